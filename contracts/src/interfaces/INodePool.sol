// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice A node of the pool as published clients decode it. Times are seconds, 0 for never.
struct NodeEntry {
    address nodeAddress;
    uint256 addedTimestamp;
    uint256 ephemeralTimestamp;
    uint256 reservedTimestamp;
    uint256 releasedTimestamp;
    uint256 sessionId;
    uint8 status;
}

/// @notice A node of the pool with what decides whether it gets work.
struct PoolNode {
    address node;
    uint8 status;
    bool idle;
    uint256 running;
    uint256 capacity;
    uint256 since;
}

/// @title The pool of miners that tasks are given to.
/// @notice A miner joins with a capacity: the tasks it takes at once. It is idle while it runs fewer, does not report
/// itself busy and holds the MINER role. Status: 0 none, 1 ephemeral (free for any session), 2 reserved for one
/// session, 3 released (in the pool, gets no work).
interface INodePool {
    event LastExecutionTimestampSet(
        bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp, uint256 mode
    );
    event NodeAdded(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);
    event NodeEphemeral(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);
    event NodePoolForceModeResetAll(uint256 timestamp);
    event NodePoolModeReset(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);
    event NodeReleased(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);
    event NodeRemoved(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);
    event NodeReserved(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp);

    error NotMiner(address node);
    error BadCapacity(uint256 capacity, uint256 limit);
    error NodeUnavailable(address node);
    error UnknownNode(bytes32 nodeId);
    error NoIdleNode();
    error BadMode(uint8 mode);
    error BadSelector(uint256 selector);
    error WrongNodeStatus(bytes32 nodeId, uint8 status);

    // Ours: capacity and the queue's calls

    /// @notice Enters the pool, or changes the capacity (1 to 1,024 tasks at once). MINER role.
    function join(uint256 capacity) external;

    /// @notice Takes no more work; running tasks go on.
    function leave() external;

    /// @notice Tasks the node runs now.
    function running(address node) external view returns (uint256);

    /// @notice Tasks the node takes at once.
    function capacityOf(address node) external view returns (uint256);

    /// @notice Whether the node would be given a task of any session now.
    function isIdle(address node) external view returns (bool);

    /// @notice A page of the pool, in list order.
    function nodes(uint256 offset, uint256 limit) external view returns (PoolNode[] memory);

    /// @notice Picks and occupies up to `count` distinct idle nodes: first those of `preferred` in order, then, unless
    /// `onlyPreferred`, pool nodes from a pseudo-random start. Returns none when fewer than `least` are idle. Queue
    /// only. Looks at no more than 256 pool nodes.
    function pick(
        uint256 count,
        uint256 least,
        address[] calldata preferred,
        bool onlyPreferred,
        address[] calldata exclude
    ) external returns (address[] memory picked);

    /// @notice Occupies exactly these nodes, or reverts with NodeUnavailable. Queue only.
    function take(address[] calldata nodes_) external;

    /// @notice Frees a task's place on each of these nodes. Queue only.
    function free(address[] calldata nodes_) external;

    // Published

    /// @notice Adds a node with capacity 1. Oracle or owner.
    function add(address addr) external;

    /// @notice Adds a node with capacity 1; the id must be its own. Oracle or owner.
    function addNode(bytes32 nodeId, address addr) external;

    /// @notice Takes a node out of the pool. Oracle or owner.
    function remove(address addr) external;

    /// @notice Takes a node out of the pool. Oracle or owner.
    function removeNode(bytes32 nodeId) external;

    /// @notice Makes a node free for any session. Oracle or owner.
    function ephemeral(address addr) external;

    /// @notice Makes a node free for any session. Oracle or owner.
    function ephemeralNode(bytes32 nodeId) external;

    /// @notice Reserves a node. Oracle or owner.
    function reserve(address addr) external;

    /// @notice Reserves a node. Oracle or owner.
    function reserveNode(bytes32 nodeId) external;

    /// @notice Keeps a node from getting work. Oracle or owner.
    function release(address addr) external;

    /// @notice Keeps a node from getting work. Oracle or owner.
    function releaseNode(bytes32 nodeId) external;

    /// @notice Keeps a free node from getting work. Oracle or owner.
    function releaseEphemeralNode(bytes32 nodeId) external;

    /// @notice Returns a reserved node to the free ones. SessionV2, oracle or owner.
    function releaseReservedNodeFromSession(bytes32 nodeId) external;

