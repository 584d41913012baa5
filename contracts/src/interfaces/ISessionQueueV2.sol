// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @notice A task as published clients decode it. Times are seconds, 0 for never. status: 0 queued, 1 assigned,
/// 2 precommitted, 3 committed, 4 ended. assignedMiners are those of the current round that still count.
struct Task {
    uint256 id;
    uint256 gid;
    uint256 sessionId;
    string data;
    address[] assignedMiners;
    bool ended;
    uint8 status;
    uint256 createdAt;
    uint256 lastPrecommitAt;
    uint256 lastCommitAt;
    uint256 finishedAt;
}

/// @notice A task's parameters as published clients decode them.
struct TaskDecoration {
    uint256 id;
    uint256 sessionId;
    uint256 taskId;
    uint256 promptType;
    string promptTemplate;
    uint256 maxTokens;
    uint256 temperature;
    uint256 topP;
    uint256 topK;
    uint256 presencePenalty;
    uint256 frequencyPenalty;
}

/// @notice Where a task stands. deadline is the time after which the next call of the table in ISessionQueueV2 may be
/// made (0 when ended). outcome: 0 none or good, 1 no verdict, 2 no miner, 3 no valid result.
struct TaskInfo {
    string data;
    uint8 status;
    uint256 round;
    uint256 createdAt;
    uint256 finishedAt;
    uint256 deadline;
    uint8 outcome;
    string clientReference;
}

/// @notice One miner's part in a task. opinion: 0 none, 1 valid, 2 invalid, 3 inconclusive. dropReason: 0 none, 1 ack
/// late, 2 precommit late, 3 commit late.
struct TaskMiner {
    address miner;
    uint256 round;
    bool acked;
    bytes32 precommitHash;
    string data;
    uint8 opinion;
    uint8 dropReason;
}

/// @title The life of a task, from the queue to the verdict.
/// @notice Stages (Task.status) and what moves a task on:
///
///   0 queued       assign (anyone), assignTask (oracle); past the deadline: end
///   1 assigned     ack and precommit by every miner; past the deadline: endAck while one has not acked, else
///                  endPrecommit
///   2 precommitted commit by every miner; past the deadline: endCommit
///   3 committed    end once the validators' quorum is reached, or past the deadline
///   4 ended        final: a task in this status never changes
///
/// A miner that misses a stage is dropped and, before anybody has to reveal, replaced. When the verdict is invalid for
/// all, the task goes to other miners in a next round. A task has at most 3 rounds and 3 times its redundancy of
/// miners; a miner gets the same task at most once. "Past" a deadline means later than it.
///
/// A miner precommits to a hash that binds chain, contract, session, task, miner and content (`precommitHash`), so a
/// copied hash cannot be revealed by anybody else.
interface ISessionQueueV2 {
    event TaskAcked(uint256 sessionId, uint256 taskId, address miner);
    event TaskAllCommitted(uint256 sessionId, uint256 taskId, address[] miners);
    event TaskAllPrecommitted(uint256 sessionId, uint256 taskId, address[] miners);
    /// @notice The miners that now work on the task: all that count in the round, not only new ones.
    event TaskAssigned(uint256 sessionId, uint256 taskId, address[] miners);
    event TaskCommitEnded(uint256 sessionId, uint256 taskId);
    event TaskCommitted(uint256 sessionId, uint256 taskId, address miner);
    /// @notice The miners whose results stand (valid or inconclusive); none when the task failed.
    event TaskEnded(uint256 sessionId, uint256 taskId, address[] miners);
    event TaskPrecommitEnded(uint256 sessionId, uint256 taskId);
    event TaskPrecommitted(uint256 sessionId, uint256 taskId, address miner);
    event TaskQueued(uint256 sessionId, uint256 taskId, uint256 globalId, string taskData);

    error NoSuchTask(uint256 sessionId, uint256 taskId);
    error WrongStatus(uint8 status, uint8 wanted);
    error NotAssigned(address caller);
    error AlreadyAcked(address miner);
    error AlreadyPrecommitted(address miner);
    error AlreadyCommitted(address miner);
    error DeadlinePassed(uint256 deadline);
    error TooEarly(uint256 deadline);
    error AllAcked();
    error EmptyHash();
    error HashMismatch(bytes32 wanted, bytes32 got);
    error Empty();
    error TooLong(uint256 length, uint256 limit);
    error OutOfRange(uint256 value, uint256 limit);
    error BadParams(uint256 length);
    error BadMiners();
    error NoIdleMiner();
    error VerdictMissing(uint256 deadline);

    // Into the queue

    /// @notice Queues a task and assigns it when enough miners are idle. SessionV2 (or a MODULE) only.
    function enqueueTask(
        uint256 sessionId,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        uint256[] memory requestParams
    ) external returns (uint256);

