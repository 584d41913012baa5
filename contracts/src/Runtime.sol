// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IRuntime} from "./interfaces/IRuntime.sol";

/// @title Runtime
/// @notice See IRuntime.
contract Runtime is IRuntime, Ownable {
    mapping(bytes32 name => address module) private _modules;
    mapping(bytes32 name => bool) private _known;
    bytes32[] private _names;

    constructor() Ownable(msg.sender) {}

    /// @inheritdoc IRuntime
    function set(bytes32 name, address module) external onlyOwner {
        _set(name, module);
    }

    /// @inheritdoc IRuntime
    function setMany(bytes32[] calldata names_, address[] calldata modules) external onlyOwner {
        if (names_.length != modules.length) revert LengthMismatch();
        for (uint256 i; i < names_.length; ++i) {
            _set(names_[i], modules[i]);
        }
    }

    /// @inheritdoc IRuntime
    function get(bytes32 name) external view returns (address) {
        return _modules[name];
    }

    /// @inheritdoc IRuntime
    function addressOf(string calldata name) external view returns (address) {
        if (bytes(name).length > 32) return address(0);
        return _modules[bytes32(bytes(name))];
    }

    /// @inheritdoc IRuntime
    function names() external view returns (bytes32[] memory) {
        return _names;
    }

    function _set(bytes32 name, address module) private {
        if (name == 0) revert EmptyName();
        if (!_known[name]) {
            _known[name] = true;
            _names.push(name);
        }
        _modules[name] = module;
        emit ModuleSet(name, module);
    }
}