    /// @notice Reserves an idle node for a session, chosen as the selector says. SessionV2, oracle or owner.
    function reserveBySession(uint256 sessionId) external returns (address nodeAddress, bytes32 nodeId);

    /// @notice Reserves a random idle node for a session. SessionV2, oracle or owner.
    function reserveRandomBySession(uint256 sessionId) external returns (address nodeAddress, bytes32 nodeId);

    /// @notice The node `reserveBySession` would take now; reserves nothing. Reverts when none is idle.
    function chooseNodeBySessionSelector(uint256 sessionId) external returns (address nodeAddress, bytes32 nodeId);

    /// @notice 0: the first idle node in list order; 1: pseudo-random. Owner.
    function setReserveBySessionSelector(uint256 selector) external;

    /// @notice The caller's own word: 0 idle, 1 busy. A busy node gets no work.
    function setSelfReportedModeByNode(uint8 mode) external;

    /// @notice Forgets the word of nodes that said busy. Oracle or owner.
    function resetModeAll() external;

    /// @notice Same as resetModeAll, with one event for all. Oracle or owner.
    function forceResetModeAll() external;

    /// @notice Forgets that the node said busy. Oracle or owner.
    function resetModeByNode(address addr) external;

    /// @notice Forgets that the node said busy. Oracle or owner.
    function resetModeByNodeId(bytes32 nodeId) external;

    /// @notice Notes that the node worked now. Oracle or owner; the queue's picks note it themselves.
    function setLastExecutionTimestampByNode(address addr) external;

    function get(address addr) external view returns (NodeEntry memory);
    function getNodeInfo(bytes32 nodeId) external view returns (NodeEntry memory);
    function ephemeralNodes(bytes32 nodeId)
        external
        view
        returns (
            address nodeAddress,
            uint256 addedTimestamp,
            uint256 ephemeralTimestamp,
            uint256 reservedTimestamp,
            uint256 releasedTimestamp,
            uint256 sessionId,
            uint8 status
        );
    function nodeIds(uint256 index) external view returns (bytes32);
    function getAllNodes() external view returns (bytes32[] memory);
    function getAllNodeAddresses() external view returns (address[] memory);
    /// @notice Every NodeEntry, ABI encoded.
    function getAllNodeEntries() external view returns (bytes[] memory);
    function getCount() external view returns (uint256);
    function allNodeCount() external view returns (uint256);
    function ephemeralNodeCount() external view returns (uint256);
    function reservedNodeCount() external view returns (uint256);
    function releasedNodeCount() external view returns (uint256);
    /// @notice All, ephemeral, reserved, released.
    function getNodeStatusCount() external view returns (uint256, uint256, uint256, uint256);
    function getNodeStatus(address addr) external view returns (uint8);
    function getNodeStatusById(bytes32 nodeId) external view returns (uint8);
    function doesNodeExist(bytes32 nodeId) external view returns (bool);
    /// @notice Whether the node would be given a task of any session now.
    function isNodeAvailable(bytes32 nodeId) external view returns (bool);
    function isNodeReleased(bytes32 nodeId) external view returns (bool);
    /// @notice Whether the node is reserved and has not worked for `idleThreshold` seconds.
    function isIdleInReservedState(address addr, uint256 idleThreshold) external view returns (bool);
    function isNodeIdleInReservedState(bytes32 nodeId, uint256 idleThreshold) external view returns (bool);
    /// @notice The session a node is reserved for; reverts when it is not reserved.
    function getAssignedSessionId(bytes32 nodeId) external view returns (uint256);
    function lastExecutionTimestamp(bytes32 nodeId) external view returns (uint256);
    function getLastExecutionTimestampByNode(address addr) external view returns (uint256);
    function getLastExecutionTimestampByNodeId(bytes32 nodeId) external view returns (uint256);
    /// @notice Whether the node said it is busy.
    function selfReportedMode(bytes32 nodeId) external view returns (bool);
    /// @notice When the node last said whether it is busy.
    function selfReportedTimestamp(bytes32 nodeId) external view returns (uint256);
    function reserveBySessionSelector() external view returns (uint256);
    function getReserveBySessionSelector() external view returns (uint256);
    /// @notice The list in a pseudo-random order that depends on the caller and the block.
    function shuffleIndexList(uint256[] memory array, address caller) external view returns (uint256[] memory);
    function getNodeSelectionAddress() external view returns (address);
    function getNodeStatsAddress() external view returns (address);
    function version() external view returns (uint8);
    function subversion() external view returns (uint8);
}
