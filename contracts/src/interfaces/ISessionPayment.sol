// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title What tasks cost, and who is paid.
/// @notice COR flows one way: deposit, session balance, a task's reserve, node balance, withdrawal; what a task does
/// not pay out goes back to its session. The contract always holds exactly the sum of the session balances, reserves
/// and node balances (tokens that somebody transfers to it directly come on top and stay).
/// A miner is paid when the quorum of validators did not call its result invalid: inconclusive is paid, because the
/// miner did the work and nothing speaks against it. Without a verdict nobody is paid.
interface ISessionPayment {
    event Deposited(uint256 indexed sessionId, address indexed from, uint256 amount);
    event Reserved(uint256 indexed sessionId, uint256 indexed taskId, uint256 amount);
    event Settled(uint256 indexed sessionId, uint256 indexed taskId, uint256 paid, uint256 refunded);
    event NodePaid(address indexed node, uint256 indexed sessionId, uint256 indexed taskId, uint256 amount);
    event Withdrawn(address indexed node, uint256 amount);
    event SessionWithdrawn(uint256 indexed sessionId, address indexed to, uint256 amount);
    event PriceSet(uint256 price);

    error NoSuchSession(uint256 sessionId);
    error NotSessionOwner(address caller);
    error InsufficientBalance(uint256 sessionId, uint256 balance, uint256 needed);
    error AlreadyReserved(uint256 sessionId, uint256 taskId);
    error PayoutAboveReserve(uint256 payout, uint256 reserved);
    error NothingToWithdraw();
    error PriceTooHigh(uint256 price);

    /// @notice Adds COR to a session's balance; approve the amount first. Anyone may pay for any session.
    function deposit(uint256 sessionId, uint256 amount) external;

    /// @notice Takes COR back that no task holds. Session owner only.
    function withdrawSession(uint256 sessionId, uint256 amount) external;

    /// @notice Sends the caller all that it earned.
    function withdraw() external;

    /// @notice Sets a miner's price of one task aside for each of `miners` miners. Queue only.
    function reserve(uint256 sessionId, uint256 taskId, uint256 miners) external;

    /// @notice Pays these miners from the task's reserve and returns the rest to the session. Queue only. A task
    /// without a reserve is free: nothing happens.
    function settle(uint256 sessionId, uint256 taskId, address[] calldata validMiners) external;

    /// @notice Sets the price of one task for one miner, in wei of COR. Open tasks keep theirs. Owner only.
    function setPrice(uint256 price) external;

    /// @notice The price of one task for one miner, in wei of COR.
    function price() external view returns (uint256);

    /// @notice What a session may still spend, in wei of COR.
    function sessionBalance(uint256 sessionId) external view returns (uint256);

    /// @notice What a node may withdraw, in wei of COR.
    function nodeBalance(address node) external view returns (uint256);

    /// @notice What an open task holds, and each miner's share, in wei of COR.
    function reserveOf(uint256 sessionId, uint256 taskId) external view returns (uint128 amount, uint128 share);
}
