// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IIAM} from "./interfaces/IIAM.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title IAM
/// @notice See IIAM.
contract IAM is IIAM, Ownable {
    using EnumerableSet for EnumerableSet.AddressSet;
    using Checkpoints for Checkpoints.Trace208;

    uint256 private constant MAX_ENDPOINTS = 2048;

    /// @inheritdoc IIAM
    bool public open;

    mapping(bytes32 role => EnumerableSet.AddressSet) private _members;
    mapping(bytes32 role => mapping(address account => bool)) private _allowed;
    /// @dev 1 from the block in which the role was taken, 0 from the block in which it was lost.
    mapping(bytes32 role => mapping(address account => Checkpoints.Trace208)) private _history;
    mapping(address node => string) private _endpoints;
    mapping(address account => bool) private _blocked;

    /// @param open_ whether anybody may register: true on a development network.
    constructor(bool open_) Ownable(msg.sender) {
        open = open_;
        emit RegistrationOpened(open_);
    }

    modifier onlyAdmin() {
        if (msg.sender != owner() && !hasRole(msg.sender, Roles.ADMIN)) revert NotAdmin(msg.sender);
        _;
    }

    /// @inheritdoc IIAM
    function register(bytes32 role, string calldata endpoints) external {
        _requireNodeRole(role);
        if (_blocked[msg.sender]) revert IsBlocked(msg.sender);
        if (!open && !_allowed[role][msg.sender] && !_members[role].contains(msg.sender)) {
            revert RegistrationClosed(msg.sender, role);
        }
        _storeEndpoints(endpoints);
        _change(msg.sender, role, true);
        emit NodeRegistered(msg.sender, role, endpoints);
    }

    /// @inheritdoc IIAM
    function resign(bytes32 role) external {
        _change(msg.sender, role, false);
    }

    /// @inheritdoc IIAM
    function setEndpoints(string calldata endpoints) external {
        if (bytes(_endpoints[msg.sender]).length == 0) revert NotRegistered(msg.sender);
        _storeEndpoints(endpoints);
        emit EndpointsChanged(msg.sender, endpoints);
    }

    /// @inheritdoc IIAM
    function endpointsOf(address node) external view returns (string memory) {
        return _endpoints[node];
    }

    /// @inheritdoc IIAM
    function grant(address account, bytes32 role) external onlyAdmin {
        _requireGrantable(role);
        _change(account, role, true);
    }

    /// @inheritdoc IIAM
    function revoke(address account, bytes32 role) external onlyAdmin {
        _requireGrantable(role);
        _change(account, role, false);
    }

    /// @inheritdoc IIAM
    function allow(address account, bytes32 role, bool allowed) external onlyAdmin {
        _requireNodeRole(role);
        _allowed[role][account] = allowed;
        emit Allowed(account, role, allowed);
    }

    /// @inheritdoc IIAM
    function setOpen(bool open_) external onlyAdmin {
        open = open_;
        emit RegistrationOpened(open_);
    }

    /// @inheritdoc IIAM
    function block_(address account) external onlyAdmin {
        _setBlocked(account, true);
    }

    /// @inheritdoc IIAM
    function unblock(address account) external onlyAdmin {
        _setBlocked(account, false);
    }

    /// @inheritdoc IIAM
    function isBlocked(address account) external view returns (bool) {
        return _blocked[account];
    }

    /// @inheritdoc IIAM
    function hasRole(address account, bytes32 role) public view returns (bool) {
        return _members[role].contains(account) && !_blocked[account];
    }

    /// @inheritdoc IIAM
    function roleSince(address account, bytes32 role) external view returns (uint256 blockNumber) {
        if (!hasRole(account, role)) return 0;
        (, uint48 since,) = _history[role][account].latestCheckpoint();
        return since;
    }

    /// @inheritdoc IIAM
    function hadRole(address account, bytes32 role, uint256 blockNumber) external view returns (bool) {
        uint48 at = blockNumber > type(uint48).max ? type(uint48).max : uint48(blockNumber);
        return _history[role][account].upperLookupRecent(at) == 1
            && _history[Roles.BLOCKED][account].upperLookupRecent(at) == 0;
    }

    /// @inheritdoc IIAM
    function members(bytes32 role) external view returns (address[] memory) {
        return _members[role].values();
    }

    /// @inheritdoc IIAM
    function isOracleNode(address addr) external view returns (bool) {
        return hasRole(addr, Roles.ORACLE);
    }

    function _storeEndpoints(string calldata endpoints) private {
        if (bytes(endpoints).length > MAX_ENDPOINTS) revert TooLong(bytes(endpoints).length, MAX_ENDPOINTS);
        _endpoints[msg.sender] = endpoints;
    }

    function _change(address account, bytes32 role, bool held) private {
        bool changed = held ? _members[role].add(account) : _members[role].remove(account);
        if (!changed) return;
        _history[role][account].push(uint48(block.number), held ? 1 : 0);
        emit RoleChanged(account, role, held);
    }

    function _setBlocked(address account, bool blocked) private {
        if (_blocked[account] == blocked) return;
        _blocked[account] = blocked;
        _history[Roles.BLOCKED][account].push(uint48(block.number), blocked ? 1 : 0);
        emit Blocked(account, blocked);
    }

    function _requireNodeRole(bytes32 role) private pure {
        if (role != Roles.ROUTER && role != Roles.MINER && role != Roles.ORACLE && role != Roles.VALIDATOR) {
            revert UnknownRole(role);
        }
    }

    function _requireGrantable(bytes32 role) private view {
        if (role == Roles.ADMIN || role == Roles.MODULE) _checkOwner();
        else _requireNodeRole(role);
    }
}
