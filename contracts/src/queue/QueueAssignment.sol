// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {QueueStorage} from "./QueueStorage.sol";
import {ISessionV2} from "../interfaces/ISessionV2.sol";
import {ISessionPayment} from "../interfaces/ISessionPayment.sol";
import {Names} from "../libraries/Names.sol";

/// @title How tasks get miners, lose them, and end.
abstract contract QueueAssignment is QueueStorage {
    /// @dev Gives a task without miners to pool nodes. False when too few are idle, or none may be tried any more.
    function _tryAssign(uint256 sessionId, uint256 taskId, TaskRecord storage t) internal returns (bool) {
        uint256 count = t.want;
        uint256 budget = _budget(t);
        if (budget < count) count = budget;
        return _pick(sessionId, taskId, t, count, t.least < count ? t.least : count);
    }

    /// @dev Replaces dropped miners as far as the budget and the pool go. False when none could be.
    function _tryReplace(uint256 sessionId, uint256 taskId, TaskRecord storage t, uint256 dropped)
        internal
        returns (bool)
    {
        uint256 budget = _budget(t);
        return _pick(sessionId, taskId, t, dropped < budget ? dropped : budget, 1);
    }

    function _pick(uint256 sessionId, uint256 taskId, TaskRecord storage t, uint256 count, uint256 least)
        private
        returns (bool)
    {
        if (count == 0) return false;
        (,,, bool onlyPreferred, address[] memory preferred) =
            ISessionV2(_find(Names.SESSION)).assignmentPolicy(sessionId);
        address[] memory picked = _pool().pick(count, least, preferred, onlyPreferred, t.miners);
        if (picked.length == 0) return false;
        _place(sessionId, taskId, t, picked);
        return true;
    }

    /// @dev Adds miners, that the pool has already occupied, to the round and starts its time limits anew.
    function _place(uint256 sessionId, uint256 taskId, TaskRecord storage t, address[] memory picked) internal {
        for (uint256 i; i < picked.length; ++i) {
            t.miners.push(picked[i]);
            Part storage p = t.parts[picked[i]];
            p.assigned = true;
            p.round = t.round;
        }
        t.live += uint8(picked.length);
        t.status = ASSIGNED;
        uint256 time = _now();
        t.deadline = uint48(time + t.precommitTimeout);
        t.ackDeadline = uint48(time + timeouts.ack);
        if (t.ackDeadline > t.deadline) t.ackDeadline = t.deadline;
        emit TaskAssigned(sessionId, taskId, _current(t));
    }

    /// @dev Drops the current miners that lack the stage `reason` stands for, frees and penalises them.
    function _drop(TaskRecord storage t, uint8 reason) internal returns (uint256 count) {
        address[] memory late = _current(t);
        for (uint256 i; i < late.length; ++i) {
            Part storage p = t.parts[late[i]];
            uint48 done = reason == ACK_LATE ? p.ackedAt : reason == PRECOMMIT_LATE ? p.precommitAt : p.commitAt;
            if (done != 0) continue;
            p.dropReason = reason;
            if (p.ackedAt != 0) t.acks--;
            if (p.precommitAt != 0) t.precommits--;
            late[count++] = late[i];
            _report(late[i], reason, -1);
        }
        _shorten(late, count);
        t.live -= uint8(count);
        _pool().free(late);
    }

    /// @dev Frees the round's miners in the pool.
    function _release(TaskRecord storage t) internal {
        if (t.live == 0) return;
        _pool().free(_current(t));
        t.live = 0;
    }

    function _requeue(TaskRecord storage t) internal {
        t.status = QUEUED;
        t.deadline = uint48(_now() + timeouts.queue);
    }

    /// @dev Starts over with other miners, queues the task until there are, or gives it up. All miners are released.
    function _nextRound(uint256 sessionId, uint256 taskId, TaskRecord storage t) internal {
        if (t.round + 1 >= MAX_ROUNDS || _budget(t) == 0) {
            _finish(sessionId, taskId, t, NO_VALID_RESULT, new address[](0));
            return;
        }
        t.round++;
        (t.acks, t.precommits, t.commits) = (0, 0, 0);
        if (!_tryAssign(sessionId, taskId, t)) _requeue(t);
    }

    /// @dev Ends a task whose miners are released: pays the winners and refunds the rest.
    function _finish(uint256 sessionId, uint256 taskId, TaskRecord storage t, uint8 outcome, address[] memory winners)
        internal
    {
        t.status = ENDED;
        t.outcome = outcome;
        t.deadline = 0;
        t.finishedAt = uint48(_now());
        uint256 last = _open[_open.length - 1];
        _open[t.openIndex] = last;
        _tasks[last >> 128][uint128(last)].openIndex = t.openIndex;
        _open.pop();
        if (t.paid) ISessionPayment(_find(Names.SESSION_PAYMENT)).settle(sessionId, taskId, winners);
        emit TaskEnded(sessionId, taskId, winners);
    }
}
