// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Module} from "./Module.sol";
import {ISessionQueueValidation} from "./interfaces/ISessionQueueValidation.sol";
import {ISessionQueueV2} from "./interfaces/ISessionQueueV2.sol";
import {Names} from "./libraries/Names.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title SessionQueueValidation
/// @notice See ISessionQueueValidation.
contract SessionQueueValidation is ISessionQueueValidation, Module {
    struct Entry {
        address validator;
        uint96 round;
        string link;
    }

    struct Ballot {
        bool reached;
        mapping(address validator => uint8[]) opinions;
        address[] validators;
    }

    uint8 private constant VALID = 1;
    uint8 private constant INVALID = 2;
    uint8 private constant INCONCLUSIVE = 3;
    uint8 private constant COMMITTED = 3;
    uint256 private constant MAX_LINK = 512;

    mapping(uint256 sessionId => mapping(uint256 taskId => Entry[])) private _entries;
    mapping(uint256 sessionId => mapping(uint256 taskId => mapping(uint256 round => Ballot))) private _ballots;
    /// @inheritdoc ISessionQueueValidation
    mapping(uint256 sessionId => mapping(uint256 taskId => mapping(address miner => uint8))) public opinionOf;

    constructor(address runtime_) Module(runtime_) {}

    /// @inheritdoc ISessionQueueValidation
    function submit(uint256 sessionId, uint256 taskId, uint256 round, uint8[] calldata opinions, string calldata link)
        external
    {
        if (!_hasRole(msg.sender, Roles.VALIDATOR)) revert NotValidator(msg.sender);
        if (bytes(link).length > MAX_LINK) revert TooLong(bytes(link).length, MAX_LINK);
        Ballot storage ballot = _ballots[sessionId][taskId][round];
        (address[] memory miners, uint256 quorum) = _open(sessionId, taskId, round, ballot);
        _checkOpinions(opinions, miners.length);

        ballot.opinions[msg.sender] = opinions;
        ballot.validators.push(msg.sender);
        _entries[sessionId][taskId].push(Entry(msg.sender, uint96(round), link));
        emit VerdictSubmitted(sessionId, taskId, msg.sender, round, opinions, link);

        if (ballot.validators.length >= quorum) {
            ballot.reached = true;
            for (uint256 i; i < miners.length; ++i) {
                opinionOf[sessionId][taskId][miners[i]] = _majority(ballot, i);
            }
        }
    }

    /// @inheritdoc ISessionQueueValidation
    function verdicts(uint256 sessionId, uint256 taskId)
        external
        view
        returns (address[] memory validators, uint256[] memory rounds, string[] memory links)
    {
        Entry[] storage list = _entries[sessionId][taskId];
        validators = new address[](list.length);
        rounds = new uint256[](list.length);
        links = new string[](list.length);
        for (uint256 i; i < list.length; ++i) {
            validators[i] = list[i].validator;
            rounds[i] = list[i].round;
            links[i] = list[i].link;
        }
    }

    /// @inheritdoc ISessionQueueValidation
    function quorumReached(uint256 sessionId, uint256 taskId) external view returns (bool) {
        (, uint256 round,,,) = ISessionQueueV2(_find(Names.QUEUE)).validationTerms(sessionId, taskId);
        return _ballots[sessionId][taskId][round].reached;
    }

    /// @inheritdoc ISessionQueueValidation
    function outcome(uint256 sessionId, uint256 taskId, uint256 round, address[] calldata miners)
        external
        view
        returns (bool reached, uint8[] memory opinions)
    {
        reached = _ballots[sessionId][taskId][round].reached;
        opinions = new uint8[](reached ? miners.length : 0);
        for (uint256 i; i < opinions.length; ++i) {
            opinions[i] = opinionOf[sessionId][taskId][miners[i]];
        }
    }

    /// @inheritdoc ISessionQueueValidation
    function opinionsBy(uint256 sessionId, uint256 taskId, uint256 round, address validator)
        external
        view
        returns (uint8[] memory)
    {
        return _ballots[sessionId][taskId][round].opinions[validator];
    }

    /// @dev Checks that the caller may give a verdict now.
    function _open(uint256 sessionId, uint256 taskId, uint256 round, Ballot storage ballot)
        private
        view
        returns (address[] memory miners, uint256 quorum)
    {
        ISessionQueueV2 queue = ISessionQueueV2(_find(Names.QUEUE));
        uint8 status;
        uint256 current;
        uint256 deadline;
        (status, current, quorum, deadline, miners) = queue.validationTerms(sessionId, taskId);
        if (status != COMMITTED) revert NotInValidation(status);
        if (round != current) revert WrongRound(round, current);
        if (ballot.opinions[msg.sender].length != 0) revert AlreadySubmitted(msg.sender);
        if (ballot.reached) revert QuorumReached();
        if (_now() > deadline) revert DeadlinePassed(deadline);
        if (queue.isMinerOf(sessionId, taskId, msg.sender)) revert ValidatorIsMiner(msg.sender);
    }

    function _checkOpinions(uint8[] calldata opinions, uint256 miners) private pure {
        if (opinions.length != miners) revert BadOpinions();
        for (uint256 i; i < opinions.length; ++i) {
            if (opinions[i] < VALID || opinions[i] > INCONCLUSIVE) revert BadOpinions();
        }
    }

    /// @dev More than half of the verdicts decide; otherwise the miner's result stays open.
    function _majority(Ballot storage ballot, uint256 place) private view returns (uint8) {
        uint256[4] memory votes;
        uint256 total = ballot.validators.length;
        for (uint256 i; i < total; ++i) {
            votes[ballot.opinions[ballot.validators[i]][place]]++;
        }
        if (votes[VALID] * 2 > total) return VALID;
        if (votes[INVALID] * 2 > total) return INVALID;
        return INCONCLUSIVE;
    }
}
