// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice A session as published clients decode it. Times are seconds. state: 1 active, 2 deactivated. mode: 0
/// ephemeral (any node), 1 hybrid (dedicated nodes first), 2 dedicated (dedicated nodes only). sla: 0 low, 1 medium,
/// 2 high. reservePeriod: seconds for which nodes reserved at creation stay.
struct Session {
    uint256 id;
    bytes32 sid;
    string name;
    string metadata;
    uint8 state;
    uint256 createdAt;
    uint256 updatedAt;
    address owner;
    address[] ephemeralNodes;
    address[] dedicatedNodes;
    uint256 mode;
    uint256 redundant;
    uint256 minNumOfNodes;
    uint256 maxNumOfNodes;
    uint256 numOfValidatorNodes;
    string[] routerMetadatas;
    address[] routerAddresses;
    uint256 sla;
    uint256 modelIdentifier;
    uint256 reservePeriod;
    uint256 maxTaskExecutionCount;
}

/// @title Sessions: a user's standing order for inference, and the door through which its tasks come in.
/// @notice Ids start at 0. A session's owner, and the routers it names, submit tasks for it. Names and misspellings
/// are those of the published interface.
interface ISessionV2 {
    event AllRoutersRemoved(uint256 indexed sessionId);
    event DedicatedNodeAdded(address indexed nodeAddress);
    event DedicatedNodeRemoved(address indexed nodeAddress);
    event NewNodeAssignedToSession(
        uint256 indexed sessionId, address[] nodeAddresses, uint256 newNodeCount, uint256 assignmentType
    );
    event NodeReleased(bytes32 nodeId, uint256 sessionId);
    event RouterAdded(address routerAddress, string routerInfo);
    event RouterRemoved(address routerAddress);
    event RouterUpdated(address routerAddress, string routerInfo);
    event SessionCreated(uint256 sessionId, bytes32 sid, address owner, address[] miners);
    event SessionDeactivated(uint256 indexed sessionId, address indexed deactivator);
    event SessionUpdated(
        uint256 indexed sessionId,
        address indexed updater,
        uint256 minNumOfNodes,
        uint256 maxNumOfNodes,
        uint256 redundant
    );
    /// @notice A task was given to nodes right when it was submitted. Later assignments: SessionQueueV2.TaskAssigned.
    event TaskAssigned(uint256 sessionId, uint256 taskId, bytes32[] nodeIds);
    event TaskSubmitted(uint256 sessionId, uint256 taskId, string taskData, string clientReference);

    error NoSuchSession(uint256 sessionId);
    error NotActive(uint256 sessionId);
    error NotSessionOwner(uint256 sessionId, address caller);
    error NotSubmitter(uint256 sessionId, address caller);
    error TooLong(uint256 length, uint256 limit);
    error OutOfRange(uint256 value, uint256 limit);
    error BadNodeRange(uint256 minNumOfNodes, uint256 maxNumOfNodes);
    error AlreadyAdded(address account);
    error NotFound(address account);
    error Empty();
    error NotReleasable(bytes32 nodeId);

    /// @notice Creates a session that the caller owns; its id is in SessionCreated.
    /// @param name at most 128 bytes
    /// @param metadata at most 1,024 bytes
    /// @param variableAddress zero, or a first router besides the owner
    /// @param minNumOfNodes a task starts with at least so many miners (0 counts as 1), at most `redundant`
    /// @param maxNumOfNodes at most so many miners a task; 0 for no limit
    /// @param redundant miners a task, 1 to 8; 0 for the default of 2
    /// @param numOfValidatorNodes verdicts that decide a task, at most 16 (0 counts as 1)
    /// @param mode 0 ephemeral, 1 hybrid, 2 dedicated
    /// @param reserveEphemeralNodes whether to reserve `minNumOfNodes` idle pool nodes for this session
    /// @param sla 0 low, 1 medium, 2 high
    /// @param modelIdentifier index in the model table, 0 for the default
    /// @param reservePeriod seconds for which reserved nodes stay, at most MAX_RESERVE_PERIOD
    /// @param maxTaskExecutionCount tasks after which reserved nodes may be released, at most MAX_TASK_EXECUTION_COUNT
    function create(
        string memory name,
        string memory metadata,
        address variableAddress,
        uint256 minNumOfNodes,
        uint256 maxNumOfNodes,
        uint256 redundant,
        uint256 numOfValidatorNodes,
        uint256 mode,
        bool reserveEphemeralNodes,
        uint256 sla,
        uint256 modelIdentifier,
        uint256 reservePeriod,
        uint256 maxTaskExecutionCount
    ) external;

