// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {ISessionQueueV2, TaskMiner} from "../src/interfaces/ISessionQueueV2.sol";
import {ISessionQueueValidation} from "../src/interfaces/ISessionQueueValidation.sol";

/// @dev Verdicts, and the rounds that follow bad ones.
contract RoundsTest is Network {
    uint256 private s;

    function setUp() public override {
        super.setUp();
        s = newSession(2, 1);
    }

    function _opinions(uint8 a, uint8 b) private pure returns (uint8[] memory list) {
        list = new uint8[](2);
        (list[0], list[1]) = (a, b);
    }

    function test_AllInvalidGoesToOthers() public {
        addMiners(4, 1);
        uint256 t = submit(s);
        address[] memory first = miners(s, t);
        toCommitted(s, t);
        verdict(s, t, INVALID);
        queue.end(s, t, false);
        eq(status(s, t), ASSIGNED, "assigned again");
        eq(info(s, t).round, 1, "next round");
        address[] memory second = miners(s, t);
        eq(second.length, 2, "two others");
        for (uint256 i; i < 4; ++i) {
            no(first[i / 2] == second[i % 2], "nobody twice");
        }
        eq(part(s, t, first[0]).opinion, INVALID, "opinion kept");
        eq(part(s, t, first[0]).round, 0, "round kept");
        eq(running(4), 2, "the first are free");
        no(validation.quorumReached(s, t), "a round needs its own quorum");
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 0, "good");
        (address[] memory by, uint256[] memory rounds,) = validation.verdicts(s, t);
        eq(by.length, 2, "two verdicts");
        eq(rounds[1], 1, "of two rounds");
    }

    function test_ThreeInvalidRoundsEndTheTask() public {
        addMiners(8, 1);
        uint256 t = submit(s);
        for (uint256 round; round < 3; ++round) {
            eq(info(s, t).round, round, "round");
            toCommitted(s, t);
            verdict(s, t, INVALID);
            queue.end(s, t, false);
        }
        eq(status(s, t), ENDED, "ended");
        eq(info(s, t).outcome, 3, "no valid result");
        eq(running(8), 0, "all freed");
        eq(queue.getTaskMiners(s, t).length, 6, "six tried");
    }

    function test_NextRoundWaitsForMiners() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        toCommitted(s, t);
        verdict(s, t, INVALID);
        queue.end(s, t, false);
        eq(status(s, t), QUEUED, "nobody else is there");
        eq(info(s, t).round, 1, "next round");
        eq(miners(s, t).length, 0, "nobody works on it");
        address[] memory again = new address[](1);
        again[0] = minerAt(0);
        vm.prank(oracle);
        vm.expectRevert(ISessionQueueV2.BadMiners.selector);
        queue.assignTask(s, t, again);
        addMiners(4, 1);
        queue.assign(s, t);
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 0, "good");
    }

    function test_NextRoundWithoutMinersEndsAfterQueueDeadline() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        toCommitted(s, t);
        verdict(s, t, INVALID);
        queue.end(s, t, false);
        late(s, t);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 2, "no miner");
    }

    function test_OneValidEnds() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        toCommitted(s, t);
        verdict(s, t, validator, _opinions(INVALID, VALID));
        address[] memory winners = new address[](1);
        winners[0] = m[1];
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskEnded(s, t, winners);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 0, "good");
        eqInt(stats.getCorrectnessPoint(keccak256(abi.encodePacked(m[0]))), -1, "wrong");
        eqInt(stats.getCorrectnessPoint(keccak256(abi.encodePacked(m[1]))), 1, "right");
    }

    function test_InconclusiveStands() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        toCommitted(s, t);
        verdict(s, t, INCONCLUSIVE);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskEnded(s, t, m);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 0, "stands");
        eqInt(stats.getCorrectnessPoint(keccak256(abi.encodePacked(m[0]))), 0, "neither right nor wrong");
    }

    // Quorum

    function test_MajorityOfThree() public {
        addMiners(2, 1);
        addValidators(3);
        uint256 three = newSession(2, 3);
        uint256 t = submit(three);
        address[] memory m = miners(three, t);
        toCommitted(three, t);
        verdict(three, t, validatorAt(0), _opinions(VALID, INVALID));
        no(validation.quorumReached(three, t), "one of three");
        eq(validation.opinionOf(three, t, m[0]), 0, "no opinion yet");
        vm.expectPartialRevert(ISessionQueueV2.VerdictMissing.selector);
        queue.end(three, t, true);
        verdict(three, t, validatorAt(1), _opinions(VALID, VALID));
        verdict(three, t, validatorAt(2), _opinions(INVALID, INVALID));
        yes(validation.quorumReached(three, t), "quorum");
        eq(validation.opinionOf(three, t, m[0]), VALID, "two of three");
        eq(validation.opinionOf(three, t, m[1]), INVALID, "two of three");
        vm.prank(validator);
        vm.expectRevert(ISessionQueueValidation.QuorumReached.selector);
        validation.submit(three, t, 0, _opinions(VALID, VALID), "");
        eq(validation.opinionsBy(three, t, 0, validatorAt(2))[0], INVALID, "as it said");
    }

    function test_TieIsInconclusive() public {
        addMiners(2, 1);
        addValidators(2);
        uint256 two = newSession(2, 2);
        uint256 t = submit(two);
        address[] memory m = miners(two, t);
        toCommitted(two, t);
        verdict(two, t, validatorAt(0), _opinions(VALID, INVALID));
        verdict(two, t, validatorAt(1), _opinions(INVALID, INCONCLUSIVE));
        eq(validation.opinionOf(two, t, m[0]), INCONCLUSIVE, "tie");
        eq(validation.opinionOf(two, t, m[1]), INCONCLUSIVE, "tie");
    }

    function test_QuorumIsThatOfTheSubmission() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        vm.prank(user);
        sessions.update("chat", "", s, 1, 0, 2, 16, 0);
        toCommitted(s, t);
        verdict(s, t, VALID);
        yes(validation.quorumReached(s, t), "the task keeps its terms");
    }

    function test_VerdictMustFit() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        vm.startPrank(validator);
        vm.expectPartialRevert(ISessionQueueValidation.NotInValidation.selector);
        validation.submit(s, t, 0, same(VALID, 2), "");
        vm.stopPrank();
        toCommitted(s, t);
        vm.startPrank(validator);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.WrongRound.selector, 1, 0));
        validation.submit(s, t, 1, same(VALID, 2), "");
        vm.expectRevert(ISessionQueueValidation.BadOpinions.selector);
        validation.submit(s, t, 0, same(VALID, 1), "");
        vm.expectRevert(ISessionQueueValidation.BadOpinions.selector);
        validation.submit(s, t, 0, same(4, 2), "");
        vm.expectRevert(ISessionQueueValidation.BadOpinions.selector);
        validation.submit(s, t, 0, same(0, 2), "");
        vm.expectPartialRevert(ISessionQueueValidation.TooLong.selector);
        validation.submit(s, t, 0, same(VALID, 2), string(new bytes(513)));
        validation.submit(s, t, 0, same(VALID, 2), "");
        vm.stopPrank();
    }

    function test_OneVerdictPerValidator() public {
        addMiners(2, 1);
        uint256 two = newSession(2, 2);
        uint256 t = submit(two);
        toCommitted(two, t);
        verdict(two, t, VALID);
        vm.prank(validator);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.AlreadySubmitted.selector, validator));
        validation.submit(two, t, 0, same(VALID, 2), "");
    }
}
