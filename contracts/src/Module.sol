// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IRuntime} from "./interfaces/IRuntime.sol";
import {IIAM} from "./interfaces/IIAM.sol";
import {IClock} from "./interfaces/IClock.sol";
import {Names} from "./libraries/Names.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title What every module of the network shares: it finds its siblings through Runtime.
/// @dev A sibling is looked up in this order: an address set by the owner here (`setX` of the published interfaces),
/// an address copied by `sync`, Runtime. `sync` is an optional saving of gas; after Runtime changes, call it again.
abstract contract Module is Ownable {
    struct Sibling {
        address at;
        bool pinned;
    }

    /// @notice The directory of the network.
    IRuntime public immutable runtime;

    mapping(bytes32 name => Sibling) private _siblings;

    error ZeroAddress();
    error NotOracle(address caller);
    error NotAllowed(address caller);

    constructor(address runtime_) Ownable(msg.sender) {
        if (runtime_ == address(0)) revert ZeroAddress();
        runtime = IRuntime(runtime_);
    }

    /// @notice Copies addresses from Runtime, so that later calls need not ask it. Anyone may: it can only copy.
    function sync(bytes32[] calldata names_) external {
        for (uint256 i; i < names_.length; ++i) {
            Sibling storage s = _siblings[names_[i]];
            if (!s.pinned) s.at = runtime.get(names_[i]);
        }
    }

    /// @notice The contract that decides on roles.
    function getIAMAddress() public view returns (address) {
        return _find(Names.IAM);
    }

    /// @notice The published name of an access list of its own; here IAM, unless the owner set another.
    function getACLAddress() external view returns (address acl) {
        acl = _find(Names.ACL);
        if (acl == address(0)) acl = getIAMAddress();
    }

    /// @notice Overrides Runtime's IAM; zero ends the override. Owner only.
    function setIAM(address _iamContract) external {
        _pin(Names.IAM, _iamContract);
    }

    /// @notice Overrides Runtime's ACL; zero ends the override. Owner only.
    function setACL(address _aclContract) external {
        _pin(Names.ACL, _aclContract);
    }

    /// @notice Whether the address holds the ORACLE role.
    function isOracleNode(address addr) public view returns (bool) {
        return _hasRole(addr, Roles.ORACLE);
    }

    /// @notice The node id of an address: keccak256 of its 20 bytes.
    function getNodeId(address addr) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(addr));
    }

    function _find(bytes32 name) internal view returns (address at) {
        at = _siblings[name].at;
        if (at == address(0)) at = runtime.get(name);
    }

    function _pin(bytes32 name, address at) internal onlyOwner {
        _siblings[name] = Sibling(at, at != address(0));
    }

    function _hasRole(address account, bytes32 role) internal view returns (bool) {
        return IIAM(getIAMAddress()).hasRole(account, role);
    }

    /// @dev Seconds since 1970, by the network's clock.
    function _now() internal view returns (uint256) {
        return IClock(_find(Names.CLOCK)).timestamp();
    }

    function _requireOracle() internal view {
        if (msg.sender != owner() && !isOracleNode(msg.sender)) revert NotOracle(msg.sender);
    }

    function _requireSibling(bytes32 name) internal view {
        if (msg.sender != _find(name)) revert NotAllowed(msg.sender);
    }
}
