// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {ISessionV2} from "../src/interfaces/ISessionV2.sol";
import {ISessionQueueV2, Task, TaskDecoration, TaskInfo, TaskMiner} from "../src/interfaces/ISessionQueueV2.sol";

/// @dev A task's life when everybody does what it should.
contract LifecycleTest is Network {
    uint256 private s;

    function setUp() public override {
        super.setUp();
        addMiners(4, 1);
        s = newSession(2, 1);
    }

    function test_WholeLife() public {
        uint256 t = submit(s);
        eq(status(s, t), ASSIGNED, "assigned at once");
        address[] memory m = miners(s, t);
        eq(m.length, 2, "two miners");
        no(m[0] == m[1], "distinct");
        eq(running(4), 2, "two places taken");
        no(queue.isAcked(s, t), "not acked");
        eq(queue.getTaskDataWithAcked(s, t), "", "data only when acked");

        ack(s, t, m[0]);
        ack(s, t, m[1]);
        yes(queue.isAcked(s, t), "acked");
        eq(queue.getTaskDataWithAcked(s, t), "ipfs://task", "data when acked");

        precommit(s, t, m[1]);
        eq(status(s, t), ASSIGNED, "one is missing");
        precommit(s, t, m[0]);
        eq(status(s, t), PRECOMMITTED, "all precommitted");

        commit(s, t, m[0]);
        eq(status(s, t), PRECOMMITTED, "one is missing");
        commit(s, t, m[1]);
        eq(status(s, t), COMMITTED, "all committed");

        verdict(s, t, VALID);
        yes(validation.quorumReached(s, t), "quorum");
        vm.prank(stranger);
        queue.end(s, t, false);
        eq(status(s, t), ENDED, "ended");
        eq(info(s, t).outcome, 0, "good");
        eq(info(s, t).finishedAt, START, "finished");
        eq(running(4), 0, "places freed");
        eq(queue.openTaskCount(), 0, "no open task");
        eq(part(s, t, m[0]).opinion, VALID, "opinion kept");
        eq(part(s, t, m[0]).data, answerOf(m[0]), "answer kept");
    }

    function test_EventsInOrder() public {
        vm.expectEmit(address(sessions));
        emit ISessionV2.TaskSubmitted(s, 0, "ipfs://task", "ref");
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskQueued(s, 0, 0, "ipfs://task");
        uint256 t = submit(s);
        address[] memory m = miners(s, t);

        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskAcked(s, t, m[0]);
        ack(s, t, m[0]);
        precommit(s, t, m[0]);
        bytes32 hash = queue.precommitHash(s, t, m[1], answerOf(m[1]));
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskAcked(s, t, m[1]); // implied
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskPrecommitted(s, t, m[1]);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskAllPrecommitted(s, t, m);
        vm.prank(m[1]);
        queue.precommit(s, t, hash, "");

        commit(s, t, m[0]);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskCommitted(s, t, m[1]);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskAllCommitted(s, t, m);
        commit(s, t, m[1]);
        verdict(s, t, VALID);
        vm.expectEmit(address(queue));
        emit ISessionQueueV2.TaskEnded(s, t, m);
        queue.end2(s, t, true);
    }

    function test_AssignedEventOfSessionNamesNodes() public {
        addMiners(1, 8); // only one has room for what follows
        uint256 one = newSession(1, 1);
        for (uint256 i = 1; i < 4; ++i) {
            vm.prank(minerAt(i));
            pool.leave();
        }
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = keccak256(abi.encodePacked(minerAt(0)));
        vm.expectEmit(address(sessions));
        emit ISessionV2.TaskAssigned(one, 0, ids);
        submit(one);
    }

    function test_ViewsOfATask() public {
        uint256 t = submit(s);
        toCommitted(s, t);
        address[] memory m = miners(s, t);
        Task memory task = queue.getTask(s, t);
        eq(task.id, t, "id");
        eq(task.gid, 0, "gid");
        eq(task.data, "ipfs://task", "data");
        eq(task.assignedMiners.length, 2, "miners");
        no(task.ended, "not ended");
        eq(task.lastCommitAt, START, "commit time");

        TaskDecoration memory d = queue.getTaskDecoration(s, t);
        eq(d.promptType, 1, "promptType");
        eq(d.maxTokens, 1024, "maxTokens");
        eq(d.temperature, 70, "temperature");
        eq(d.topP, 100, "topP");
        eq(d.topK, 40, "topK");
        eq(d.presencePenalty, 5, "presence");
        eq(d.frequencyPenalty, 6, "frequency");
        eq(queue.getTaskDecorationTopK(s, t), 40, "topK alone");
        eq(queue.getTaskDecorationFrequencyPenalty(s, t), 6, "frequency alone");

        (address[] memory who, string[] memory data, bytes32[] memory hashes) = queue.getTaskResultsAndHashes(s, t);
        eq(who[1], m[1], "results list the current miners");
        eq(data[1], answerOf(m[1]), "result");
        eq(hashes[1], queue.precommitHash(s, t, m[1], data[1]), "hash");
        (who, data) = sessions.getTaskResults(s, t);
        eq(data[0], answerOf(m[0]), "same through SessionV2");
        (address[][] memory all,,) = queue.getAllTaskResults(s);
        eq(all.length, 1, "one task");
        eq(queue.getTaskResultState(s, t, m[0]), 3, "state committed");
        eq(queue.getTaskResultState(s, t, stranger), 0, "state of a stranger");
        (, uint256[] memory times) = queue.getAllTaskResultCommitTimestamps(s, t);
        eq(times[0], START, "commit time");

        TaskInfo memory i = info(s, t);
        eq(i.clientReference, "ref", "reference");
        eq(i.deadline, START + 60, "validation deadline");
    }

    function test_SixLlmParams() public {
        uint256[] memory p = new uint256[](6);
        (p[0], p[1], p[2], p[3], p[4], p[5]) = (9, 8, 7, 6, 5, 4);
        vm.prank(router);
        sessions.submit(s, 0, "ipfs://task", 0, "t", p, "");
        TaskDecoration memory d = queue.getTaskDecoration(s, 0);
        eq(d.maxTokens, 9, "maxTokens");
        eq(d.topK, 6, "topK");
        eq(d.presencePenalty, 5, "presence");
        eq(d.frequencyPenalty, 4, "frequency");
        eq(d.promptTemplate, "t", "template");
    }

    function test_OlderOverloads() public {
        vm.prank(user);
        sessions.create("old", "", address(0), 1, 2, 2, 1, 0, false);
        uint256 old = sessions.getLatestSessionId(user);
        eq(sessions.getSession(old).redundant, 2, "redundant");
        vm.prank(user);
        sessions.submit(old, 0, "ipfs://old", 0, "", _llm(), "old ref");
        eq(info(old, 0).deadline, START + 10, "ack deadline");
        address[] memory m = miners(old, 0);
        ack(old, 0, m[0]);
        ack(old, 0, m[1]);
        eq(info(old, 0).deadline, START + 90, "default precommit deadline");
    }

    function test_NotEnoughIdleStaysQueuedThenAnybodyAssigns() public {
        uint256 big = newSession(3, 3, 1, 0);
        submit(s);
        uint256 t = submit(big);
        eq(status(big, t), QUEUED, "two of three are idle");
        eq(running(4), 2, "none taken by the failed pick");
        vm.expectRevert(ISessionQueueV2.NoIdleMiner.selector);
        queue.assign(big, t);
        addMiners(4, 2);
        vm.prank(stranger);
        queue.assign(big, t);
        eq(status(big, t), ASSIGNED, "assigned");
        eq(miners(big, t).length, 3, "three");
    }

    function test_FewerThanRedundantWillDo() public {
        uint256 big = newSession(1, 6, 1, 0);
        uint256 t = submit(big);
        eq(miners(big, t).length, 4, "all four");
        eq(running(4), 4, "taken");
    }

    function test_OracleAssigns() public {
        vm.startPrank(minerAt(0));
        pool.setSelfReportedModeByNode(1);
        vm.stopPrank();
        uint256 four = newSession(4, 4, 1, 0);
        uint256 t = submit(four);
        eq(status(four, t), QUEUED, "one is busy");
        address[] memory a = new address[](2);
        (a[0], a[1]) = (minerAt(1), minerAt(2));
        vm.prank(oracle);
        queue.assignTask(four, t, a, 7);
        eq(miners(four, t).length, 2, "as the oracle says");
        eq(pool.running(minerAt(1)), 1, "taken");
    }

    function test_OpenTasksPages() public {
        addMiners(4, 8);
        for (uint256 i; i < 5; ++i) {
            submit(s);
        }
        toCommitted(s, 1);
        verdict(s, 1, VALID);
        queue.end(s, 1, false);
        (uint256[] memory ss, uint256[] memory ts) = queue.openTasks(0, 100);
        eq(ts.length, 4, "four open");
        for (uint256 i; i < 4; ++i) {
            eq(ss[i], s, "session");
            no(ts[i] == 1, "the ended one is gone");
        }
        (, ts) = queue.openTasks(3, 100);
        eq(ts.length, 1, "last page");
        (, ts) = queue.openTasks(9, 100);
        eq(ts.length, 0, "past the end");
    }
}
