// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice What a node did, as published clients decode it.
struct Activity {
    int256 requestPoint;
    int256 createPoint;
    int256 preparePoint;
    int256 startPoint;
    int256 precommitPoint;
    int256 commitPoint;
    int256 endPoint;
    int256 correctnessPoint;
    uint256 requestCounter;
    uint256 createCounter;
    uint256 prepareCounter;
    uint256 startCounter;
    uint256 precommitCounter;
    uint256 commitCounter;
    uint256 endCounter;
    uint256 correctnessCounter;
    uint256 pingCounter;
    int256 globalPingPoint;
    uint256 lastPingTimestamp;
    uint256[] pingTimestamps;
    uint256 inactivePingCounter;
}

/// @title What each node did, by stage.
/// @notice A point is gained by doing a stage in time and lost by missing it; a counter counts both. User tasks report
/// prepare (acknowledged), precommit, commit, end, and correctness (the verdict). Nodes are named by node id.
/// Changes come from contracts that hold the MODULE role, from oracles or from the owner.
interface INodeStats {
    event GlobalPingThresholdReached(uint256 globalPingCounter);
    event NodeLevelUpdated(bytes32 indexed node, uint256 newLevel);
    event NodePinged(address miner, bytes32 nodeId, uint256 pingCounter);
    event NodeReset(bytes32 indexed node);

    error NotModule(address caller);
    error UnknownStage(uint8 stage);

    /// @notice A node says that it is alive. Counts as a point when the last ping is at least
    /// `nodePingSlidingWindow / nodePingThreshold` seconds ago.
    function ping() external;

    /// @notice Changes the points of a stage of user tasks and counts one: 1 prepare, 2 precommit, 3 commit, 4 end,
    /// 5 correctness. What SessionQueueV2 calls. Module.
    function report(address miner, uint8 stage, int256 points) external;

    /// @notice Gives one point for a ping. Module.
    function rewardPing(bytes32 node) external;

    /// @notice Changes the points for pings. Module.
    function modifyPingPoint(bytes32 node, int256 points) external;

    /// @notice Changes the points for verdicts and counts one. Module.
    function modifyCorrectnessPoint(bytes32 node, int256 points) external;

    /// @notice Counts one action of the node in the current window. Module.
    function updateNodeActivity(bytes32 node) external;

    /// @notice Starts the node's points anew when it has been inactive for a whole window. Anyone.
    function checkAndResetNode(bytes32 node) external;

    // Request

    /// @notice One point more and one counted. Module.
    function rewardRequest(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyRequest(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyRequestPoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementRequestCounter(bytes32 node) external;

    // Create

    /// @notice One point more and one counted. Module.
    function rewardCreate(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyCreate(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyCreatePoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementCreateCounter(bytes32 node) external;

    // Prepare

    /// @notice One point more and one counted. Module.
    function rewardPrepare(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyPrepare(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyPreparePoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementPrepareCounter(bytes32 node) external;

    // Start

    /// @notice One point more and one counted. Module.
    function rewardStart(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyStart(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyStartPoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementStartCounter(bytes32 node) external;

    // Precommit

    /// @notice One point more and one counted. Module.
    function rewardPrecommit(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyPrecommit(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyPrecommitPoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementPrecommitCounter(bytes32 node) external;

    // Commit

    /// @notice One point more and one counted. Module.
    function rewardCommit(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyCommit(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyCommitPoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementCommitCounter(bytes32 node) external;

    // End

    /// @notice One point more and one counted. Module.
    function rewardEnd(bytes32 node) external;
    /// @notice One point less and one counted. Module.
    function penaltyEnd(bytes32 node) external;
    /// @notice Changes the points alone. Module.
    function modifyEndPoint(bytes32 node, int256 points) external;
    /// @notice Counts one. Module.
    function incrementEndCounter(bytes32 node) external;

    // Settings, owner

    function setActivityThreshold(uint256 _activityThreshold) external;
    function setGlobalPingSlidingWindow(uint256 _globalPingSlidingWindow) external;
    function setGlobalPingThreshold(uint256 _globalPingThreshold) external;
    function setNodePingThreshold(uint256 _nodePingThreshold) external;
    function setPingSlidingWindow(uint256 _nodePingSlidingWindow) external;
    function setWindowSize(uint256 _windowSize) external;

    // Views

    function getActivity(bytes32 node) external view returns (Activity memory);
    function getCommitCounter(bytes32 node) external view returns (uint256);
    function getCommitPoint(bytes32 node) external view returns (int256);
    function getCorrectnessPoint(bytes32 node) external view returns (int256);
    function getCreateCounter(bytes32 node) external view returns (uint256);
    function getCreatePoint(bytes32 node) external view returns (int256);
    function getPrecommitCounter(bytes32 node) external view returns (uint256);
    function getPrecommitPoint(bytes32 node) external view returns (int256);
    function getPrepareCounter(bytes32 node) external view returns (uint256);
    function getPreparePoint(bytes32 node) external view returns (int256);
    function getPingCounter(bytes32 node) external view returns (uint256);
    function getPingPoint(bytes32 node) external view returns (int256);
    /// @notice The node's last pings, at most 16, oldest first.
    function getNodePingTimestamps(bytes32 node) external view returns (uint256[] memory);
    /// @notice The highest level whose precommit and commit thresholds the node's points reach.
    function getLevel(bytes32 node) external view returns (uint256);
    /// @notice Whether the node pinged within the sliding window.
    function isNodeActive(bytes32 node) external view returns (bool);
    function levelThresholdPrecommitPoint(uint256 level) external view returns (uint256);
    function levelThresholdCommitPoint(uint256 level) external view returns (uint256);
    function activityThreshold() external view returns (uint256);
    function inactivePingThreshold() external view returns (uint256);
    function pingActivityThreshold() external view returns (uint256);
    function windowSize() external view returns (uint256);
    function globalLastPingTimestamp() external view returns (uint256);
    function globalPingCounter() external view returns (uint256);
    function globalPingSlidingWindow() external view returns (uint256);
    function globalPingThreshold() external view returns (uint256);
    function nodePingSlidingWindow() external view returns (uint256);
    function nodePingThreshold() external view returns (uint256);
    function getGlobalPingSlidingWindow() external view returns (uint256);
    function getGlobalPingThreshold() external view returns (uint256);
    function getNodePingThreshold() external view returns (uint256);
    function getPingSlidingWindow() external view returns (uint256);
    function version() external view returns (uint8);
    function subversion() external view returns (uint8);
}
