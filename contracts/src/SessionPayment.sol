// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Module} from "./Module.sol";
import {ISessionPayment} from "./interfaces/ISessionPayment.sol";
import {ISessionV2} from "./interfaces/ISessionV2.sol";
import {Names} from "./libraries/Names.sol";

/// @title SessionPayment
/// @notice See ISessionPayment.
contract SessionPayment is ISessionPayment, Module, ReentrancyGuard {
    using SafeERC20 for IERC20;

    struct Reserve {
        uint128 amount;
        uint128 share;
    }

    /// @inheritdoc ISessionPayment
    uint256 public price = 1e15;
    /// @inheritdoc ISessionPayment
    mapping(uint256 sessionId => uint256) public sessionBalance;
    /// @inheritdoc ISessionPayment
    mapping(address node => uint256) public nodeBalance;
    /// @inheritdoc ISessionPayment
    mapping(uint256 sessionId => mapping(uint256 taskId => Reserve)) public reserveOf;

    constructor(address runtime_) Module(runtime_) {}

    /// @inheritdoc ISessionPayment
    function deposit(uint256 sessionId, uint256 amount) external nonReentrant {
        if (!ISessionV2(_find(Names.SESSION)).doesSessionExist(sessionId)) revert NoSuchSession(sessionId);
        _token().safeTransferFrom(msg.sender, address(this), amount);
        sessionBalance[sessionId] += amount;
        emit Deposited(sessionId, msg.sender, amount);
    }

    /// @inheritdoc ISessionPayment
    function withdrawSession(uint256 sessionId, uint256 amount) external nonReentrant {
        if (ISessionV2(_find(Names.SESSION)).ownerOfSession(sessionId) != msg.sender) {
            revert NotSessionOwner(msg.sender);
        }
        _spend(sessionId, amount);
        emit SessionWithdrawn(sessionId, msg.sender, amount);
        _token().safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ISessionPayment
    function withdraw() external nonReentrant {
        uint256 amount = nodeBalance[msg.sender];
        if (amount == 0) revert NothingToWithdraw();
        nodeBalance[msg.sender] = 0;
        emit Withdrawn(msg.sender, amount);
        _token().safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ISessionPayment
    function reserve(uint256 sessionId, uint256 taskId, uint256 miners) external {
        _requireSibling(Names.QUEUE);
        Reserve storage r = reserveOf[sessionId][taskId];
        if (r.amount != 0) revert AlreadyReserved(sessionId, taskId);
        uint256 amount = price * miners;
        _spend(sessionId, amount);
        r.amount = uint128(amount); // setPrice bounds the price, the queue the miners
        r.share = uint128(price);
        emit Reserved(sessionId, taskId, amount);
    }

    /// @inheritdoc ISessionPayment
    function settle(uint256 sessionId, uint256 taskId, address[] calldata validMiners) external {
        _requireSibling(Names.QUEUE);
        Reserve memory r = reserveOf[sessionId][taskId];
        if (r.amount == 0) return;
        uint256 paid = uint256(r.share) * validMiners.length;
        if (paid > r.amount) revert PayoutAboveReserve(paid, r.amount);
        delete reserveOf[sessionId][taskId];
        for (uint256 i; i < validMiners.length; ++i) {
            nodeBalance[validMiners[i]] += r.share;
            emit NodePaid(validMiners[i], sessionId, taskId, r.share);
        }
        sessionBalance[sessionId] += r.amount - paid;
        emit Settled(sessionId, taskId, paid, r.amount - paid);
    }

    /// @inheritdoc ISessionPayment
    function setPrice(uint256 price_) external onlyOwner {
        if (price_ > type(uint96).max) revert PriceTooHigh(price_);
        price = price_;
        emit PriceSet(price_);
    }

    function _spend(uint256 sessionId, uint256 amount) private {
        uint256 balance = sessionBalance[sessionId];
        if (balance < amount) revert InsufficientBalance(sessionId, balance, amount);
        sessionBalance[sessionId] = balance - amount;
    }

    function _token() private view returns (IERC20) {
        return IERC20(_find(Names.COR));
    }
}
