// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {Module} from "../src/Module.sol";
import {Roles} from "../src/libraries/Roles.sol";
import {ISessionQueueV2, TaskMiner} from "../src/interfaces/ISessionQueueV2.sol";
import {ISessionQueueValidation} from "../src/interfaces/ISessionQueueValidation.sol";

/// @dev What happens when somebody is late, at each stage, and not a second earlier.
contract DeadlinesTest is Network {
    uint256 private s;

    function setUp() public override {
        super.setUp();
        s = newSession(2, 1);
    }

    function _tooEarly(uint256 deadline) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISessionQueueV2.TooEarly.selector, deadline);
    }

    // Acknowledge

    function test_AckLateIsReplaced() public {
        addMiners(3, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        ack(s, t, m[0]);
        eq(info(s, t).deadline, START + 10, "the next deadline is for the ack");
        vm.warp(START + 10);
        vm.expectRevert(_tooEarly(START + 10));
        queue.endAck(s, t);
        vm.warp(START + 11);
        vm.prank(stranger);
        queue.endAck(s, t);

        eq(part(s, t, m[1]).dropReason, 1, "ack late");
        eq(queue.getTaskResultState(s, t, m[1]), 4, "dropped");
        eq(pool.running(m[1]), 0, "freed");
        eqInt(stats.getPreparePoint(keccak256(abi.encodePacked(m[0]))), 1, "one point gained");
        eqInt(stats.getPreparePoint(keccak256(abi.encodePacked(m[1]))), -1, "one lost");
        address[] memory now_ = miners(s, t);
        eq(now_.length, 2, "replaced");
        eq(now_[0], m[0], "the other one stays");
        eq(info(s, t).deadline, START + 11 + 10, "a new ack deadline");
        vm.prank(m[1]);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.NotAssigned.selector, m[1]));
        queue.precommit(s, t, bytes32(uint256(1)), "");
        precommitAll(s, t);
        eq(status(s, t), PRECOMMITTED, "goes on");
    }

    function test_AckLateWithoutReplacementGoesOnWithTheRest() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        ack(s, t, m[0]);
        late(s, t);
        queue.endAck(s, t);
        eq(status(s, t), ASSIGNED, "goes on");
        eq(miners(s, t).length, 1, "with one");
        eq(info(s, t).deadline, START + 90, "the precommit deadline stands");
        precommit(s, t, m[0]);
        eq(status(s, t), PRECOMMITTED, "one is enough now");
    }

    function test_AckLateWhenTheRestHasPrecommitted() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        precommit(s, t, miners(s, t)[0]);
        late(s, t);
        queue.endAck(s, t);
        eq(status(s, t), PRECOMMITTED, "nobody is left to wait for");
    }

    function test_NobodyAcksBackToTheQueue() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        late(s, t);
        queue.endAck(s, t);
        eq(status(s, t), QUEUED, "queued");
        eq(running(2), 0, "all freed");
        vm.expectRevert(ISessionQueueV2.NoIdleMiner.selector);
        queue.assign(s, t); // both had their chance
        addMiners(4, 1);
        queue.assign(s, t);
        eq(miners(s, t).length, 2, "two others");
        eq(part(s, t, minerAt(0)).dropReason, 1, "the first stay dropped");
        toCommitted(s, t);
        eq(status(s, t), COMMITTED, "goes on");
    }

    function test_AckCountsUntilDropped() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        vm.warp(START + 50);
        ack(s, t, m[0]);
        ack(s, t, m[1]);
        vm.expectRevert(ISessionQueueV2.AllAcked.selector);
        queue.endAck(s, t);
    }

    function test_MinersRunOutEndsTheTask() public {
        addMiners(12, 1);
        uint256 t = submit(s);
        for (uint256 i; i < 3; ++i) {
            eq(status(s, t), ASSIGNED, "assigned again");
            late(s, t);
            queue.endAck(s, t);
        }
        eq(queue.getTaskMiners(s, t).length, 6, "three times the redundancy");
        eq(status(s, t), ENDED, "given up");
        eq(info(s, t).outcome, 3, "no valid result");
        eq(running(12), 0, "all freed");
    }

    // Precommit

    function test_PrecommitLateIsReplaced() public {
        addMiners(3, 1);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        ack(s, t, m[1]);
        precommit(s, t, m[0]);
        eq(info(s, t).deadline, START + 90, "precommit deadline");
        vm.warp(START + 90);
        vm.expectRevert(_tooEarly(START + 90));
        queue.endPrecommit(s, t, true);
        vm.warp(START + 91);
        bytes32 hash = queue.precommitHash(s, t, m[1], "x");
        vm.prank(m[1]);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.DeadlinePassed.selector, START + 90));
        queue.precommit(s, t, hash, "");
        queue.endPrecommit(s, t, true);

        eq(part(s, t, m[1]).dropReason, 2, "precommit late");
        eq(miners(s, t).length, 2, "replaced");
        eq(status(s, t), ASSIGNED, "waits for the new one");
        precommit(s, t, miners(s, t)[1]);
        eq(status(s, t), PRECOMMITTED, "goes on");
        commitAll(s, t);
        eq(status(s, t), COMMITTED, "goes on");
    }

    function test_PrecommitLateWithoutReplacement() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        precommit(s, t, miners(s, t)[0]);
        vm.warp(START + 91);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskPrecommitEnded(s, t);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskAllPrecommitted(s, t, _one(miners(s, t)[0]));
        queue.endPrecommit(s, t, true);
        eq(status(s, t), PRECOMMITTED, "goes on with one");
        eq(info(s, t).deadline, START + 91 + 30, "commit deadline");
    }

    function test_NobodyPrecommitsNextRound() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        ack(s, t, miners(s, t)[0]);
        vm.warp(START + 91);
        queue.endPrecommit(s, t, false);
        eq(status(s, t), QUEUED, "nobody is left");
        eq(info(s, t).round, 1, "next round");
        eq(part(s, t, minerAt(0)).dropReason, 2, "precommit late");
    }

    function test_ShortPrecommitTimeoutBoundsTheAck() public {
        addMiners(2, 1);
        vm.prank(router);
        sessions.submit(s, 0, "ipfs://task", 0, "", _llm(), _request(1), "");
        eq(info(s, 0).deadline, START + 1, "both deadlines are a second away");
        vm.warp(START + 2);
        queue.endPrecommit(s, 0, false);
        eq(status(s, 0), QUEUED, "dropped, acked or not");
    }

    // Commit

    function test_CommitLateIsDroppedNotReplaced() public {
        addMiners(4, 1);
        uint256 t = submit(s);
        precommitAll(s, t);
        address[] memory m = miners(s, t);
        commit(s, t, m[0]);
        vm.warp(START + 30);
        vm.expectRevert(_tooEarly(START + 30));
        queue.endCommit(s, t, true);
        vm.warp(START + 31);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.DeadlinePassed.selector, START + 30));
        commit(s, t, m[1]);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskCommitEnded(s, t);
        yes(queue.endCommit(s, t, false), "goes on");
        eq(status(s, t), COMMITTED, "goes on");
        eq(miners(s, t).length, 1, "with one, nobody new sees the answers");
        eq(part(s, t, m[1]).dropReason, 3, "commit late");
        eqInt(stats.getCommitPoint(keccak256(abi.encodePacked(m[1]))), -1, "penalised");
    }

    function test_NobodyCommitsNextRound() public {
        addMiners(4, 1);
        uint256 t = submit(s);
        precommitAll(s, t);
        late(s, t);
        no(queue.endCommit(s, t, true), "nobody committed");
        eq(status(s, t), ASSIGNED, "others try");
        eq(info(s, t).round, 1, "next round");
        eq(miners(s, t).length, 2, "two others");
    }

    // Verdict

    function test_NoVerdictEndsAfterTheDeadlineOnly() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        toCommitted(s, t);
        vm.warp(START + 60);
        vm.prank(oracle);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.VerdictMissing.selector, START + 60));
        queue.end(s, t, true); // force does not help
        vm.warp(START + 61);
        vm.prank(validator);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.DeadlinePassed.selector, START + 60));
        validation.submit(s, t, 0, same(VALID, 2), "");
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskEnded(s, t, new address[](0));
        queue.end(s, t, false);
        eq(info(s, t).outcome, 1, "no verdict");
        eq(running(2), 0, "freed");
    }

    function test_QuorumCountsAfterTheDeadline() public {
        addMiners(2, 1);
        uint256 t = submit(s);
        toCommitted(s, t);
        verdict(s, t, VALID);
        vm.warp(START + 1000);
        queue.end(s, t, false);
        eq(info(s, t).outcome, 0, "the verdict was in time");
    }

    // Queue

    function test_QueuedTooLongEnds() public {
        uint256 t = submit(s);
        eq(status(s, t), QUEUED, "no miner at all");
        eq(info(s, t).deadline, START + 600, "queue deadline");
        vm.warp(START + 600);
        vm.expectRevert(_tooEarly(START + 600));
        queue.end(s, t, true);
        vm.warp(START + 601);
        queue.end(s, t, false);
        eq(status(s, t), ENDED, "ended");
        eq(info(s, t).outcome, 2, "no miner");
    }

    function test_TimeoutsCanBeSet() public {
        addMiners(2, 1);
        queue.setTimeouts(1, 2, 3, 4, 5);
        vm.prank(router);
        sessions.submit(s, 0, "ipfs://task", 0, "", _llm(), new uint256[](0), "");
        eq(info(s, 0).deadline, START + 1, "ack");
        ack(s, 0, miners(s, 0)[0]);
        ack(s, 0, miners(s, 0)[1]);
        eq(info(s, 0).deadline, START + 2, "precommit");
        precommitAll(s, 0);
        eq(info(s, 0).deadline, START + 3, "commit");
        commitAll(s, 0);
        eq(info(s, 0).deadline, START + 4, "validation");
        eq(info(s, submit(s)).deadline, START + 5, "queue");
        vm.expectPartialRevert(ISessionQueueV2.OutOfRange.selector);
        queue.setTimeouts(0, 1, 1, 1, 1);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Module.NotAllowed.selector, stranger));
        queue.setTimeouts(1, 1, 1, 1, 1);
        iam.grant(stranger, Roles.ADMIN);
        vm.prank(stranger);
        queue.setTimeouts(1, 1, 1, 1, 1);
    }

    function _one(address a) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = a;
    }
}
