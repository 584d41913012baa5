// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {SessionStorage} from "./SessionStorage.sol";
import {SessionMembers} from "./SessionMembers.sol";
import {ISessionV2, Session} from "../interfaces/ISessionV2.sol";
import {Names} from "../libraries/Names.sol";

/// @title What anybody may read of the sessions.
abstract contract SessionViews is SessionMembers {
    /// @inheritdoc ISessionV2
    function assignmentPolicy(uint256 sessionId)
        external
        view
        returns (uint256 miners, uint256 least, uint256 quorum, bool onlyPreferred, address[] memory preferred)
    {
        Record storage s = _session(sessionId);
        miners = s.maxNodes != 0 && s.maxNodes < s.redundant ? s.maxNodes : s.redundant;
        least = s.minNodes == 0 ? 1 : s.minNodes < miners ? s.minNodes : miners;
        quorum = s.validators == 0 ? 1 : s.validators;
        onlyPreferred = s.mode == 2;
        uint256 dedicated = s.mode == 0 ? 0 : s.dedicated.length;
        preferred = new address[](dedicated + s.reserved.length);
        for (uint256 i; i < preferred.length; ++i) {
            preferred[i] = i < dedicated ? s.dedicated[i] : s.reserved[i - dedicated];
        }
    }

    function ownerOfSession(uint256 sessionId) external view returns (address) {
        return sessionId < _sessions.length ? _sessions[sessionId].owner : address(0);
    }

    // Sessions

    function getSession(uint256 sessionId) public view returns (Session memory out) {
        Record storage s = _session(sessionId);
        out.id = sessionId;
        out.sid = _sid(sessionId);
        out.name = s.name;
        out.metadata = s.metadata;
        out.state = s.state;
        out.createdAt = s.createdAt;
        out.updatedAt = s.updatedAt;
        out.owner = s.owner;
        out.ephemeralNodes = s.reserved;
        out.dedicatedNodes = s.dedicated;
        out.mode = s.mode;
        out.redundant = s.redundant;
        out.minNumOfNodes = s.minNodes;
        out.maxNumOfNodes = s.maxNodes;
        out.numOfValidatorNodes = s.validators;
        out.routerMetadatas = s.routerInfos;
        out.routerAddresses = s.routers;
        out.sla = s.sla;
        out.modelIdentifier = s.model;
        out.reservePeriod = s.reservePeriod;
        out.maxTaskExecutionCount = s.maxTasks;
    }

    function getSessionCount() external view returns (uint256) {
        return _sessions.length;
    }

    function doesSessionExist(uint256 sessionId) external view returns (bool) {
        return sessionId < _sessions.length;
    }

    function getActiveSessionsByAddress(address userAddr) external view returns (Session[] memory list) {
        uint256[] storage ids = _owned[userAddr];
        list = new Session[](ids.length);
        uint256 found;
        for (uint256 i; i < ids.length; ++i) {
            if (_sessions[ids[i]].state == ACTIVE) list[found++] = getSession(ids[i]);
        }
        assembly ("memory-safe") {
            mstore(list, found)
        }
    }

    function getSessionsByAddressByPage(address userAddr, uint256 offset, uint256 amount)
        external
        view
        returns (Session[] memory list)
    {
        uint256[] storage ids = _owned[userAddr];
        uint256 size = offset < ids.length ? ids.length - offset : 0;
        if (amount < size) size = amount;
        list = new Session[](size);
        for (uint256 i; i < size; ++i) {
            list[i] = getSession(ids[offset + i]);
        }
    }

    function getSessionCountByAddress(address userAddr) external view returns (uint256) {
        return _owned[userAddr].length;
    }

    function getSessionIds(address userAddr) public view returns (uint256[] memory) {
        return _owned[userAddr];
    }

    function getSessionsIdsByAddress(address userAddr) external view returns (uint256[] memory) {
        return getSessionIds(userAddr);
    }

    function getUserSessions(address user) external view returns (uint256[] memory) {
        return getSessionIds(user);
    }

    function getLatestSessionId(address userAddr) external view returns (uint256) {
        uint256[] storage ids = _owned[userAddr];
        if (ids.length == 0) revert NotFound(userAddr);
        return ids[ids.length - 1];
    }

    function getSessionIdAndNameAndMetadataByAddress(address userAddr)
        external
        view
        returns (uint256[] memory ids, string[] memory names, string[] memory metadatas, uint256[] memory states)
    {
        ids = _owned[userAddr];
        names = new string[](ids.length);
        metadatas = new string[](ids.length);
        states = new uint256[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            Record storage s = _sessions[ids[i]];
            (names[i], metadatas[i], states[i]) = (s.name, s.metadata, s.state);
        }
    }

    // Routers

    function getRouterCount(uint256 sessionId) external view returns (uint256) {
        return _session(sessionId).routers.length;
    }

    function getRouterAddress(uint256 sessionId, uint256 index) external view returns (address) {
        return _session(sessionId).routers[index];
    }

    function getRouterAddressToIndex(uint256 sessionId, address routerAddress) external view returns (uint256) {
        return _routerPlace(_session(sessionId), routerAddress);
    }

    function getRouterIndex(uint256 sessionId, address routerAddress) external view returns (int256) {
        Record storage s = _session(sessionId);
        uint256 place = _place(s.routers, routerAddress);
        return place == s.routers.length ? -1 : int256(place);
    }

    function getRouterInfo(uint256 sessionId, address routerAddress) external view returns (string memory) {
        Record storage s = _session(sessionId);
        return s.routerInfos[_routerPlace(s, routerAddress)];
    }

    function getRouterInfoExists(uint256 sessionId, string memory routerInfo) external view returns (bool) {
        string[] storage infos = _session(sessionId).routerInfos;
        bytes32 wanted = keccak256(bytes(routerInfo));
        for (uint256 i; i < infos.length; ++i) {
            if (keccak256(bytes(infos[i])) == wanted) return true;
        }
        return false;
    }

    function getLatestRouterAddress(uint256 sessionId) external view returns (address) {
        return _session(sessionId).routers[getLatestRouterIndex(sessionId)];
    }

    function getLatestRouterIndex(uint256 sessionId) public view returns (uint256) {
        uint256 total = _session(sessionId).routers.length;
        if (total == 0) revert NotFound(address(0));
        return total - 1;
    }

    function getLatestRouterInfo(uint256 sessionId) external view returns (string memory) {
        return _session(sessionId).routerInfos[getLatestRouterIndex(sessionId)];
    }

    function getRouterMetadatasByAddress(address userAddr) external view returns (string[] memory) {
        return getRouterMetadatasBySessionIds(_owned[userAddr]);
    }

    function getRouterMetadatasBySessionIds(uint256[] memory sessionIds) public view returns (string[] memory list) {
        uint256 total;
        for (uint256 i; i < sessionIds.length; ++i) {
            total += _session(sessionIds[i]).routerInfos.length;
        }
        list = new string[](total);
        for (uint256 i = sessionIds.length; i > 0; --i) {
            string[] storage infos = _sessions[sessionIds[i - 1]].routerInfos;
            for (uint256 j = infos.length; j > 0; --j) {
                list[--total] = infos[j - 1];
            }
        }
    }

    // Nodes and tasks

    function getDedicatedNodeExists(uint256 sessionId, address nodeAddress) external view returns (bool) {
        address[] storage list = _session(sessionId).dedicated;
        return _place(list, nodeAddress) != list.length;
    }

    function getNodeSessionId(address nodeAddress) external view returns (uint256) {
        NodeLink storage link = _links[getNodeId(nodeAddress)];
        if (!link.assigned) revert NotFound(nodeAddress);
        return link.session;
    }

    function getNodeAssignedTimestamp(address nodeAddress) external view returns (uint256) {
        return _links[getNodeId(nodeAddress)].since;
    }

    function isNodeAssignedToAnySession(address nodeAddress) external view returns (bool) {
        return _links[getNodeId(nodeAddress)].assigned;
    }

    function getTaskResults(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, string[] memory)
    {
        return _queue().getTaskResults(sessionId, taskId);
    }

    function _sid(uint256 sessionId) internal view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), sessionId));
    }
}
