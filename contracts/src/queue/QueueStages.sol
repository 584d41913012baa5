// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {QueueAssignment} from "./QueueAssignment.sol";
import {ISessionQueueV2} from "../interfaces/ISessionQueueV2.sol";
import {ISessionQueueValidation} from "../interfaces/ISessionQueueValidation.sol";
import {Names} from "../libraries/Names.sol";

/// @title The calls that move a task from stage to stage; the table is in ISessionQueueV2.
abstract contract QueueStages is QueueAssignment {
    uint256 private constant MAX_DATA = 512;

    /// @inheritdoc ISessionQueueV2
    function assign(uint256 sessionId, uint256 taskId) external {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, QUEUED);
        if (!_tryAssign(sessionId, taskId, t)) revert NoIdleMiner();
    }

    /// @inheritdoc ISessionQueueV2
    function assignTask(uint256 sessionId, uint256 taskId, address[] memory addrs, uint256 modelIdentifier) external {
        (modelIdentifier);
        _assignTask(sessionId, taskId, addrs);
    }

    /// @inheritdoc ISessionQueueV2
    function assignTask(uint256 sessionId, uint256 taskId, address[] memory addrs) external {
        _assignTask(sessionId, taskId, addrs);
    }

    /// @inheritdoc ISessionQueueV2
    function ack(uint256 sessionId, uint256 taskId) external {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, ASSIGNED);
        Part storage p = _mine(t);
        if (p.ackedAt != 0) revert AlreadyAcked(msg.sender);
        _ack(sessionId, taskId, t, p);
        _report(msg.sender, PREPARE_STAGE, 1);
    }

    /// @inheritdoc ISessionQueueV2
    function precommit(uint256 sessionId, uint256 taskId, bytes32 hash, string memory data) external {
        (data);
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, ASSIGNED);
        Part storage p = _mine(t);
        if (p.precommitAt != 0) revert AlreadyPrecommitted(msg.sender);
        if (hash == 0) revert EmptyHash();
        uint256 time = _now();
        if (time > t.deadline) revert DeadlinePassed(t.deadline);
        if (p.ackedAt == 0) _ack(sessionId, taskId, t, p);
        p.hash = hash;
        p.precommitAt = uint48(time);
        t.lastPrecommitAt = uint48(time);
        t.precommits++;
        emit TaskPrecommitted(sessionId, taskId, msg.sender);
        _report(msg.sender, PRECOMMIT_STAGE, 1);
        if (t.precommits == t.live) _toPrecommitted(sessionId, taskId, t, true);
    }

    /// @inheritdoc ISessionQueueV2
    function commit(uint256 sessionId, uint256 taskId, string memory data) external {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, PRECOMMITTED);
        Part storage p = _mine(t);
        if (p.commitAt != 0) revert AlreadyCommitted(msg.sender);
        if (bytes(data).length == 0) revert Empty();
        if (bytes(data).length > MAX_DATA) revert TooLong(bytes(data).length, MAX_DATA);
        bytes32 hash = precommitHash(sessionId, taskId, msg.sender, data);
        if (hash != p.hash) revert HashMismatch(p.hash, hash);
        uint256 time = _now();
        if (time > t.deadline) revert DeadlinePassed(t.deadline);
        p.data = data;
        p.commitAt = uint48(time);
        t.lastCommitAt = uint48(time);
        t.commits++;
        emit TaskCommitted(sessionId, taskId, msg.sender);
        _report(msg.sender, COMMIT_STAGE, 1);
        if (t.commits == t.live) _toCommitted(sessionId, taskId, t, true);
    }

    /// @inheritdoc ISessionQueueV2
    function endAck(uint256 sessionId, uint256 taskId) external {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, ASSIGNED);
        if (t.acks == t.live) revert AllAcked();
        _requirePast(t.ackDeadline);
        uint256 dropped = _drop(t, ACK_LATE);
        if (_tryReplace(sessionId, taskId, t, dropped)) return;
        if (t.live == 0) {
            if (_budget(t) == 0) _finish(sessionId, taskId, t, NO_VALID_RESULT, new address[](0));
            else _requeue(t);
        } else if (t.precommits == t.live) {
            _toPrecommitted(sessionId, taskId, t, true);
        }
    }

    /// @inheritdoc ISessionQueueV2
    function endPrecommit(uint256 sessionId, uint256 taskId, bool emitAllPrecommitted) external {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, ASSIGNED);
        _requirePast(t.deadline);
        uint256 dropped = _drop(t, PRECOMMIT_LATE);
        if (_tryReplace(sessionId, taskId, t, dropped)) return;
        if (t.live == 0) {
            _nextRound(sessionId, taskId, t);
        } else {
            emit TaskPrecommitEnded(sessionId, taskId);
            _toPrecommitted(sessionId, taskId, t, emitAllPrecommitted);
        }
    }

    /// @inheritdoc ISessionQueueV2
    function endCommit(uint256 sessionId, uint256 taskId, bool emitAllCommitted) external returns (bool) {
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, PRECOMMITTED);
        _requirePast(t.deadline);
        _drop(t, COMMIT_LATE);
        if (t.live == 0) {
            _nextRound(sessionId, taskId, t);
            return false;
        }
        emit TaskCommitEnded(sessionId, taskId);
        _toCommitted(sessionId, taskId, t, emitAllCommitted);
        return true;
    }

    /// @inheritdoc ISessionQueueV2
    function end(uint256 sessionId, uint256 taskId, bool forceEnd) external {
        (forceEnd);
        _end(sessionId, taskId);
    }

    /// @inheritdoc ISessionQueueV2
    function end2(uint256 sessionId, uint256 taskId, bool forceEnd) external {
        (forceEnd);
        _end(sessionId, taskId);
    }

    /// @inheritdoc ISessionQueueV2
    function precommitHash(uint256 sessionId, uint256 taskId, address miner, string memory data)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), sessionId, taskId, miner, keccak256(bytes(data))));
    }

    function _mine(TaskRecord storage t) private view returns (Part storage p) {
        p = t.parts[msg.sender];
        if (!_isCurrent(t, p)) revert NotAssigned(msg.sender);
    }

    function _requirePast(uint256 deadline) private view {
        if (_now() <= deadline) revert TooEarly(deadline);
    }

    function _ack(uint256 sessionId, uint256 taskId, TaskRecord storage t, Part storage p) private {
        p.ackedAt = uint48(_now());
        t.acks++;
        emit TaskAcked(sessionId, taskId, msg.sender);
    }

    function _assignTask(uint256 sessionId, uint256 taskId, address[] memory addrs) private {
        _requireOracle();
        TaskRecord storage t = _task(sessionId, taskId);
        _requireStatus(t, QUEUED);
        if (addrs.length == 0 || addrs.length > t.want || addrs.length > _budget(t)) revert BadMiners();
        for (uint256 i; i < addrs.length; ++i) {
            if (t.parts[addrs[i]].assigned) revert BadMiners();
            for (uint256 j; j < i; ++j) {
                if (addrs[j] == addrs[i]) revert BadMiners();
            }
        }
        _pool().take(addrs);
        _place(sessionId, taskId, t, addrs);
    }

    function _toPrecommitted(uint256 sessionId, uint256 taskId, TaskRecord storage t, bool announce) private {
        t.status = PRECOMMITTED;
        t.deadline = uint48(_now() + timeouts.commit);
        if (announce) emit TaskAllPrecommitted(sessionId, taskId, _current(t));
    }

    function _toCommitted(uint256 sessionId, uint256 taskId, TaskRecord storage t, bool announce) private {
        t.status = COMMITTED;
        t.deadline = uint48(_now() + timeouts.validation);
        if (announce) emit TaskAllCommitted(sessionId, taskId, _current(t));
    }

    function _end(uint256 sessionId, uint256 taskId) private {
        TaskRecord storage t = _task(sessionId, taskId);
        if (t.status == QUEUED) {
            _requirePast(t.deadline);
            _finish(sessionId, taskId, t, NO_MINER, new address[](0));
            return;
        }
        _requireStatus(t, COMMITTED);
        address[] memory miners = _current(t);
        (bool reached, uint8[] memory opinions) =
            ISessionQueueValidation(_find(Names.VALIDATION)).outcome(sessionId, taskId, t.round, miners);
        if (!reached) {
            if (_now() <= t.deadline) revert VerdictMissing(t.deadline);
            _release(t);
            _finish(sessionId, taskId, t, NO_VERDICT, new address[](0));
            return;
        }
        _release(t);
        _judge(t, miners, opinions);
        if (miners.length == 0) _nextRound(sessionId, taskId, t);
        else _finish(sessionId, taskId, t, 0, miners);
    }

    /// @dev Keeps the opinions, and in `miners` those that are not invalid.
    function _judge(TaskRecord storage t, address[] memory miners, uint8[] memory opinions) private {
        uint256 winners;
        for (uint256 i; i < opinions.length; ++i) {
            address miner = miners[i];
            uint8 opinion = opinions[i];
            t.parts[miner].opinion = opinion;
            if (opinion != INVALID) miners[winners++] = miner;
            _report(miner, END_STAGE, opinion == INVALID ? -1 : int256(1));
            _report(miner, CORRECTNESS, opinion == INVALID ? -1 : opinion == VALID ? int256(1) : int256(0));
        }
        _shorten(miners, winners);
    }
}