    /// @notice The older enqueueTask: default precommit timeout.
    function enqueueTask(
        uint256 sessionId,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams
    ) external returns (uint256);

    /// @notice Keeps the client's name for a task just queued. SessionV2 (or a MODULE) only.
    function setClientReference(uint256 sessionId, uint256 taskId, string memory clientReference) external;

    /// @notice Gives a queued task to idle miners of the pool; reverts with NoIdleMiner when too few are. Anyone.
    function assign(uint256 sessionId, uint256 taskId) external;

    /// @notice Gives a queued task to these miners: idle ones, that did not have it before, no more than its
    /// redundancy. Oracle. The model is that of the session; the argument is published and ignored.
    function assignTask(uint256 sessionId, uint256 taskId, address[] memory addrs, uint256 modelIdentifier) external;

    /// @notice The older assignTask. Oracle.
    function assignTask(uint256 sessionId, uint256 taskId, address[] memory addrs) external;

    // By the task's miners

    /// @notice Accepts the task. Counts until endAck drops the miner.
    function ack(uint256 sessionId, uint256 taskId) external;

    /// @notice Binds the caller to its result before anybody reveals; also acks. `data` is published and ignored.
    function precommit(uint256 sessionId, uint256 taskId, bytes32 hash, string memory data) external;

    /// @notice Reveals the result: 1 to 512 bytes, ipfs://<CID of the Result>. Must match the precommit.
    function commit(uint256 sessionId, uint256 taskId, string memory data) external;

    // Past a deadline, by anyone

    /// @notice Drops the miners that have not acked and replaces them when it can.
    function endAck(uint256 sessionId, uint256 taskId) external;

    /// @notice Drops the miners that have not precommitted and replaces them when it can; else goes on with the rest.
    /// `emitAllPrecommitted` emits TaskAllPrecommitted as well when the task goes on.
    function endPrecommit(uint256 sessionId, uint256 taskId, bool emitAllPrecommitted) external;

    /// @notice Drops the miners that have not committed. True when the task goes on with the rest; false when nobody
    /// had committed. `emitAllCommitted` emits TaskAllCommitted as well.
    function endCommit(uint256 sessionId, uint256 taskId, bool emitAllCommitted) external returns (bool);

    /// @notice Ends a task by the quorum's verdict, or past the deadline of status 3 or 0 as failed, with a refund.
    /// When the verdict is invalid for all, starts the next round instead. `forceEnd` is published and ignored:
    /// nobody ends a task without a verdict before its deadline.
    function end(uint256 sessionId, uint256 taskId, bool forceEnd) external;

    /// @notice Same as `end`.
    function end2(uint256 sessionId, uint256 taskId, bool forceEnd) external;

    // Views, ours

    /// @notice What a miner must precommit to before it may reveal `data`: keccak256(abi.encode(chain id, this
    /// contract, session, task, miner, keccak256(data))).
    function precommitHash(uint256 sessionId, uint256 taskId, address miner, string memory data)
        external
        view
        returns (bytes32);

    /// @notice Where a task stands.
    function getTaskInfo(uint256 sessionId, uint256 taskId) external view returns (TaskInfo memory);

    /// @notice Every miner that was ever assigned, in order.
    function getTaskMiners(uint256 sessionId, uint256 taskId) external view returns (TaskMiner[] memory);

    /// @notice The miners of the current round that still count, in order of assignment.
    function currentMiners(uint256 sessionId, uint256 taskId) external view returns (address[] memory);

    /// @notice Whether the address was ever assigned to the task.
    function isMinerOf(uint256 sessionId, uint256 taskId, address account) external view returns (bool);

    /// @notice What a verdict must refer to.
    function validationTerms(uint256 sessionId, uint256 taskId)
        external
        view
        returns (uint8 status, uint256 round, uint256 quorum, uint256 deadline, address[] memory miners);

    /// @notice A page of the tasks that have not ended, in no particular order.
    function openTasks(uint256 offset, uint256 limit)
        external
        view
        returns (uint256[] memory sessionIds, uint256[] memory taskIds);

    /// @notice How many tasks have not ended.
    function openTaskCount() external view returns (uint256);

    /// @notice The time limits of the stages, in seconds.
    function timeouts()
        external
        view
        returns (uint32 ack, uint32 precommit, uint32 commit, uint32 validation, uint32 queue);

    /// @notice Sets the time limits, 1 to 86,400 seconds each. Owner or ADMIN. Deadlines already set stay.
    function setTimeouts(uint32 ack, uint32 precommit, uint32 commit, uint32 validation, uint32 queue) external;

    // Views, published. The result views list the current miners; hashes are those of the precommits.

