// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {INodeStats, Activity} from "./interfaces/INodeStats.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title NodeStats
/// @notice See INodeStats.
contract NodeStats is INodeStats, Module {
    struct Profile {
        uint256 level;
        uint256 sessionActionCounter;
        uint256 lastUpdated;
        uint256 windowStart;
        uint256 activityCount;
    }

    uint256 private constant MAX_PINGS = 16;
    uint256 private constant MAX_LEVEL = 5;

    uint8 public constant version = 1;
    uint8 public constant subversion = 0;

    uint256 public activityThreshold = 10;
    uint256 public constant inactivePingThreshold = 3;
    uint256 public constant pingActivityThreshold = 1;
    uint256 public windowSize = 1 days;
    uint256 public globalLastPingTimestamp;
    uint256 public globalPingCounter;
    uint256 public globalPingSlidingWindow = 1 hours;
    uint256 public globalPingThreshold = 1000;
    uint256 public nodePingSlidingWindow = 1 hours;
    uint256 public nodePingThreshold = 12;

    /// @inheritdoc INodeStats
    mapping(uint256 level => uint256) public levelThresholdPrecommitPoint;
    /// @inheritdoc INodeStats
    mapping(uint256 level => uint256) public levelThresholdCommitPoint;
    /// @notice Actions of a node in the current window.
    mapping(bytes32 node => Profile) public profiles;
    /// @notice What a node did, without its ping times.
    mapping(bytes32 node => Activity) public activities;

    constructor(address runtime_) Module(runtime_) {
        for (uint256 level = 1; level <= MAX_LEVEL; ++level) {
            levelThresholdPrecommitPoint[level] = 10 ** level;
            levelThresholdCommitPoint[level] = 10 ** level;
        }
    }

    modifier onlyModule() {
        if (!_hasRole(msg.sender, Roles.MODULE) && msg.sender != owner() && !isOracleNode(msg.sender)) {
            revert NotModule(msg.sender);
        }
        _;
    }

    // Pings

    function ping() external {
        bytes32 node = getNodeId(msg.sender);
        uint256 time = _now();
        Activity storage a = activities[node];
        uint256 last = a.lastPingTimestamp;
        if (last != 0 && time - last > nodePingSlidingWindow) a.inactivePingCounter++;
        if (last == 0 || time - last >= nodePingSlidingWindow / nodePingThreshold) a.globalPingPoint++;
        if (a.pingTimestamps.length < MAX_PINGS) a.pingTimestamps.push(time);
        else a.pingTimestamps[a.pingCounter % MAX_PINGS] = time;
        a.pingCounter++;
        a.lastPingTimestamp = time;
        emit NodePinged(msg.sender, node, a.pingCounter);
        _countGlobalPing(time);
    }

    function report(address miner, uint8 stage, int256 points) external onlyModule {
        Activity storage a = activities[getNodeId(miner)];
        if (stage == 1) {
            (a.preparePoint, a.prepareCounter) = (a.preparePoint + points, a.prepareCounter + 1);
        } else if (stage == 2) {
            (a.precommitPoint, a.precommitCounter) = (a.precommitPoint + points, a.precommitCounter + 1);
        } else if (stage == 3) {
            (a.commitPoint, a.commitCounter) = (a.commitPoint + points, a.commitCounter + 1);
        } else if (stage == 4) {
            (a.endPoint, a.endCounter) = (a.endPoint + points, a.endCounter + 1);
        } else if (stage == 5) {
            _addCorrectness(a, points);
        } else {
            revert UnknownStage(stage);
        }
    }

    function rewardPing(bytes32 node) external onlyModule {
        activities[node].globalPingPoint++;
    }

    function modifyPingPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].globalPingPoint += points;
    }

    function modifyCorrectnessPoint(bytes32 node, int256 points) external onlyModule {
        _addCorrectness(activities[node], points);
    }

    function updateNodeActivity(bytes32 node) external onlyModule {
        Profile storage p = profiles[node];
        uint256 time = _now();
        if (time - p.windowStart > windowSize) {
            p.windowStart = time;
            p.activityCount = 0;
        }
        p.activityCount++;
        p.sessionActionCounter++;
        p.lastUpdated = time;
        uint256 level = getLevel(node);
        if (level != p.level) {
            p.level = level;
            emit NodeLevelUpdated(node, level);
        }
    }

    function checkAndResetNode(bytes32 node) external {
        Activity storage a = activities[node];
        Profile storage p = profiles[node];
        uint256 time = _now();
        if (time - a.lastPingTimestamp <= windowSize || time - p.lastUpdated <= windowSize) return;
        uint256 pings = a.pingCounter;
        delete activities[node];
        delete profiles[node];
        if (pings != 0) emit NodeReset(node);
    }

    // Request

    function rewardRequest(bytes32 node) external onlyModule {
        activities[node].requestPoint++;
        activities[node].requestCounter++;
    }

    function penaltyRequest(bytes32 node) external onlyModule {
        activities[node].requestPoint--;
        activities[node].requestCounter++;
    }

    function modifyRequestPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].requestPoint += points;
    }

    function incrementRequestCounter(bytes32 node) external onlyModule {
        activities[node].requestCounter++;
    }

    // Create

    function rewardCreate(bytes32 node) external onlyModule {
        activities[node].createPoint++;
        activities[node].createCounter++;
    }

    function penaltyCreate(bytes32 node) external onlyModule {
        activities[node].createPoint--;
        activities[node].createCounter++;
    }

    function modifyCreatePoint(bytes32 node, int256 points) external onlyModule {
        activities[node].createPoint += points;
    }

    function incrementCreateCounter(bytes32 node) external onlyModule {
        activities[node].createCounter++;
    }

    // Prepare

    function rewardPrepare(bytes32 node) external onlyModule {
        activities[node].preparePoint++;
        activities[node].prepareCounter++;
    }

    function penaltyPrepare(bytes32 node) external onlyModule {
        activities[node].preparePoint--;
        activities[node].prepareCounter++;
    }

    function modifyPreparePoint(bytes32 node, int256 points) external onlyModule {
        activities[node].preparePoint += points;
    }

    function incrementPrepareCounter(bytes32 node) external onlyModule {
        activities[node].prepareCounter++;
    }

    // Start

    function rewardStart(bytes32 node) external onlyModule {
        activities[node].startPoint++;
        activities[node].startCounter++;
    }

    function penaltyStart(bytes32 node) external onlyModule {
        activities[node].startPoint--;
        activities[node].startCounter++;
    }

    function modifyStartPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].startPoint += points;
    }

    function incrementStartCounter(bytes32 node) external onlyModule {
        activities[node].startCounter++;
    }

    // Precommit

    function rewardPrecommit(bytes32 node) external onlyModule {
        activities[node].precommitPoint++;
        activities[node].precommitCounter++;
    }

    function penaltyPrecommit(bytes32 node) external onlyModule {
        activities[node].precommitPoint--;
        activities[node].precommitCounter++;
    }

    function modifyPrecommitPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].precommitPoint += points;
    }

    function incrementPrecommitCounter(bytes32 node) external onlyModule {
        activities[node].precommitCounter++;
    }

    // Commit

    function rewardCommit(bytes32 node) external onlyModule {
        activities[node].commitPoint++;
        activities[node].commitCounter++;
    }

    function penaltyCommit(bytes32 node) external onlyModule {
        activities[node].commitPoint--;
        activities[node].commitCounter++;
    }

    function modifyCommitPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].commitPoint += points;
    }

    function incrementCommitCounter(bytes32 node) external onlyModule {
        activities[node].commitCounter++;
    }

    // End

    function rewardEnd(bytes32 node) external onlyModule {
        activities[node].endPoint++;
        activities[node].endCounter++;
    }

    function penaltyEnd(bytes32 node) external onlyModule {
        activities[node].endPoint--;
        activities[node].endCounter++;
    }

    function modifyEndPoint(bytes32 node, int256 points) external onlyModule {
        activities[node].endPoint += points;
    }

    function incrementEndCounter(bytes32 node) external onlyModule {
        activities[node].endCounter++;
    }

    // Settings

    function setActivityThreshold(uint256 _activityThreshold) external onlyOwner {
        activityThreshold = _activityThreshold;
    }

    function setGlobalPingSlidingWindow(uint256 _globalPingSlidingWindow) external onlyOwner {
        globalPingSlidingWindow = _globalPingSlidingWindow;
    }

    function setGlobalPingThreshold(uint256 _globalPingThreshold) external onlyOwner {
        globalPingThreshold = _globalPingThreshold;
    }

    function setPingSlidingWindow(uint256 _nodePingSlidingWindow) external onlyOwner {
        nodePingSlidingWindow = _nodePingSlidingWindow;
    }

    function setWindowSize(uint256 _windowSize) external onlyOwner {
        windowSize = _windowSize;
    }

    function setNodePingThreshold(uint256 _nodePingThreshold) external onlyOwner {
        nodePingThreshold = _nodePingThreshold == 0 ? 1 : _nodePingThreshold; // it divides
    }

    // Views

    function getActivity(bytes32 node) external view returns (Activity memory a) {
        a = activities[node];
        a.pingTimestamps = getNodePingTimestamps(node);
    }

    function getCommitCounter(bytes32 node) external view returns (uint256) {
        return activities[node].commitCounter;
    }

    function getCommitPoint(bytes32 node) external view returns (int256) {
        return activities[node].commitPoint;
    }

    function getCreateCounter(bytes32 node) external view returns (uint256) {
        return activities[node].createCounter;
    }

    function getCreatePoint(bytes32 node) external view returns (int256) {
        return activities[node].createPoint;
    }

    function getPrecommitCounter(bytes32 node) external view returns (uint256) {
        return activities[node].precommitCounter;
    }

    function getPrecommitPoint(bytes32 node) external view returns (int256) {
        return activities[node].precommitPoint;
    }

    function getPrepareCounter(bytes32 node) external view returns (uint256) {
        return activities[node].prepareCounter;
    }

    function getPreparePoint(bytes32 node) external view returns (int256) {
        return activities[node].preparePoint;
    }

    function getCorrectnessPoint(bytes32 node) external view returns (int256) {
        return activities[node].correctnessPoint;
    }

    function getPingCounter(bytes32 node) external view returns (uint256) {
        return activities[node].pingCounter;
    }

    function getPingPoint(bytes32 node) external view returns (int256) {
        return activities[node].globalPingPoint;
    }

    function getNodePingTimestamps(bytes32 node) public view returns (uint256[] memory times) {
        Activity storage a = activities[node];
        times = new uint256[](a.pingTimestamps.length);
        uint256 oldest = times.length < MAX_PINGS ? 0 : a.pingCounter % MAX_PINGS;
        for (uint256 i; i < times.length; ++i) {
            times[i] = a.pingTimestamps[(oldest + i) % times.length];
        }
    }

    function getLevel(bytes32 node) public view returns (uint256 level) {
        Activity storage a = activities[node];
        while (
            level < MAX_LEVEL && a.precommitPoint >= int256(levelThresholdPrecommitPoint[level + 1])
                && a.commitPoint >= int256(levelThresholdCommitPoint[level + 1])
        ) ++level;
    }

    function isNodeActive(bytes32 node) external view returns (bool) {
        uint256 last = activities[node].lastPingTimestamp;
        return last != 0 && _now() - last <= nodePingSlidingWindow;
    }

    function getGlobalPingSlidingWindow() external view returns (uint256) {
        return globalPingSlidingWindow;
    }

    function getGlobalPingThreshold() external view returns (uint256) {
        return globalPingThreshold;
    }

    function getNodePingThreshold() external view returns (uint256) {
        return nodePingThreshold;
    }

    function getPingSlidingWindow() external view returns (uint256) {
        return nodePingSlidingWindow;
    }

    function _addCorrectness(Activity storage a, int256 points) private {
        a.correctnessPoint += points;
        a.correctnessCounter++;
    }

    function _countGlobalPing(uint256 time) private {
        if (time - globalLastPingTimestamp > globalPingSlidingWindow) globalPingCounter = 0;
        globalLastPingTimestamp = time;
        globalPingCounter++;
        if (globalPingCounter == globalPingThreshold) emit GlobalPingThresholdReached(globalPingCounter);
    }
}
