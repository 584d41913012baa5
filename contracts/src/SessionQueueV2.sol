// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {QueueIntake} from "./queue/QueueIntake.sol";
import {QueueStages} from "./queue/QueueStages.sol";
import {QueueViews} from "./queue/QueueViews.sol";
import {ISessionQueueV2} from "./interfaces/ISessionQueueV2.sol";
import {Names} from "./libraries/Names.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title SessionQueueV2
/// @notice See ISessionQueueV2.
contract SessionQueueV2 is QueueIntake, QueueStages, QueueViews {
    uint32 private constant MAX_TIMEOUT = 1 days;

    uint8 public constant version = 2;
    uint8 public constant subversion = 0;

    constructor(address runtime_) Module(runtime_) {}

    /// @inheritdoc ISessionQueueV2
    function setTimeouts(uint32 ack_, uint32 precommit_, uint32 commit_, uint32 validation_, uint32 queue_) external {
        if (msg.sender != owner() && !_hasRole(msg.sender, Roles.ADMIN)) revert NotAllowed(msg.sender);
        _requireTimeout(ack_);
        _requireTimeout(precommit_);
        _requireTimeout(commit_);
        _requireTimeout(validation_);
        _requireTimeout(queue_);
        if (precommit_ > type(uint16).max) revert OutOfRange(precommit_, type(uint16).max);
        timeouts = Timeouts(ack_, precommit_, commit_, validation_, queue_);
    }

    function setUsePaymentFlow(bool _usePaymentFlow) external onlyOwner {
        usePaymentFlow = _usePaymentFlow;
    }

    function setUseSessionPayment(bool _useSessionPayment) external onlyOwner {
        useSessionPayment = _useSessionPayment;
    }

    function setUseSessionStats(bool _useSessionStats) external onlyOwner {
        useSessionStats = _useSessionStats;
    }

    function getUseSessionStats() external view returns (bool) {
        return useSessionStats;
    }

    function setUseSwitchModel(bool _useSwitchModel) external onlyOwner {
        useSwitchModel = _useSwitchModel;
    }

    function getNodePoolAddress() external view returns (address) {
        return _find(Names.NODE_POOL);
    }

    function setNodePool(address _nodePoolContract) external {
        _pin(Names.NODE_POOL, _nodePoolContract);
    }

    function getNodeReputationAddress() external view returns (address) {
        return _find(Names.NODE_REPUTATION);
    }

    function setNodeReputation(address _nodeReputationContract) external {
        _pin(Names.NODE_REPUTATION, _nodeReputationContract);
    }

    function getNodeStatsAddress() external view returns (address) {
        return _find(Names.NODE_STATS);
    }

    function setNodeStats(address _nodeStatsContract) external {
        _pin(Names.NODE_STATS, _nodeStatsContract);
    }

    function getSessionPaymentAddress() external view returns (address) {
        return _find(Names.SESSION_PAYMENT);
    }

    function setSessionPayment(address _sessionPaymentContract) external {
        _pin(Names.SESSION_PAYMENT, _sessionPaymentContract);
    }

    function getSessionQueueDataAddress() external view returns (address data) {
        data = _find(Names.QUEUE_DATA);
        if (data == address(0)) data = address(this);
    }

    function setSessionQueueData(address _sessionQueueDataContract) external {
        _pin(Names.QUEUE_DATA, _sessionQueueDataContract);
    }

    function getSessionQueueValidationAddress() external view returns (address) {
        return _find(Names.VALIDATION);
    }

    function setSessionQueueValidation(address _sessionQueueValidationContract) external {
        _pin(Names.VALIDATION, _sessionQueueValidationContract);
    }

    function getSessionReputationAddress() external view returns (address) {
        return _find(Names.SESSION_REPUTATION);
    }

    function setSessionReputation(address _sessionReputationContract) external {
        _pin(Names.SESSION_REPUTATION, _sessionReputationContract);
    }

    function getSessionStatsAddress() external view returns (address) {
        return _find(Names.SESSION_STATS);
    }

    function setSessionStats(address _sessionStatsContract) external {
        _pin(Names.SESSION_STATS, _sessionStatsContract);
    }

    function _requireTimeout(uint32 timeout) private pure {
        if (timeout == 0 || timeout > MAX_TIMEOUT) revert OutOfRange(timeout, MAX_TIMEOUT);
    }
}
