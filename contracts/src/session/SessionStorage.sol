// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "../Module.sol";
import {ISessionV2, Session} from "../interfaces/ISessionV2.sol";
import {INodePool} from "../interfaces/INodePool.sol";
import {ISessionQueueV2} from "../interfaces/ISessionQueueV2.sol";
import {Names} from "../libraries/Names.sol";

/// @title What sessions are made of, and the small helpers that every part uses.
abstract contract SessionStorage is ISessionV2, Module {
    /// @dev The published Session, packed.
    struct Record {
        address owner;
        uint48 createdAt;
        uint48 updatedAt;
        // second slot
        uint8 state;
        uint8 mode;
        uint8 sla;
        uint8 redundant;
        uint8 validators;
        uint16 minNodes;
        uint16 maxNodes;
        uint32 model;
        uint32 reservePeriod;
        uint32 maxTasks;
        // the rest
        string name;
        string metadata;
        address[] reserved;
        address[] dedicated;
        address[] routers;
        string[] routerInfos;
    }

    /// @dev Which session a node was last given to.
    struct NodeLink {
        bool assigned;
        uint64 session;
        uint48 since;
        address node;
    }

    uint8 internal constant ACTIVE = 1;
    uint8 internal constant DEACTIVATED = 2;

    uint256 internal constant MAX_NAME = 128;
    uint256 internal constant MAX_TEXT = 1024;
    uint256 internal constant MAX_LIST = 16;

    Record[] internal _sessions;
    mapping(address owner => uint256[]) internal _owned;
    mapping(bytes32 nodeId => NodeLink) internal _links;

    modifier onlySessionOwner(uint256 sessionId) {
        _requireSessionOwner(sessionId);
        _;
    }

    function _requireSessionOwner(uint256 sessionId) internal view {
        if (_session(sessionId).owner != msg.sender) revert NotSessionOwner(sessionId, msg.sender);
    }

    function _session(uint256 sessionId) internal view returns (Record storage) {
        if (sessionId >= _sessions.length) revert NoSuchSession(sessionId);
        return _sessions[sessionId];
    }

    function _requireShort(string memory text, uint256 limit) internal pure {
        if (bytes(text).length > limit) revert TooLong(bytes(text).length, limit);
    }

    function _requireUpTo(uint256 value, uint256 limit) internal pure {
        if (value > limit) revert OutOfRange(value, limit);
    }

    function _pool() internal view returns (INodePool) {
        return INodePool(_find(Names.NODE_POOL));
    }

    function _queue() internal view returns (ISessionQueueV2) {
        return ISessionQueueV2(_find(Names.QUEUE));
    }

    /// @dev The place of an address in a list, or the list's length.
    function _place(address[] storage list, address at) internal view returns (uint256 i) {
        uint256 length = list.length;
        while (i < length && list[i] != at) ++i;
    }

    function _removeAt(address[] storage list, uint256 place) internal {
        list[place] = list[list.length - 1];
        list.pop();
    }
}
