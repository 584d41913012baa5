// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {QueueAssignment} from "./QueueAssignment.sol";
import {ISessionQueueV2} from "../interfaces/ISessionQueueV2.sol";
import {ISessionV2} from "../interfaces/ISessionV2.sol";
import {ISessionPayment} from "../interfaces/ISessionPayment.sol";
import {Names} from "../libraries/Names.sol";
import {Roles} from "../libraries/Roles.sol";

/// @title How tasks enter the queue.
abstract contract QueueIntake is QueueAssignment {
    uint256 private constant MAX_TASK_DATA = 512;
    uint256 private constant MAX_TEMPLATE = 1024;
    uint256 private constant MAX_REFERENCE = 256;
    uint256 private constant MAX_PRECOMMIT = 3600;
    uint256 private constant MAX_REQUEST_PARAMS = 16;

    /// @inheritdoc ISessionQueueV2
    function enqueueTask(
        uint256 sessionId,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams,
        uint256[] memory requestParams
    ) external returns (uint256) {
        if (requestParams.length > MAX_REQUEST_PARAMS) {
            revert BadParams(requestParams.length);
        }
        uint256 timeout = requestParams.length == 0 ? 0 : requestParams[0];
        return _enqueue(sessionId, taskData, _params(promptType, llmParams), promptTemplate, timeout);
    }

    /// @inheritdoc ISessionQueueV2
    function enqueueTask(
        uint256 sessionId,
        string memory taskData,
        uint256 promptType,
        string memory promptTemplate,
        uint256[] memory llmParams
    ) external returns (uint256) {
        return _enqueue(sessionId, taskData, _params(promptType, llmParams), promptTemplate, 0);
    }

    /// @inheritdoc ISessionQueueV2
    function setClientReference(uint256 sessionId, uint256 taskId, string memory clientReference) external {
        _requirePrimary();
        _requireShort(clientReference, MAX_REFERENCE);
        _task(sessionId, taskId).clientReference = clientReference;
    }

    /// @inheritdoc ISessionQueueV2
    function isPrimaryModule(address addr) public view returns (bool) {
        return addr == _find(Names.SESSION) || _hasRole(addr, Roles.MODULE);
    }

    function _requirePrimary() private view {
        if (!isPrimaryModule(msg.sender)) revert NotAllowed(msg.sender);
    }

    function _enqueue(
        uint256 sessionId,
        string memory taskData,
        uint256 params,
        string memory promptTemplate,
        uint256 timeout
    ) private returns (uint256 taskId) {
        _requirePrimary();
        if (bytes(taskData).length == 0) revert Empty();
        _requireShort(taskData, MAX_TASK_DATA);
        _requireShort(promptTemplate, MAX_TEMPLATE);
        if (timeout > MAX_PRECOMMIT) revert OutOfRange(timeout, MAX_PRECOMMIT);

        taskId = _tasks[sessionId].length;
        TaskRecord storage t = _tasks[sessionId].push();
        t.gid = uint64(_taskTotal++);
        t.createdAt = uint48(_now());
        t.data = taskData;
        t.params = params;
        if (bytes(promptTemplate).length != 0) t.promptTemplate = promptTemplate;
        t.precommitTimeout = uint16(timeout == 0 ? timeouts.precommit : timeout);
        t.openIndex = uint32(_open.length);
        _open.push(sessionId << 128 | taskId);
        _setTerms(sessionId, taskId, t);
        emit TaskQueued(sessionId, taskId, t.gid, taskData);
        if (!_tryAssign(sessionId, taskId, t)) _requeue(t);
    }

    /// @dev The session's terms of today hold for the task's whole life; its price is set aside.
    function _setTerms(uint256 sessionId, uint256 taskId, TaskRecord storage t) private {
        (uint256 miners, uint256 least, uint256 quorum,,) = ISessionV2(_find(Names.SESSION)).assignmentPolicy(sessionId);
        (t.want, t.least, t.quorum) = (uint8(miners), uint8(least), uint8(quorum));
        if (usePaymentFlow && useSessionPayment) {
            t.paid = true;
            ISessionPayment(_find(Names.SESSION_PAYMENT)).reserve(sessionId, taskId, miners);
        }
    }

    /// @dev Packs promptType and llmParams; values above 2^32-1 are refused, so nothing is cut off.
    function _params(uint256 promptType, uint256[] memory p) private pure returns (uint256 packed) {
        packed = _pack(promptType, PROMPT_TYPE);
        if (p.length == 0) return packed;
        if (p.length != 6 && p.length != 7) revert BadParams(p.length);
        for (uint256 i; i < p.length; ++i) {
            uint256 place = MAX_TOKENS + i;
            if (p.length == 6 && place >= REPEAT_PENALTY) ++place; // the short form leaves it out
            packed |= _pack(p[i], place);
        }
    }

    function _pack(uint256 value, uint256 place) private pure returns (uint256) {
        if (value > type(uint32).max) revert OutOfRange(value, type(uint32).max);
        return value << 32 * place;
    }

    function _requireShort(string memory text, uint256 limit) private pure {
        if (bytes(text).length > limit) revert TooLong(bytes(text).length, limit);
    }
}
