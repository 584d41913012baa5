// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SessionStorage} from "./SessionStorage.sol";
import {ISessionV2} from "../interfaces/ISessionV2.sol";

/// @title The routers and nodes of a session.
abstract contract SessionMembers is SessionStorage {
    /// @inheritdoc ISessionV2
    function addRouter(uint256 sessionId, address routerAddress, string memory metadata)
        external
        onlySessionOwner(sessionId)
    {
        _addRouter(_sessions[sessionId], routerAddress, metadata);
    }

    /// @inheritdoc ISessionV2
    function updateRouter(uint256 sessionId, address routerAddress, string memory newRouterInfo) external {
        if (msg.sender != routerAddress) _requireSessionOwner(sessionId);
        _requireShort(newRouterInfo, MAX_TEXT);
        Record storage s = _session(sessionId);
        s.routerInfos[_routerPlace(s, routerAddress)] = newRouterInfo;
        emit RouterUpdated(routerAddress, newRouterInfo);
    }

    /// @inheritdoc ISessionV2
    function removeRouter(uint256 sessionId, address routerAddress) external onlySessionOwner(sessionId) {
        Record storage s = _sessions[sessionId];
        uint256 place = _routerPlace(s, routerAddress);
        _removeAt(s.routers, place);
        s.routerInfos[place] = s.routerInfos[s.routerInfos.length - 1];
        s.routerInfos.pop();
        emit RouterRemoved(routerAddress);
    }

    /// @inheritdoc ISessionV2
    function resetAllRouters(uint256 sessionId) external onlySessionOwner(sessionId) {
        delete _sessions[sessionId].routers;
        delete _sessions[sessionId].routerInfos;
        emit AllRoutersRemoved(sessionId);
    }

    /// @inheritdoc ISessionV2
    function addDedicatedNode(uint256 sessionId, address nodeAddress) external onlySessionOwner(sessionId) {
        address[] storage list = _sessions[sessionId].dedicated;
        if (nodeAddress == address(0)) revert ZeroAddress();
        if (_place(list, nodeAddress) != list.length) revert AlreadyAdded(nodeAddress);
        _requireUpTo(list.length + 1, MAX_LIST);
        list.push(nodeAddress);
        _link(sessionId, nodeAddress);
        emit DedicatedNodeAdded(nodeAddress);
        address[] memory added = new address[](1);
        added[0] = nodeAddress;
        emit NewNodeAssignedToSession(sessionId, added, 1, 2);
    }

    /// @inheritdoc ISessionV2
    function removeDedicatedNode(uint256 sessionId, address nodeAddress) external onlySessionOwner(sessionId) {
        address[] storage list = _sessions[sessionId].dedicated;
        uint256 place = _place(list, nodeAddress);
        if (place == list.length) revert NotFound(nodeAddress);
        _removeAt(list, place);
        _unlink(sessionId, nodeAddress);
        emit DedicatedNodeRemoved(nodeAddress);
    }

    /// @inheritdoc ISessionV2
    function releaseByNodeId(bytes32 nodeId) external {
        NodeLink storage link = _links[nodeId];
        if (!link.assigned) revert NotReleasable(nodeId);
        uint256 sessionId = link.session;
        Record storage s = _sessions[sessionId];
        uint256 place = _place(s.reserved, link.node);
        if (place == s.reserved.length) revert NotReleasable(nodeId);
        bool over = _now() > uint256(link.since) + s.reservePeriod
            || (s.maxTasks != 0 && _queue().getTaskCountBySessionId(sessionId) >= s.maxTasks);
        if (!over && msg.sender != s.owner) _requireOracle();
        _releaseReserved(sessionId, s, place);
    }

    function _addRouter(Record storage s, address routerAddress, string memory metadata) internal {
        if (routerAddress == address(0)) revert ZeroAddress();
        if (_place(s.routers, routerAddress) != s.routers.length) revert AlreadyAdded(routerAddress);
        _requireUpTo(s.routers.length + 1, MAX_LIST);
        _requireShort(metadata, MAX_TEXT);
        s.routers.push(routerAddress);
        s.routerInfos.push(metadata);
        emit RouterAdded(routerAddress, metadata);
    }

    function _routerPlace(Record storage s, address routerAddress) internal view returns (uint256 place) {
        place = _place(s.routers, routerAddress);
        if (place == s.routers.length) revert NotFound(routerAddress);
    }

    /// @dev Reserves so many idle pool nodes; reverts when fewer are idle, as the caller asked for them.
    function _reserve(uint256 sessionId, Record storage s, uint256 count) internal {
        if (count == 0) return;
        _requireUpTo(count, MAX_LIST);
        for (uint256 i; i < count; ++i) {
            (address node,) = _pool().reserveBySession(sessionId);
            s.reserved.push(node);
            _link(sessionId, node);
        }
        emit NewNodeAssignedToSession(sessionId, s.reserved, count, 0);
    }

    function _releaseReserved(uint256 sessionId, Record storage s, uint256 place) internal {
        address node = s.reserved[place];
        _removeAt(s.reserved, place);
        _unlink(sessionId, node);
        bytes32 id = getNodeId(node);
        // An oracle may have freed the node since, and another session reserved it; then there is nothing to give back.
        bool mine = _pool().getNodeStatusById(id) == 2 && _pool().getAssignedSessionId(id) == sessionId;
        if (mine) _pool().releaseReservedNodeFromSession(id);
        emit NodeReleased(id, sessionId);
    }

    function _link(uint256 sessionId, address node) private {
        _links[getNodeId(node)] = NodeLink(true, uint64(sessionId), uint48(_now()), node);
    }

    function _unlink(uint256 sessionId, address node) private {
        bytes32 id = getNodeId(node);
        if (_links[id].session == sessionId) delete _links[id];
    }
}
