// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IClock} from "./interfaces/IClock.sol";

/// @title The clock of the embedded development chain.
/// @notice That chain makes a block per transaction, and block times must grow by whole seconds, so under load
/// block.timestamp runs ahead of the wall clock. Its driver puts the wall clock, in milliseconds, into prevrandao.
/// @dev Never deploy it elsewhere: there prevrandao is random.
contract DevClock is IClock {
    /// @inheritdoc IClock
    function timestamp() external view returns (uint256) {
        return block.prevrandao / 1000;
    }
}
