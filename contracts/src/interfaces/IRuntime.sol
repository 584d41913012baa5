// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title The directory of the network: the one address a node is configured with.
interface IRuntime {
    /// @notice A module was entered, replaced or, with the zero address, taken out.
    event ModuleSet(bytes32 indexed name, address indexed module);

    error LengthMismatch();
    error EmptyName();

    /// @notice Enters a module. Owner only.
    function set(bytes32 name, address module) external;

    /// @notice Enters many modules at once. Owner only.
    function setMany(bytes32[] calldata names_, address[] calldata modules) external;

    /// @notice The module of that name, or zero.
    function get(bytes32 name) external view returns (address);

    /// @notice Same as `get`, by a name of at most 32 bytes as text.
    function addressOf(string calldata name) external view returns (address);

    /// @notice Every name that was ever entered, in order.
    function names() external view returns (bytes32[] memory);
}
