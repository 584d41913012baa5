// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {IClock} from "./interfaces/IClock.sol";

/// @title The clock of every public chain: the block's time.
contract BlockClock is IClock {
    /// @inheritdoc IClock
    function timestamp() external view returns (uint256) {
        return block.timestamp;
    }
}
