// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Who may do what, and where nodes are reached.
/// @notice Roles are ROUTER, MINER, ORACLE, VALIDATOR, ADMIN and MODULE: the name in ASCII, left-aligned in bytes32.
/// A node takes one of the first four itself: while registration is open, or when it is on the allow-list.
interface IIAM {
    /// @notice A node took a role, or registered again with other endpoints.
    event NodeRegistered(address indexed node, bytes32 indexed role, string endpoints);
    /// @notice A node changed where it is reached.
    event EndpointsChanged(address indexed node, string endpoints);
    /// @notice A node was blocked (true) or freed again (false). A blocked node holds no role.
    event Blocked(address indexed node, bool blocked);
    /// @notice A role was given or taken by the owner or an admin.
    event RoleChanged(address indexed account, bytes32 indexed role, bool held);
    /// @notice A node may (not) take a role itself.
    event Allowed(address indexed account, bytes32 indexed role, bool allowed);
    /// @notice Whether anybody may take a role.
    event RegistrationOpened(bool open);

    error UnknownRole(bytes32 role);
    error RegistrationClosed(address account, bytes32 role);
    error IsBlocked(address account);
    error NotAdmin(address account);
    error NotRegistered(address account);
    error TooLong(uint256 length, uint256 limit);

    /// @notice Takes a role and says where the node is reached: multiaddrs joined by commas, at most 2,048 bytes.
    function register(bytes32 role, string calldata endpoints) external;

    /// @notice Gives up a role.
    function resign(bytes32 role) external;

    /// @notice Changes the caller's endpoints.
    function setEndpoints(string calldata endpoints) external;

    /// @notice Where a node is reached: multiaddrs joined by commas; "" when it never said.
    function endpointsOf(address node) external view returns (string memory);

    /// @notice Gives a role. Owner, or an admin for the four node roles.
    function grant(address account, bytes32 role) external;

    /// @notice Takes a role away. Owner, or an admin for the four node roles.
    function revoke(address account, bytes32 role) external;

    /// @notice Puts an account on (or off) the allow-list of a role. Owner or admin.
    function allow(address account, bytes32 role, bool allowed) external;

    /// @notice Opens or closes registration for accounts that are not on the allow-list. Owner or admin.
    function setOpen(bool open) external;

    /// @notice Whether anybody may register.
    function open() external view returns (bool);

    /// @notice Suspends every role of an account. Owner or admin.
    function block_(address account) external;

    /// @notice Ends a suspension. Owner or admin.
    function unblock(address account) external;

    /// @notice Whether the account is suspended.
    function isBlocked(address account) external view returns (bool);

    /// @notice Whether the account holds the role now (and is not blocked).
    function hasRole(address account, bytes32 role) external view returns (bool);

    /// @notice The block in which the account took the role it holds; 0 when it does not hold it.
    function roleSince(address account, bytes32 role) external view returns (uint256 blockNumber);

    /// @notice Whether the account held the role, unblocked, at the end of that block. For auditors of old tasks.
    function hadRole(address account, bytes32 role, uint256 blockNumber) external view returns (bool);

    /// @notice Every holder of a role, blocked ones included, in no particular order.
    function members(bytes32 role) external view returns (address[] memory);

    /// @notice Whether the account holds the ORACLE role.
    function isOracleNode(address addr) external view returns (bool);
}
