// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title The one clock of all deadlines.
interface IClock {
    /// @notice The time in seconds since 1970.
    function timestamp() external view returns (uint256);
}
