// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Base} from "../Base.sol";
import {Handler} from "./Handler.sol";

/// @dev What holds whatever anybody does in whatever order. Forge draws the seeds.
contract NetworkInvariants is Base {
    Handler private _handler;
    address[] private _targets;

    function setUp() public {
        _handler = new Handler();
        _handler.setUp();
        _targets.push(address(_handler));
    }

    /// @dev Read by forge.
    function targetContracts() external view returns (address[] memory) {
        return _targets;
    }

    /// @dev Read by forge.
    function targetSelectors() external view returns (FuzzSelector[] memory list) {
        list = new FuzzSelector[](1);
        list[0] = FuzzSelector(address(_handler), new bytes4[](1));
        list[0].selectors[0] = _handler.play.selector;
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @dev SessionPayment holds exactly what it owes, and no wei is lost or created. Nobody is paid without a verdict
    /// that lets the result stand. A task in status 4 never changes. Ended tasks release their miners, and open ones
    /// occupy exactly theirs. One function, because forge plays a whole game for each.
    function invariant_Holds() external view {
        _check();
    }

    /// @dev The game is worth playing: a long run of it sees every outcome, and all invariants hold on the way.
    function test_TheGameReachesEveryOutcome() external {
        for (uint256 i; i < 40; ++i) {
            for (uint256 j; j < 10; ++j) {
                _handler.play(i * 10 + j);
            }
            _check();
        }
        for (uint256 outcome; outcome < 4; ++outcome) {
            yes(
                _handler.outcomes(outcome) != 0,
                string.concat("outcome ", string(abi.encodePacked(uint8(48 + outcome))))
            );
        }
    }

    function _check() private view {
        _handler.checkMoney();
        _handler.checkPayouts();
        _handler.checkEnded();
        _handler.checkPlaces();
    }
}