    /// @notice The older `create`: sla 0, model 0, reserve limits as far as they go.
    function create(
        string memory name,
        string memory metadata,
        address variableAddress,
        uint256 minNumOfNodes,
        uint256 maxNumOfNodes,
        uint256 redundant,
        uint256 numOfValidatorNodes,
        uint256 mode,
        bool reserveEphemeralNodes
    ) external;

    /// @notice Changes a session. Owner of the session. Limits as in `create`. Open tasks keep their terms.
    function update(
        string memory name,
        string memory metadata,
        uint256 sessionId,
        uint256 minNumOfNodes,
        uint256 maxNumOfNodes,
        uint256 redundant,
        uint256 numOfValidatorNodes,
        uint256 mode
    ) external;

    /// @notice Hands a session on. Owner of the session.
    function updateOwner(uint256 sessionId, address newOwner) external;

    /// @notice Takes no more tasks for a session; open ones go on. Owner of the session, or of this contract.
    function deactivateSession(uint256 sessionId) external;

    /// @notice Submits a task. Owner of the session or one of its routers. The task id is in TaskSubmitted.
    /// @param sessionId the session
    /// @param nodeType published; 0 to 2, the session's mode decides
    /// @param taskData what to do, 1 to 512 bytes; ipfs://<CID of the Task record>
    /// @param promptType how the prompt is given
    /// @param promptTemplate at most 1,024 bytes
    /// @param llmParams [maxTokens, temperature*100, topP*100, topK, repeatPenalty*100, presencePenalty,
    /// frequencyPenalty], or the same without repeatPenalty, or none
    /// @param requestParams the first is the precommit timeout in seconds, 1 to 3,600; 0 or none for the default
    /// @param clientReference the client's own name for the task, at most 256 bytes
    function submit(
        uint256 sessionId,
        uint256 nodeType,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        uint256[] memory requestParams,
        string memory clientReference
    ) external;

    /// @notice The older `submit`: default precommit timeout.
    function submit(
        uint256 sessionId,
        uint256 nodeType,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        string memory clientReference
    ) external;

    /// @notice Lets an address submit tasks. Owner of the session. At most 16; metadata at most 1,024 bytes.
    function addRouter(uint256 sessionId, address routerAddress, string memory metadata) external;
    /// @notice Changes a router's metadata. Owner of the session, or the router itself.
    function updateRouter(uint256 sessionId, address routerAddress, string memory newRouterInfo) external;
    /// @notice Owner of the session.
    function removeRouter(uint256 sessionId, address routerAddress) external;
    /// @notice Removes every router. Owner of the session.
    function resetAllRouters(uint256 sessionId) external;
    /// @notice Prefers a node for the session's tasks. Owner of the session. At most 16.
    function addDedicatedNode(uint256 sessionId, address nodeAddress) external;
    /// @notice Owner of the session.
    function removeDedicatedNode(uint256 sessionId, address nodeAddress) external;
    /// @notice Returns a node that was reserved for a session to the pool. Oracle or owner of the session; anybody
    /// once the session's reserve period or task count is over.
    function releaseByNodeId(bytes32 nodeId) external;

    // For the other contracts

    /// @notice How tasks of the session are assigned: miners a task, the least that will do, verdicts that decide,
    /// whether only `preferred` may be taken, and the nodes to take first.
    function assignmentPolicy(uint256 sessionId)
        external
        view
        returns (uint256 miners, uint256 least, uint256 quorum, bool onlyPreferred, address[] memory preferred);
    /// @notice The owner of a session, zero when there is no such session.
    function ownerOfSession(uint256 sessionId) external view returns (address);

    // Views

