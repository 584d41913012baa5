// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {QueueStorage} from "./QueueStorage.sol";
import {ISessionQueueV2, Task, TaskDecoration, TaskInfo, TaskMiner} from "../interfaces/ISessionQueueV2.sol";

/// @title What anybody may read of the queue.
abstract contract QueueViews is QueueStorage {
    // Ours

    function getTaskInfo(uint256 sessionId, uint256 taskId) external view returns (TaskInfo memory info) {
        TaskRecord storage t = _task(sessionId, taskId);
        info.data = t.data;
        info.status = t.status;
        info.round = t.round;
        info.createdAt = t.createdAt;
        info.finishedAt = t.finishedAt;
        info.deadline = t.status == ASSIGNED && t.acks < t.live ? t.ackDeadline : t.deadline;
        info.outcome = t.outcome;
        info.clientReference = t.clientReference;
    }

    function getTaskMiners(uint256 sessionId, uint256 taskId) external view returns (TaskMiner[] memory list) {
        TaskRecord storage t = _task(sessionId, taskId);
        list = new TaskMiner[](t.miners.length);
        for (uint256 i; i < list.length; ++i) {
            TaskMiner memory m = list[i];
            m.miner = t.miners[i];
            Part storage p = t.parts[m.miner];
            m.round = p.round;
            m.acked = p.ackedAt != 0;
            m.precommitHash = p.hash;
            m.data = p.data;
            m.opinion = p.opinion;
            m.dropReason = p.dropReason;
        }
    }

    function currentMiners(uint256 sessionId, uint256 taskId) public view returns (address[] memory) {
        return _current(_task(sessionId, taskId));
    }

    function isMinerOf(uint256 sessionId, uint256 taskId, address account) external view returns (bool) {
        return _task(sessionId, taskId).parts[account].assigned;
    }

    function validationTerms(uint256 sessionId, uint256 taskId)
        external
        view
        returns (uint8 status, uint256 round, uint256 quorum, uint256 deadline, address[] memory miners)
    {
        TaskRecord storage t = _task(sessionId, taskId);
        return (t.status, t.round, t.quorum, t.deadline, _current(t));
    }

    function openTasks(uint256 offset, uint256 limit)
        external
        view
        returns (uint256[] memory sessionIds, uint256[] memory taskIds)
    {
        uint256 total = _open.length;
        uint256 size = offset < total ? total - offset : 0;
        if (limit < size) size = limit;
        sessionIds = new uint256[](size);
        taskIds = new uint256[](size);
        for (uint256 i; i < size; ++i) {
            (sessionIds[i], taskIds[i]) = (_open[offset + i] >> 128, uint128(_open[offset + i]));
        }
    }

    function openTaskCount() external view returns (uint256) {
        return _open.length;
    }

    // Tasks

    function getTask(uint256 sessionId, uint256 taskId) public view returns (Task memory task) {
        TaskRecord storage t = _task(sessionId, taskId);
        task.id = taskId;
        task.gid = t.gid;
        task.sessionId = sessionId;
        task.data = t.data;
        task.assignedMiners = _current(t);
        task.ended = t.status == ENDED;
        task.status = t.status;
        task.createdAt = t.createdAt;
        task.lastPrecommitAt = t.lastPrecommitAt;
        task.lastCommitAt = t.lastCommitAt;
        task.finishedAt = t.finishedAt;
    }

    function getTasksBySessionId(uint256 sessionId) external view returns (Task[] memory tasks) {
        tasks = new Task[](_tasks[sessionId].length);
        for (uint256 i; i < tasks.length; ++i) {
            tasks[i] = getTask(sessionId, i);
        }
    }

    function getTaskCountBySessionId(uint256 sessionId) external view returns (uint256) {
        return _tasks[sessionId].length;
    }

    function getTaskCountBySessionIds(uint256[] memory sessionIds) external view returns (uint256[] memory) {
        for (uint256 i; i < sessionIds.length; ++i) {
            sessionIds[i] = _tasks[sessionIds[i]].length;
        }
        return sessionIds;
    }

    function getTaskData(uint256 sessionId, uint256 taskId) external view returns (string memory) {
        return _task(sessionId, taskId).data;
    }

    function getTaskDataWithAcked(uint256 sessionId, uint256 taskId) external view returns (string memory) {
        return isAcked(sessionId, taskId) ? _task(sessionId, taskId).data : "";
    }

    function getLatestTask(uint256 sessionId) external view returns (string memory) {
        uint256 total = _tasks[sessionId].length;
        if (total == 0) revert NoSuchTask(sessionId, 0);
        return _tasks[sessionId][total - 1].data;
    }

    function getTaskStatus(uint256 sessionId, uint256 taskId) external view returns (uint8) {
        return _task(sessionId, taskId).status;
    }

    function isAcked(uint256 sessionId, uint256 taskId) public view returns (bool) {
        TaskRecord storage t = _task(sessionId, taskId);
        return t.status > ASSIGNED || (t.status == ASSIGNED && t.acks == t.live);
    }

    // Parameters

    function getTaskDecoration(uint256 sessionId, uint256 taskId) external view returns (TaskDecoration memory d) {
        TaskRecord storage t = _task(sessionId, taskId);
        uint256 p = t.params;
        d.id = t.gid;
        d.sessionId = sessionId;
        d.taskId = taskId;
        d.promptType = _unpack(p, PROMPT_TYPE);
        d.promptTemplate = t.promptTemplate;
        d.maxTokens = _unpack(p, MAX_TOKENS);
        d.temperature = _unpack(p, TEMPERATURE);
        d.topP = _unpack(p, TOP_P);
        d.topK = _unpack(p, TOP_K);
        d.presencePenalty = _unpack(p, PRESENCE_PENALTY);
        d.frequencyPenalty = _unpack(p, FREQUENCY_PENALTY);
    }

    function getTaskDecorationPromptType(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, PROMPT_TYPE);
    }

    function getTaskDecorationPromptTemplate(uint256 sessionId, uint256 taskId) external view returns (string memory) {
        return _task(sessionId, taskId).promptTemplate;
    }

    function getTaskDecorationMaxTokens(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, MAX_TOKENS);
    }

    function getTaskDecorationTemperature(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, TEMPERATURE);
    }

    function getTaskDecorationTopP(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, TOP_P);
    }

    function getTaskDecorationTopK(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, TOP_K);
    }

    function getTaskDecorationPresencePenalty(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, PRESENCE_PENALTY);
    }

    function getTaskDecorationFrequencyPenalty(uint256 sessionId, uint256 taskId) external view returns (uint256) {
        return _param(sessionId, taskId, FREQUENCY_PENALTY);
    }

    // Results

    function getTaskResults(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory miners, string[] memory data)
    {
        (miners, data,) = getTaskResultsAndHashes(sessionId, taskId);
    }

    function getTaskResultHashes(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory miners, bytes32[] memory hashes)
    {
        (miners,, hashes) = getTaskResultsAndHashes(sessionId, taskId);
    }

    function getTaskResultsAndHashes(uint256 sessionId, uint256 taskId)
        public
        view
        returns (address[] memory miners, string[] memory data, bytes32[] memory hashes)
    {
        TaskRecord storage t = _task(sessionId, taskId);
        miners = _current(t);
        data = new string[](miners.length);
        hashes = new bytes32[](miners.length);
        for (uint256 i; i < miners.length; ++i) {
            Part storage p = t.parts[miners[i]];
            data[i] = p.data;
            hashes[i] = p.hash;
        }
    }

    function getAllTaskResults(uint256 sessionId)
        external
        view
        returns (address[][] memory miners, string[][] memory data, bytes32[][] memory hashes)
    {
        uint256 total = _tasks[sessionId].length;
        miners = new address[][](total);
        data = new string[][](total);
        hashes = new bytes32[][](total);
        for (uint256 i; i < total; ++i) {
            (miners[i], data[i], hashes[i]) = getTaskResultsAndHashes(sessionId, i);
        }
    }

    function getAllTaskResultAckedTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory)
    {
        return _times(sessionId, taskId, ACK_LATE);
    }

    function getAllTaskResultPrecommitTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory)
    {
        return _times(sessionId, taskId, PRECOMMIT_LATE);
    }

    function getAllTaskResultCommitTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory)
    {
        return _times(sessionId, taskId, COMMIT_LATE);
    }

    function getTaskResultPrecommitTimestamp(uint256 sessionId, uint256 taskId, address miner)
        external
        view
        returns (uint256)
    {
        return _task(sessionId, taskId).parts[miner].precommitAt;
    }

    function getTaskResultCommitTimestamp(uint256 sessionId, uint256 taskId, address miner)
        external
        view
        returns (uint256)
    {
        return _task(sessionId, taskId).parts[miner].commitAt;
    }

    function getTaskResultData(uint256 sessionId, uint256 taskId, address miner) external view returns (string memory) {
        return _task(sessionId, taskId).parts[miner].data;
    }

    function getTaskResultDataHash(uint256 sessionId, uint256 taskId, address miner) external view returns (bytes32) {
        return _task(sessionId, taskId).parts[miner].hash;
    }

    function getTaskResultState(uint256 sessionId, uint256 taskId, address addr) external view returns (uint8) {
        Part storage p = _task(sessionId, taskId).parts[addr];
        if (p.dropReason != 0) return 4;
        if (p.commitAt != 0) return 3;
        if (p.precommitAt != 0) return 2;
        return p.assigned ? 1 : 0;
    }

    function getHash(string memory str) public pure returns (bytes32) {
        return keccak256(bytes(str));
    }

    function verifyHash(string memory str, bytes32 expectedHash) external pure returns (bool) {
        return getHash(str) == expectedHash;
    }

    function _param(uint256 sessionId, uint256 taskId, uint256 place) private view returns (uint256) {
        return _unpack(_task(sessionId, taskId).params, place);
    }

    function _unpack(uint256 packed, uint256 place) private pure returns (uint256) {
        return uint32(packed >> 32 * place);
    }

    /// @dev When the current miners did a stage; `stage` is named by its drop reason.
    function _times(uint256 sessionId, uint256 taskId, uint8 stage)
        private
        view
        returns (address[] memory miners, uint256[] memory times)
    {
        TaskRecord storage t = _task(sessionId, taskId);
        miners = _current(t);
        times = new uint256[](miners.length);
        for (uint256 i; i < miners.length; ++i) {
            Part storage p = t.parts[miners[i]];
            times[i] = stage == ACK_LATE ? p.ackedAt : stage == PRECOMMIT_LATE ? p.precommitAt : p.commitAt;
        }
    }
}
