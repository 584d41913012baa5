// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "../Module.sol";
import {ISessionQueueV2} from "../interfaces/ISessionQueueV2.sol";
import {INodePool} from "../interfaces/INodePool.sol";
import {INodeStats} from "../interfaces/INodeStats.sol";
import {Names} from "../libraries/Names.sol";

/// @title What the queue keeps, and the small helpers that every part of it uses.
abstract contract QueueStorage is ISessionQueueV2, Module {
    /// @dev One miner's part in a task; the first slot holds all but the content.
    struct Part {
        bool assigned;
        uint8 round;
        uint8 dropReason;
        uint8 opinion;
        uint48 ackedAt;
        uint48 precommitAt;
        uint48 commitAt;
        bytes32 hash;
        string data;
    }

    struct TaskRecord {
        uint64 gid;
        uint48 createdAt;
        uint48 lastPrecommitAt;
        uint48 lastCommitAt;
        uint48 finishedAt;
        // second slot
        uint8 status;
        uint8 round;
        uint8 outcome;
        uint8 want; // miners a task
        uint8 least; // miners that will do
        uint8 quorum; // verdicts that decide
        uint8 live; // miners of the round that still count and occupy a place in the pool
        uint8 acks;
        uint8 precommits;
        uint8 commits;
        bool paid; // a reserve is held in SessionPayment
        uint16 precommitTimeout;
        uint48 ackDeadline;
        uint48 deadline; // of the stage
        uint32 openIndex; // place in _open
        // what the task is
        uint256 params; // eight words of 32 bits, see QueueIntake
        string data;
        string promptTemplate;
        string clientReference;
        address[] miners; // ever assigned
        mapping(address miner => Part) parts;
    }

    /// @dev The stages' time limits in seconds; one slot.
    struct Timeouts {
        uint32 ack;
        uint32 precommit;
        uint32 commit;
        uint32 validation;
        uint32 queue;
    }

    uint8 internal constant QUEUED = 0;
    uint8 internal constant ASSIGNED = 1;
    uint8 internal constant PRECOMMITTED = 2;
    uint8 internal constant COMMITTED = 3;
    uint8 internal constant ENDED = 4;

    uint8 internal constant ACK_LATE = 1;
    uint8 internal constant PRECOMMIT_LATE = 2;
    uint8 internal constant COMMIT_LATE = 3;

    // Places of the words in TaskRecord.params.
    uint256 internal constant PROMPT_TYPE = 0;
    uint256 internal constant MAX_TOKENS = 1;
    uint256 internal constant TEMPERATURE = 2;
    uint256 internal constant TOP_P = 3;
    uint256 internal constant TOP_K = 4;
    uint256 internal constant REPEAT_PENALTY = 5;
    uint256 internal constant PRESENCE_PENALTY = 6;
    uint256 internal constant FREQUENCY_PENALTY = 7;

    // Stages as NodeStats.report counts them; what a drop reason misses has the same number.
    uint8 internal constant PREPARE_STAGE = 1;
    uint8 internal constant PRECOMMIT_STAGE = 2;
    uint8 internal constant COMMIT_STAGE = 3;
    uint8 internal constant END_STAGE = 4;
    uint8 internal constant CORRECTNESS = 5;

    uint8 internal constant NO_VERDICT = 1;
    uint8 internal constant NO_MINER = 2;
    uint8 internal constant NO_VALID_RESULT = 3;

    uint8 internal constant VALID = 1;
    uint8 internal constant INVALID = 2;

    uint256 internal constant MAX_ROUNDS = 3;

    /// @inheritdoc ISessionQueueV2
    Timeouts public timeouts = Timeouts({ack: 10, precommit: 90, commit: 30, validation: 60, queue: 600});

    mapping(uint256 sessionId => TaskRecord[]) internal _tasks;
    uint256 internal _taskTotal;
    /// @dev Tasks that have not ended: session id << 128 | task id.
    uint256[] internal _open;

    function _task(uint256 sessionId, uint256 taskId) internal view returns (TaskRecord storage) {
        if (taskId >= _tasks[sessionId].length) revert NoSuchTask(sessionId, taskId);
        return _tasks[sessionId][taskId];
    }

    function _requireStatus(TaskRecord storage t, uint8 wanted) internal view {
        if (t.status != wanted) revert WrongStatus(t.status, wanted);
    }

    function _isCurrent(TaskRecord storage t, Part storage p) internal view returns (bool) {
        return p.assigned && p.round == t.round && p.dropReason == 0;
    }

    function _current(TaskRecord storage t) internal view returns (address[] memory list) {
        uint256 total = t.miners.length;
        list = new address[](total);
        uint256 found;
        for (uint256 i; i < total; ++i) {
            address miner = t.miners[i];
            if (_isCurrent(t, t.parts[miner])) list[found++] = miner;
        }
        _shorten(list, found);
    }

    function _shorten(address[] memory list, uint256 length) internal pure {
        assembly ("memory-safe") {
            mstore(list, length)
        }
    }

    /// @dev How many more miners may be assigned to the task.
    function _budget(TaskRecord storage t) internal view returns (uint256) {
        uint256 limit = MAX_ROUNDS * t.want;
        return limit > t.miners.length ? limit - t.miners.length : 0;
    }

    function _pool() internal view returns (INodePool) {
        return INodePool(_find(Names.NODE_POOL));
    }

    /// @dev Tells NodeStats what a miner did or missed.
    function _report(address miner, uint8 stage, int256 points) internal {
        if (!useSessionStats) return;
        address stats = _find(Names.NODE_STATS);
        if (stats != address(0)) INodeStats(stats).report(miner, stage, points);
    }

    // Switches, kept here because the stages read them.

    /// @inheritdoc ISessionQueueV2
    bool public usePaymentFlow;
    /// @inheritdoc ISessionQueueV2
    bool public useSessionPayment = true;
    /// @inheritdoc ISessionQueueV2
    bool public useSessionStats = true;
    /// @inheritdoc ISessionQueueV2
    bool public useSwitchModel;
}
