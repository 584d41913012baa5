// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Where validators say what they think of a task's results.
/// @notice Opinions: 0 none, 1 valid, 2 invalid, 3 inconclusive. When as many validators have spoken as the task asks
/// for (its session's numOfValidatorNodes, at least one), the opinion on each miner is that of the majority; a tie is
/// inconclusive. No verdict is taken after the quorum or after the validation deadline.
interface ISessionQueueValidation {
    /// @notice A validator gave its verdict on a round. `link` leads to the reasons: ipfs://<CID of the Verdict>.
    event VerdictSubmitted(
        uint256 indexed sessionId,
        uint256 indexed taskId,
        address indexed validator,
        uint256 round,
        uint8[] opinions,
        string link
    );

    error NotValidator(address caller);
    error ValidatorIsMiner(address caller);
    error NotInValidation(uint8 status);
    error WrongRound(uint256 round, uint256 current);
    error AlreadySubmitted(address validator);
    error QuorumReached();
    error DeadlinePassed(uint256 deadline);
    error BadOpinions();
    error TooLong(uint256 length, uint256 limit);

    /// @notice Gives a verdict on the miners that SessionQueueV2.currentMiners lists, in that order. VALIDATOR role;
    /// once per validator and round; not by a miner of the task.
    function submit(uint256 sessionId, uint256 taskId, uint256 round, uint8[] calldata opinions, string calldata link)
        external;

    /// @notice Every verdict on a task, in order.
    function verdicts(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory validators, uint256[] memory rounds, string[] memory links);

    /// @notice The quorum's opinion of a miner; 0 until there is one.
    function opinionOf(uint256 sessionId, uint256 taskId, address miner) external view returns (uint8);

    /// @notice Whether the task's current round has its quorum.
    function quorumReached(uint256 sessionId, uint256 taskId) external view returns (bool);

    /// @notice Whether the round has its quorum, and then the opinions of the miners, in the order given.
    function outcome(uint256 sessionId, uint256 taskId, uint256 round, address[] calldata miners)
        external
        view
        returns (bool reached, uint8[] memory opinions);

    /// @notice What one validator said of a round; empty when it did not.
    function opinionsBy(uint256 sessionId, uint256 taskId, uint256 round, address validator)
        external
        view
        returns (uint8[] memory);
}
