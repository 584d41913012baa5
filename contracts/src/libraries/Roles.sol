// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Roles that IAM keeps. The value is the name, so that it reads in any explorer.
library Roles {
    bytes32 internal constant ROUTER = "ROUTER";
    bytes32 internal constant MINER = "MINER";
    bytes32 internal constant ORACLE = "ORACLE";
    bytes32 internal constant VALIDATOR = "VALIDATOR";
    /// @dev Operates the network: time limits, allow-lists, blocks.
    bytes32 internal constant ADMIN = "ADMIN";
    /// @dev A contract of the network that may report to NodeStats.
    bytes32 internal constant MODULE = "MODULE";
    /// @dev Not a role: the name under which IAM keeps the history of blocks.
    bytes32 internal constant BLOCKED = "BLOCKED";
}