    function getTask(uint256 sessionId, uint256 taskId) external view returns (Task memory);
    function getTasksBySessionId(uint256 sessionId) external view returns (Task[] memory);
    function getTaskCountBySessionId(uint256 sessionId) external view returns (uint256);
    function getTaskCountBySessionIds(uint256[] memory sessionIds) external view returns (uint256[] memory);
    function getTaskData(uint256 sessionId, uint256 taskId) external view returns (string memory);
    /// @notice The task's data once every miner has acked, "" before.
    function getTaskDataWithAcked(uint256 sessionId, uint256 taskId) external view returns (string memory);
    /// @notice The data of the session's last task; reverts when it has none.
    function getLatestTask(uint256 sessionId) external view returns (string memory);
    function getTaskStatus(uint256 sessionId, uint256 taskId) external view returns (uint8);
    /// @notice Whether the task is assigned and every miner has acked.
    function isAcked(uint256 sessionId, uint256 taskId) external view returns (bool);
    function getTaskDecoration(uint256 sessionId, uint256 taskId) external view returns (TaskDecoration memory);
    function getTaskDecorationPromptType(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationPromptTemplate(uint256 sessionId, uint256 taskId) external view returns (string memory);
    function getTaskDecorationMaxTokens(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationTemperature(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationTopP(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationTopK(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationPresencePenalty(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskDecorationFrequencyPenalty(uint256 sessionId, uint256 taskId) external view returns (uint256);
    function getTaskResults(uint256 sessionId, uint256 taskId) external view returns (address[] memory, string[] memory);
    function getTaskResultHashes(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, bytes32[] memory);
    function getTaskResultsAndHashes(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, string[] memory, bytes32[] memory);
    function getAllTaskResults(uint256 sessionId)
        external
        view
        returns (address[][] memory, string[][] memory, bytes32[][] memory);
    function getAllTaskResultAckedTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory);
    function getAllTaskResultPrecommitTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory);
    function getAllTaskResultCommitTimestamps(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory, uint256[] memory);
    function getTaskResultPrecommitTimestamp(uint256 sessionId, uint256 taskId, address miner)
        external
        view
        returns (uint256);
    function getTaskResultCommitTimestamp(uint256 sessionId, uint256 taskId, address miner)
        external
        view
        returns (uint256);
    function getTaskResultData(uint256 sessionId, uint256 taskId, address miner) external view returns (string memory);
    function getTaskResultDataHash(uint256 sessionId, uint256 taskId, address miner) external view returns (bytes32);
    /// @notice 0 never assigned, 1 assigned, 2 precommitted, 3 committed, 4 dropped.
    function getTaskResultState(uint256 sessionId, uint256 taskId, address addr) external view returns (uint8);
    /// @notice keccak256 of the text.
    function getHash(string memory str) external pure returns (bytes32);
    function verifyHash(string memory str, bytes32 expectedHash) external pure returns (bool);
    /// @notice Whether the address is SessionV2 or a MODULE.
    function isPrimaryModule(address addr) external view returns (bool);
    function version() external view returns (uint8);
    function subversion() external view returns (uint8);

    // Settings: owner

    /// @notice Whether tasks cost COR: both this and useSessionPayment must be on. Off by default.
    function usePaymentFlow() external view returns (bool);
    function setUsePaymentFlow(bool _usePaymentFlow) external;
    function useSessionPayment() external view returns (bool);
    function setUseSessionPayment(bool _useSessionPayment) external;
    /// @notice Whether stages are reported to NodeStats. On by default.
    function useSessionStats() external view returns (bool);
    function getUseSessionStats() external view returns (bool);
    function setUseSessionStats(bool _useSessionStats) external;
    /// @notice Published; no effect.
    function useSwitchModel() external view returns (bool);
    function setUseSwitchModel(bool _useSwitchModel) external;
    function getNodePoolAddress() external view returns (address);
    function setNodePool(address _nodePoolContract) external;
    function getNodeReputationAddress() external view returns (address);
    function setNodeReputation(address _nodeReputationContract) external;
    function getNodeStatsAddress() external view returns (address);
    function setNodeStats(address _nodeStatsContract) external;
    function getSessionPaymentAddress() external view returns (address);
    function setSessionPayment(address _sessionPaymentContract) external;
    /// @notice Where the tasks are kept: this contract, unless the owner named another.
    function getSessionQueueDataAddress() external view returns (address);
    function setSessionQueueData(address _sessionQueueDataContract) external;
    function getSessionQueueValidationAddress() external view returns (address);
    function setSessionQueueValidation(address _sessionQueueValidationContract) external;
    function getSessionReputationAddress() external view returns (address);
    function setSessionReputation(address _sessionReputationContract) external;
    function getSessionStatsAddress() external view returns (address);
    function setSessionStats(address _sessionStatsContract) external;
}