    function getSession(uint256 sessionId) external view returns (Session memory);
    function getSessionCount() external view returns (uint256);
    function doesSessionExist(uint256 sessionId) external view returns (bool);
    function getActiveSessionsByAddress(address userAddr) external view returns (Session[] memory);
    function getSessionsByAddressByPage(address userAddr, uint256 offset, uint256 amount)
        external
        view
        returns (Session[] memory);
    function getSessionCountByAddress(address userAddr) external view returns (uint256);
    function getSessionIds(address userAddr) external view returns (uint256[] memory);
    function getSessionsIdsByAddress(address userAddr) external view returns (uint256[] memory);
    function getUserSessions(address user) external view returns (uint256[] memory);
    /// @notice The session that the address created or got last; reverts when it has none.
    function getLatestSessionId(address userAddr) external view returns (uint256);
    /// @notice Ids, names, metadata and states of the sessions of an address.
    function getSessionIdAndNameAndMetadataByAddress(address userAddr)
        external
        view
        returns (uint256[] memory, string[] memory, string[] memory, uint256[] memory);
    function getRouterCount(uint256 sessionId) external view returns (uint256);
    function getRouterAddress(uint256 sessionId, uint256 index) external view returns (address);
    /// @notice The router's place; reverts when the address is none.
    function getRouterAddressToIndex(uint256 sessionId, address routerAddress) external view returns (uint256);
    /// @notice The router's place, -1 when the address is none.
    function getRouterIndex(uint256 sessionId, address routerAddress) external view returns (int256);
    function getRouterInfo(uint256 sessionId, address routerAddress) external view returns (string memory);
    function getRouterInfoExists(uint256 sessionId, string memory routerInfo) external view returns (bool);
    function getLatestRouterAddress(uint256 sessionId) external view returns (address);
    function getLatestRouterIndex(uint256 sessionId) external view returns (uint256);
    function getLatestRouterInfo(uint256 sessionId) external view returns (string memory);
    /// @notice The router metadata of every session of an address, one after the other.
    function getRouterMetadatasByAddress(address userAddr) external view returns (string[] memory);
    function getRouterMetadatasBySessionIds(uint256[] memory sessionIds) external view returns (string[] memory);
    function getDedicatedNodeExists(uint256 sessionId, address nodeAddress) external view returns (bool);
    /// @notice The session that reserved the node, or that took it as a dedicated one last; reverts when none did.
    function getNodeSessionId(address nodeAddress) external view returns (uint256);
    function getNodeAssignedTimestamp(address nodeAddress) external view returns (uint256);
    function isNodeAssignedToAnySession(address nodeAddress) external view returns (bool);
    /// @notice The miners of a task and what they have revealed; see SessionQueueV2.
    function getTaskResults(uint256 sessionId, uint256 taskId) external view returns (address[] memory, string[] memory);

    // Settings: owner. The switches of model switching are published and kept, and have no effect.

    function MAX_RESERVE_PERIOD() external view returns (uint256);
    function MAX_TASK_EXECUTION_COUNT() external view returns (uint256);
    function setReservePeriod(uint256 _reservePeriod) external;
    function setMaxTaskExecutionCount(uint256 _maxTaskExecutionCount) external;
    function useDedicatedNodeSwitchModel() external view returns (bool);
    function setUseDedicatedNodeSwitchModel(bool _useDedicatedNodeSwitchModel) external;
    function useSwitchModel() external view returns (bool);
    function setUseSwitchModel(bool _useSwitchModel) external;
    /// @notice Published; whether tasks cost anything is decided by SessionQueueV2.
    function useSessionPayment() external view returns (bool);
    function setUseSessionPayment(bool _useSessionPayment) external;
    function getNodePoolAddress() external view returns (address);
    function setNodePool(address _nodePool) external;
    function getSessionAuthAddress() external view returns (address);
    function setSessionAuth(address _sessionAuth) external;
    function getSessionDataAddress() external view returns (address);
    function setSessionData(address _sessionData) external;
    function getSessionPaymentAddress() external view returns (address);
    function setSessionPayment(address _sessionPayment) external;
    function getSessionQueueAddress() external view returns (address);
    function setSessionQueue(address _sessionQueueContrat) external;
    function getSessionStatsAddress() external view returns (address);
    function setSessionStats(address _sessionStats) external;
}
