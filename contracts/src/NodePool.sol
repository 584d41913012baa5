// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {INodePool, NodeEntry, PoolNode} from "./interfaces/INodePool.sol";
import {Names} from "./libraries/Names.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title NodePool
/// @notice See INodePool.
contract NodePool is INodePool, Module {
    /// @dev Three slots; the first holds all that decides on a pick.
    struct Node {
        uint8 status;
        bool busy;
        uint16 capacity;
        uint16 running;
        uint32 index; // place in _ids
        uint48 lastExecution;
        uint48 reportedAt;
        uint64 session; // while reserved
        address at;
        uint48 added;
        uint48 ephemeralAt;
        uint48 reservedAt;
        uint48 releasedAt;
    }

    uint8 private constant NONE = 0;
    uint8 private constant EPHEMERAL = 1;
    uint8 private constant RESERVED = 2;
    uint8 private constant RELEASED = 3;
    uint256 private constant MAX_CAPACITY = 1024;
    /// @dev Bounds the gas of a pick.
    uint256 private constant MAX_SCAN = 256;

    uint8 public constant version = 1;
    uint8 public constant subversion = 0;

    uint256 public reserveBySessionSelector = 1;

    mapping(bytes32 nodeId => Node) private _nodes;
    bytes32[] private _ids;
    uint256[4] private _counts; // by status
    uint256 private _nonce; // so that picks of one block start at different places

    constructor(address runtime_) Module(runtime_) {}

    // Membership

    function join(uint256 capacity) external {
        if (!_hasRole(msg.sender, Roles.MINER)) revert NotMiner(msg.sender);
        if (capacity == 0 || capacity > MAX_CAPACITY) revert BadCapacity(capacity, MAX_CAPACITY);
        bytes32 id = getNodeId(msg.sender);
        uint8 status = _nodes[id].status;
        if (status == NONE) _add(id, msg.sender);
        else if (status == RELEASED) _setStatus(id, EPHEMERAL, 0);
        _nodes[id].capacity = uint16(capacity);
    }

    function leave() external {
        bytes32 id = getNodeId(msg.sender);
        _known(id);
        _setStatus(id, RELEASED, 0);
    }

    function add(address addr) public {
        _requireOracle();
        bytes32 id = getNodeId(addr);
        if (_nodes[id].status != NONE) revert WrongNodeStatus(id, _nodes[id].status);
        _add(id, addr);
    }

    function addNode(bytes32 nodeId, address addr) external {
        if (nodeId != getNodeId(addr)) revert UnknownNode(nodeId);
        add(addr);
    }

    function remove(address addr) external {
        removeNode(getNodeId(addr));
    }

    function removeNode(bytes32 nodeId) public {
        _requireOracle();
        Node storage n = _known(nodeId);
        _counts[n.status]--;
        bytes32 last = _ids[_ids.length - 1];
        _ids[n.index] = last;
        _nodes[last].index = n.index;
        _ids.pop();
        n.status = NONE; // running stays, so that places freed later add up when the node comes back
        emit NodeRemoved(nodeId, n.at, _now());
    }

    function ephemeral(address addr) external {
        ephemeralNode(getNodeId(addr));
    }

    function ephemeralNode(bytes32 nodeId) public {
        _requireOracle();
        _setStatus(nodeId, EPHEMERAL, 0);
    }

    function reserve(address addr) external {
        reserveNode(getNodeId(addr));
    }

    function reserveNode(bytes32 nodeId) public {
        _requireOracle();
        _setStatus(nodeId, RESERVED, 0);
    }

    function release(address addr) external {
        releaseNode(getNodeId(addr));
    }

    function releaseNode(bytes32 nodeId) public {
        _requireOracle();
        _setStatus(nodeId, RELEASED, 0);
    }

    function releaseEphemeralNode(bytes32 nodeId) external {
        if (_nodes[nodeId].status != EPHEMERAL) revert WrongNodeStatus(nodeId, _nodes[nodeId].status);
        releaseNode(nodeId);
    }

    function releaseReservedNodeFromSession(bytes32 nodeId) external {
        _requireSession();
        if (_nodes[nodeId].status != RESERVED) revert WrongNodeStatus(nodeId, _nodes[nodeId].status);
        _setStatus(nodeId, EPHEMERAL, 0);
    }

    function reserveBySession(uint256 sessionId) external returns (address nodeAddress, bytes32 nodeId) {
        return _reserveFor(sessionId, reserveBySessionSelector);
    }

    function reserveRandomBySession(uint256 sessionId) external returns (address nodeAddress, bytes32 nodeId) {
        return _reserveFor(sessionId, 1);
    }

    function chooseNodeBySessionSelector(uint256 sessionId)
        external
        view
        returns (address nodeAddress, bytes32 nodeId)
    {
        (sessionId);
        return _choose(reserveBySessionSelector);
    }

    function setReserveBySessionSelector(uint256 selector) external onlyOwner {
        if (selector > 1) revert BadSelector(selector);
        reserveBySessionSelector = selector;
    }

    // What nodes say of themselves

    function setSelfReportedModeByNode(uint8 mode) external {
        if (mode > 1) revert BadMode(mode);
        Node storage n = _known(getNodeId(msg.sender));
        n.busy = mode == 1;
        n.reportedAt = uint48(_now());
    }

    function resetModeAll() external {
        _requireOracle();
        uint256 time = _now();
        for (uint256 i; i < _ids.length; ++i) {
            _resetMode(_ids[i], time);
        }
    }

    function forceResetModeAll() external {
        _requireOracle();
        for (uint256 i; i < _ids.length; ++i) {
            _nodes[_ids[i]].busy = false;
        }
        emit NodePoolForceModeResetAll(_now());
    }

    function resetModeByNode(address addr) external {
        resetModeByNodeId(getNodeId(addr));
    }

    function resetModeByNodeId(bytes32 nodeId) public {
        _requireOracle();
        _known(nodeId);
        _resetMode(nodeId, _now());
    }

    function setLastExecutionTimestampByNode(address addr) external {
        _requireOracle();
        bytes32 id = getNodeId(addr);
        Node storage n = _known(id);
        n.lastExecution = uint48(_now());
        emit LastExecutionTimestampSet(id, addr, n.lastExecution, n.busy ? 1 : 0);
    }

    // Work

    function pick(
        uint256 count,
        uint256 least,
        address[] calldata preferred,
        bool onlyPreferred,
        address[] calldata exclude
    ) external returns (address[] memory picked) {
        _requireSibling(Names.QUEUE);
        picked = new address[](count);
        uint256 found;
        for (uint256 i; i < preferred.length && found < count; ++i) {
            address at = preferred[i];
            if (!_canRun(getNodeId(at), true) || _in(exclude, at) || _among(picked, found, at)) continue;
            if (_hasRole(at, Roles.MINER)) picked[found++] = at;
        }
        if (!onlyPreferred && found < count) found = _scan(picked, found, exclude);
        if (found < least) found = 0;
        assembly ("memory-safe") {
            mstore(picked, found)
        }
        _occupy(picked);
    }

    function take(address[] calldata nodes_) external {
        _requireSibling(Names.QUEUE);
        for (uint256 i; i < nodes_.length; ++i) {
            address at = nodes_[i];
            if (!_canRun(getNodeId(at), true) || !_hasRole(at, Roles.MINER)) revert NodeUnavailable(at);
        }
        _occupy(nodes_);
    }

    function free(address[] calldata nodes_) external {
        _requireSibling(Names.QUEUE);
        for (uint256 i; i < nodes_.length; ++i) {
            _nodes[getNodeId(nodes_[i])].running--;
        }
    }

    // Views

    function running(address node) external view returns (uint256) {
        return _nodes[getNodeId(node)].running;
    }

    function capacityOf(address node) external view returns (uint256) {
        return _nodes[getNodeId(node)].capacity;
    }

    function isIdle(address node) external view returns (bool) {
        return isNodeAvailable(getNodeId(node));
    }

    function nodes(uint256 offset, uint256 limit) external view returns (PoolNode[] memory page) {
        uint256 end = _ids.length;
        if (offset < end && limit < end - offset) end = offset + limit;
        page = new PoolNode[](offset < end ? end - offset : 0);
        for (uint256 i; i < page.length; ++i) {
            Node storage n = _nodes[_ids[offset + i]];
            page[i] = PoolNode(n.at, n.status, isNodeAvailable(_ids[offset + i]), n.running, n.capacity, n.added);
        }
    }

    function get(address addr) external view returns (NodeEntry memory) {
        return getNodeInfo(getNodeId(addr));
    }

    function getNodeInfo(bytes32 nodeId) public view returns (NodeEntry memory) {
        Node storage n = _nodes[nodeId];
        return NodeEntry(n.at, n.added, n.ephemeralAt, n.reservedAt, n.releasedAt, n.session, n.status);
    }

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
        )
    {
        Node storage n = _nodes[nodeId];
        return (n.at, n.added, n.ephemeralAt, n.reservedAt, n.releasedAt, n.session, n.status);
    }

    function nodeIds(uint256 index) external view returns (bytes32) {
        return _ids[index];
    }

    function getAllNodes() external view returns (bytes32[] memory) {
        return _ids;
    }

    function getAllNodeAddresses() external view returns (address[] memory all) {
        all = new address[](_ids.length);
        for (uint256 i; i < all.length; ++i) {
            all[i] = _nodes[_ids[i]].at;
        }
    }

    function getAllNodeEntries() external view returns (bytes[] memory all) {
        all = new bytes[](_ids.length);
        for (uint256 i; i < all.length; ++i) {
            all[i] = abi.encode(getNodeInfo(_ids[i]));
        }
    }

    function getCount() external view returns (uint256) {
        return _ids.length;
    }

    function allNodeCount() external view returns (uint256) {
        return _ids.length;
    }

    function ephemeralNodeCount() external view returns (uint256) {
        return _counts[EPHEMERAL];
    }

    function reservedNodeCount() external view returns (uint256) {
        return _counts[RESERVED];
    }

    function releasedNodeCount() external view returns (uint256) {
        return _counts[RELEASED];
    }

    function getNodeStatusCount() external view returns (uint256, uint256, uint256, uint256) {
        return (_ids.length, _counts[EPHEMERAL], _counts[RESERVED], _counts[RELEASED]);
    }

    function getNodeStatus(address addr) external view returns (uint8) {
        return _nodes[getNodeId(addr)].status;
    }

    function getNodeStatusById(bytes32 nodeId) external view returns (uint8) {
        return _nodes[nodeId].status;
    }

    function doesNodeExist(bytes32 nodeId) external view returns (bool) {
        return _nodes[nodeId].status != NONE;
    }

    function isNodeAvailable(bytes32 nodeId) public view returns (bool) {
        return _canRun(nodeId, false) && _hasRole(_nodes[nodeId].at, Roles.MINER);
    }

    function isNodeReleased(bytes32 nodeId) external view returns (bool) {
        return _nodes[nodeId].status == RELEASED;
    }

    function isIdleInReservedState(address addr, uint256 idleThreshold) external view returns (bool) {
        return isNodeIdleInReservedState(getNodeId(addr), idleThreshold);
    }

    function isNodeIdleInReservedState(bytes32 nodeId, uint256 idleThreshold) public view returns (bool) {
        Node storage n = _nodes[nodeId];
        uint256 last = n.lastExecution > n.reservedAt ? n.lastExecution : n.reservedAt;
        return n.status == RESERVED && n.running == 0 && _now() - last > idleThreshold;
    }

    function getAssignedSessionId(bytes32 nodeId) external view returns (uint256) {
        if (_nodes[nodeId].status != RESERVED) revert WrongNodeStatus(nodeId, _nodes[nodeId].status);
        return _nodes[nodeId].session;
    }

    function lastExecutionTimestamp(bytes32 nodeId) public view returns (uint256) {
        return _nodes[nodeId].lastExecution;
    }

    function getLastExecutionTimestampByNode(address addr) external view returns (uint256) {
        return lastExecutionTimestamp(getNodeId(addr));
    }

    function getLastExecutionTimestampByNodeId(bytes32 nodeId) external view returns (uint256) {
        return lastExecutionTimestamp(nodeId);
    }

    function selfReportedMode(bytes32 nodeId) external view returns (bool) {
        return _nodes[nodeId].busy;
    }

    function selfReportedTimestamp(bytes32 nodeId) external view returns (uint256) {
        return _nodes[nodeId].reportedAt;
    }

    function getReserveBySessionSelector() external view returns (uint256) {
        return reserveBySessionSelector;
    }

    function shuffleIndexList(uint256[] memory array, address caller) external view returns (uint256[] memory) {
        uint256 seed = uint256(keccak256(abi.encode(block.prevrandao, block.number, caller)));
        for (uint256 i = array.length; i > 1; --i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 j = seed % i;
            (array[i - 1], array[j]) = (array[j], array[i - 1]);
        }
        return array;
    }

    function getNodeSelectionAddress() external view returns (address) {
        return _find(Names.NODE_SELECTION);
    }

    function getNodeStatsAddress() external view returns (address) {
        return _find(Names.NODE_STATS);
    }

    // Inside

    function _known(bytes32 id) private view returns (Node storage n) {
        n = _nodes[id];
        if (n.status == NONE) revert UnknownNode(id);
    }

    function _requireSession() private view {
        if (msg.sender != _find(Names.SESSION)) _requireOracle();
    }

    function _add(bytes32 id, address addr) private {
        if (addr == address(0)) revert ZeroAddress();
        Node storage n = _nodes[id];
        n.at = addr;
        n.added = uint48(_now());
        n.capacity = 1;
        n.index = uint32(_ids.length);
        n.busy = false;
        _ids.push(id);
        emit NodeAdded(id, addr, n.added);
        n.status = EPHEMERAL;
        n.ephemeralAt = n.added;
        _counts[EPHEMERAL]++;
        emit NodeEphemeral(id, addr, n.added);
    }

    function _setStatus(bytes32 id, uint8 status, uint256 sessionId) private {
        Node storage n = _known(id);
        _counts[n.status]--;
        _counts[status]++;
        n.status = status;
        n.session = uint64(sessionId);
        uint48 time = uint48(_now());
        if (status == EPHEMERAL) {
            n.ephemeralAt = time;
            emit NodeEphemeral(id, n.at, time);
        } else if (status == RESERVED) {
            n.reservedAt = time;
            emit NodeReserved(id, n.at, time);
        } else {
            n.releasedAt = time;
            emit NodeReleased(id, n.at, time);
        }
    }

    function _resetMode(bytes32 id, uint256 time) private {
        Node storage n = _nodes[id];
        if (!n.busy) return;
        n.busy = false;
        emit NodePoolModeReset(id, n.at, time);
    }

    function _reserveFor(uint256 sessionId, uint256 selector) private returns (address nodeAddress, bytes32 nodeId) {
        _requireSession();
        (nodeAddress, nodeId) = _choose(selector);
        _setStatus(nodeId, RESERVED, sessionId);
    }

    function _choose(uint256 selector) private view returns (address, bytes32) {
        uint256 total = _ids.length;
        uint256 start = selector == 0 || total == 0 ? 0 : _random() % total;
        for (uint256 i; i < total && i < MAX_SCAN; ++i) {
            bytes32 id = _ids[(start + i) % total];
            if (isNodeAvailable(id)) return (_nodes[id].at, id);
        }
        revert NoIdleNode();
    }

    function _random() private view returns (uint256) {
        return uint256(keccak256(abi.encode(block.prevrandao, block.number, _nonce)));
    }

    /// @dev Fills `picked` from place `found` with idle nodes of the pool; returns how many it holds then.
    function _scan(address[] memory picked, uint256 found, address[] calldata exclude) private returns (uint256) {
        uint256 total = _ids.length;
        if (total == 0) return found;
        _nonce++;
        uint256 start = _random() % total;
        for (uint256 i; i < total && i < MAX_SCAN && found < picked.length; ++i) {
            bytes32 id = _ids[(start + i) % total];
            if (!_canRun(id, false)) continue;
            address at = _nodes[id].at;
            if (_in(exclude, at) || _among(picked, found, at) || !_hasRole(at, Roles.MINER)) continue;
            picked[found++] = at;
        }
        return found;
    }

    function _occupy(address[] memory picked) private {
        if (picked.length == 0) return;
        uint48 time = uint48(_now());
        for (uint256 i; i < picked.length; ++i) {
            Node storage n = _nodes[getNodeId(picked[i])];
            n.running++;
            n.lastExecution = time;
        }
    }

    /// @dev Whether there is a free place on the node. A session's own nodes (`own`) may be reserved.
    function _canRun(bytes32 id, bool own) private view returns (bool) {
        Node storage n = _nodes[id];
        return (n.status == EPHEMERAL || (own && n.status == RESERVED)) && !n.busy && n.running < n.capacity;
    }

    function _among(address[] memory list, uint256 length, address at) private pure returns (bool) {
        for (uint256 i; i < length; ++i) {
            if (list[i] == at) return true;
        }
        return false;
    }

    function _in(address[] calldata list, address at) private pure returns (bool) {
        for (uint256 i; i < list.length; ++i) {
            if (list[i] == at) return true;
        }
        return false;
    }
}
