// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {SessionViews} from "./session/SessionViews.sol";
import {ISessionV2} from "./interfaces/ISessionV2.sol";
import {ISessionQueueV2} from "./interfaces/ISessionQueueV2.sol";
import {Names} from "./libraries/Names.sol";

/// @title SessionV2
/// @notice See ISessionV2.
contract SessionV2 is SessionViews {
    /// @dev The arguments of create and update; a struct, because the stack does not hold so many.
    struct Terms {
        string name;
        string metadata;
        uint256 minNodes;
        uint256 maxNodes;
        uint256 redundant;
        uint256 validators;
        uint256 mode;
        uint256 sla;
        uint256 model;
        uint256 reservePeriod;
        uint256 maxTasks;
    }

    /// @dev The arguments of submit.
    struct Request {
        uint256 sessionId;
        uint256 nodeType;
        string taskData;
        uint256 promptType;
        string promptTemplate;
        uint256[] llmParams;
        uint256[] requestParams;
        string clientReference;
    }

    uint256 private constant DEFAULT_REDUNDANT = 2;
    uint256 private constant MAX_REDUNDANT = 8;
    uint256 private constant MAX_VALIDATORS = 16;

    uint256 public MAX_RESERVE_PERIOD = 1 hours;
    uint256 public MAX_TASK_EXECUTION_COUNT = 1000;
    bool public useDedicatedNodeSwitchModel;
    bool public useSwitchModel;
    bool public useSessionPayment = true;

    constructor(address runtime_) Module(runtime_) {}

    /// @inheritdoc ISessionV2
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
    ) external {
        Terms memory t;
        t.name = name;
        t.metadata = metadata;
        t.minNodes = minNumOfNodes;
        t.maxNodes = maxNumOfNodes;
        t.redundant = redundant;
        t.validators = numOfValidatorNodes;
        t.mode = mode;
        t.sla = sla;
        t.model = modelIdentifier;
        t.reservePeriod = reservePeriod;
        t.maxTasks = maxTaskExecutionCount;
        _create(t, variableAddress, reserveEphemeralNodes);
    }

    /// @inheritdoc ISessionV2
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
    ) external {
        Terms memory t;
        t.name = name;
        t.metadata = metadata;
        t.minNodes = minNumOfNodes;
        t.maxNodes = maxNumOfNodes;
        t.redundant = redundant;
        t.validators = numOfValidatorNodes;
        t.mode = mode;
        t.reservePeriod = MAX_RESERVE_PERIOD;
        t.maxTasks = MAX_TASK_EXECUTION_COUNT;
        _create(t, variableAddress, reserveEphemeralNodes);
    }

    /// @inheritdoc ISessionV2
    function update(
        string memory name,
        string memory metadata,
        uint256 sessionId,
        uint256 minNumOfNodes,
        uint256 maxNumOfNodes,
        uint256 redundant,
        uint256 numOfValidatorNodes,
        uint256 mode
    ) external {
        _requireSessionOwner(sessionId);
        Terms memory t;
        t.name = name;
        t.metadata = metadata;
        t.minNodes = minNumOfNodes;
        t.maxNodes = maxNumOfNodes;
        t.redundant = redundant;
        t.validators = numOfValidatorNodes;
        t.mode = mode;
        _store(_sessions[sessionId], t);
        emit SessionUpdated(sessionId, msg.sender, minNumOfNodes, maxNumOfNodes, t.redundant);
    }

    /// @inheritdoc ISessionV2
    function updateOwner(uint256 sessionId, address newOwner) external onlySessionOwner(sessionId) {
        if (newOwner == address(0)) revert ZeroAddress();
        uint256[] storage ids = _owned[msg.sender];
        uint256 i;
        while (ids[i] != sessionId) ++i;
        ids[i] = ids[ids.length - 1];
        ids.pop();
        _owned[newOwner].push(sessionId);
        _sessions[sessionId].owner = newOwner;
        _sessions[sessionId].updatedAt = uint48(_now());
    }

    /// @inheritdoc ISessionV2
    function deactivateSession(uint256 sessionId) external {
        Record storage s = _session(sessionId);
        if (msg.sender != s.owner && msg.sender != owner()) revert NotSessionOwner(sessionId, msg.sender);
        if (s.state != ACTIVE) revert NotActive(sessionId);
        s.state = DEACTIVATED;
        s.updatedAt = uint48(_now());
        while (s.reserved.length != 0) _releaseReserved(sessionId, s, s.reserved.length - 1);
        emit SessionDeactivated(sessionId, msg.sender);
    }

    /// @inheritdoc ISessionV2
    function submit(
        uint256 sessionId,
        uint256 nodeType,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        uint256[] memory requestParams,
        string memory clientReference
    ) external {
        Request memory r;
        r.sessionId = sessionId;
        r.nodeType = nodeType;
        r.taskData = taskData;
        r.promptType = promptType;
        r.promptTemplate = promptTemplate;
        r.llmParams = llmParams;
        r.requestParams = requestParams;
        r.clientReference = clientReference;
        _submit(r);
    }

    /// @inheritdoc ISessionV2
    function submit(
        uint256 sessionId,
        uint256 nodeType,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        string memory clientReference
    ) external {
        Request memory r;
        r.sessionId = sessionId;
        r.nodeType = nodeType;
        r.taskData = taskData;
        r.promptType = promptType;
        r.promptTemplate = promptTemplate;
        r.llmParams = llmParams;
        r.clientReference = clientReference;
        _submit(r);
    }

    // Settings

    function setReservePeriod(uint256 _reservePeriod) external onlyOwner {
        _requireUpTo(_reservePeriod, type(uint32).max);
        MAX_RESERVE_PERIOD = _reservePeriod;
    }

    function setMaxTaskExecutionCount(uint256 _maxTaskExecutionCount) external onlyOwner {
        _requireUpTo(_maxTaskExecutionCount, type(uint32).max);
        MAX_TASK_EXECUTION_COUNT = _maxTaskExecutionCount;
    }

    function setUseDedicatedNodeSwitchModel(bool _useDedicatedNodeSwitchModel) external onlyOwner {
        useDedicatedNodeSwitchModel = _useDedicatedNodeSwitchModel;
    }

    function setUseSwitchModel(bool _useSwitchModel) external onlyOwner {
        useSwitchModel = _useSwitchModel;
    }

    function setUseSessionPayment(bool _useSessionPayment) external onlyOwner {
        useSessionPayment = _useSessionPayment;
    }

    function getNodePoolAddress() external view returns (address) {
        return _find(Names.NODE_POOL);
    }

    function setNodePool(address _nodePool) external {
        _pin(Names.NODE_POOL, _nodePool);
    }

    function getSessionAuthAddress() external view returns (address) {
        return _find(Names.SESSION_AUTH);
    }

    function setSessionAuth(address _sessionAuth) external {
        _pin(Names.SESSION_AUTH, _sessionAuth);
    }

    function getSessionDataAddress() external view returns (address data) {
        data = _find(Names.SESSION_DATA);
        if (data == address(0)) data = address(this);
    }

    function setSessionData(address _sessionData) external {
        _pin(Names.SESSION_DATA, _sessionData);
    }

    function getSessionPaymentAddress() external view returns (address) {
        return _find(Names.SESSION_PAYMENT);
    }

    function setSessionPayment(address _sessionPayment) external {
        _pin(Names.SESSION_PAYMENT, _sessionPayment);
    }

    function getSessionQueueAddress() external view returns (address) {
        return _find(Names.QUEUE);
    }

    function setSessionQueue(address _sessionQueueContrat) external {
        _pin(Names.QUEUE, _sessionQueueContrat);
    }

    function getSessionStatsAddress() external view returns (address) {
        return _find(Names.SESSION_STATS);
    }

    function setSessionStats(address _sessionStats) external {
        _pin(Names.SESSION_STATS, _sessionStats);
    }

    // Inside

    function _create(Terms memory t, address router, bool reserve) private {
        _requireUpTo(t.sla, 2);
        _requireUpTo(t.model, type(uint32).max);
        _requireUpTo(t.reservePeriod, MAX_RESERVE_PERIOD);
        _requireUpTo(t.maxTasks, MAX_TASK_EXECUTION_COUNT);
        uint256 id = _sessions.length;
        Record storage s = _sessions.push();
        s.owner = msg.sender;
        s.createdAt = uint48(_now());
        s.state = ACTIVE;
        s.sla = uint8(t.sla);
        s.model = uint32(t.model);
        s.reservePeriod = uint32(t.reservePeriod);
        s.maxTasks = uint32(t.maxTasks);
        _owned[msg.sender].push(id);
        _store(s, t);
        if (router != address(0) && router != msg.sender) _addRouter(s, router, "");
        if (reserve) _reserve(id, s, s.minNodes);
        emit SessionCreated(id, _sid(id), msg.sender, s.reserved);
    }

    /// @dev Checks and keeps what update may change. Sets the default in `t.redundant`.
    function _store(Record storage s, Terms memory t) private {
        if (t.redundant == 0) t.redundant = DEFAULT_REDUNDANT;
        _requireShort(t.name, MAX_NAME);
        _requireShort(t.metadata, MAX_TEXT);
        _requireUpTo(t.redundant, MAX_REDUNDANT);
        _requireUpTo(t.validators, MAX_VALIDATORS);
        _requireUpTo(t.mode, 2);
        _requireUpTo(t.minNodes, type(uint16).max);
        _requireUpTo(t.maxNodes, type(uint16).max);
        if (t.maxNodes != 0 && t.minNodes > t.maxNodes) revert BadNodeRange(t.minNodes, t.maxNodes);
        s.name = t.name;
        s.metadata = t.metadata;
        s.minNodes = uint16(t.minNodes);
        s.maxNodes = uint16(t.maxNodes);
        s.redundant = uint8(t.redundant);
        s.validators = uint8(t.validators);
        s.mode = uint8(t.mode);
        s.updatedAt = uint48(_now());
    }

    function _submit(Request memory r) private {
        Record storage s = _session(r.sessionId);
        if (s.state != ACTIVE) revert NotActive(r.sessionId);
        if (msg.sender != s.owner && _place(s.routers, msg.sender) == s.routers.length) {
            revert NotSubmitter(r.sessionId, msg.sender);
        }
        _requireUpTo(r.nodeType, 2);
        ISessionQueueV2 queue = _queue();
        uint256 taskId = queue.getTaskCountBySessionId(r.sessionId);
        emit TaskSubmitted(r.sessionId, taskId, r.taskData, r.clientReference);
        queue.enqueueTask(r.sessionId, r.taskData, r.promptType, r.promptTemplate, r.llmParams, r.requestParams);
        if (bytes(r.clientReference).length != 0) {
            queue.setClientReference(r.sessionId, taskId, r.clientReference);
        }
        _announce(queue, r.sessionId, taskId);
    }

    function _announce(ISessionQueueV2 queue, uint256 sessionId, uint256 taskId) private {
        address[] memory miners = queue.currentMiners(sessionId, taskId);
        if (miners.length == 0) return;
        bytes32[] memory ids = new bytes32[](miners.length);
        for (uint256 i; i < ids.length; ++i) {
            ids[i] = getNodeId(miners[i]);
        }
        emit TaskAssigned(sessionId, taskId, ids);
    }
}
