// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Base} from "./Base.sol";
import {Names} from "../src/libraries/Names.sol";
import {Roles} from "../src/libraries/Roles.sol";
import {IRuntime} from "../src/interfaces/IRuntime.sol";
import {IIAM} from "../src/interfaces/IIAM.sol";
import {ISessionV2} from "../src/interfaces/ISessionV2.sol";
import {ISessionQueueV2, TaskInfo, TaskMiner} from "../src/interfaces/ISessionQueueV2.sol";
import {ISessionQueueValidation} from "../src/interfaces/ISessionQueueValidation.sol";
import {ISessionPayment} from "../src/interfaces/ISessionPayment.sol";
import {INodePool} from "../src/interfaces/INodePool.sol";
import {INodeStats} from "../src/interfaces/INodeStats.sol";
import {IAuditLog} from "../src/interfaces/IAuditLog.sol";

interface IToken {
    function balanceOf(address account) external view returns (uint256);
    function approve(address spender, uint256 amount) external returns (bool);
    function transfer(address to, uint256 amount) external returns (bool);
    function mint(address to, uint256 amount) external;
    function totalSupply() external view returns (uint256);
}

/// @dev A whole network, deployed as chain/ deploys it. The test contract owns everything.
abstract contract Network is Base {
    uint8 internal constant QUEUED = 0;
    uint8 internal constant ASSIGNED = 1;
    uint8 internal constant PRECOMMITTED = 2;
    uint8 internal constant COMMITTED = 3;
    uint8 internal constant ENDED = 4;
    uint8 internal constant VALID = 1;
    uint8 internal constant INVALID = 2;
    uint8 internal constant INCONCLUSIVE = 3;

    uint256 internal constant START = 1_700_000_000;

    IRuntime internal runtime;
    IIAM internal iam;
    IToken internal token;
    ISessionV2 internal sessions;
    ISessionQueueV2 internal queue;
    ISessionQueueValidation internal validation;
    ISessionPayment internal payment;
    INodePool internal pool;
    INodeStats internal stats;
    IAuditLog internal auditLog;

    address internal user = address(0xA11CE);
    address internal router = address(0xB0B);
    address internal oracle = address(0x0AC1E);
    address internal validator = address(0x7A11D);
    address internal stranger = address(0xBAD);

    function setUp() public virtual {
        vm.warp(START);
        runtime = IRuntime(deploy("Runtime", ""));
        bytes memory at = abi.encode(runtime);
        iam = IIAM(_add("IAM", abi.encode(true)));
        token = IToken(_add("COR", "CortensorToken", abi.encode(uint256(1_000_000 ether))));
        _add("Clock", "BlockClock", "");
        sessions = ISessionV2(_add("SessionV2", at));
        queue = ISessionQueueV2(_add("SessionQueueV2", at));
        validation = ISessionQueueValidation(_add("SessionQueueValidation", at));
        payment = ISessionPayment(_add("SessionPayment", at));
        pool = INodePool(_add("NodePool", at));
        stats = INodeStats(_add("NodeStats", at));
        auditLog = IAuditLog(_add("AuditLog", at));
        iam.grant(address(queue), Roles.MODULE);
        iam.grant(oracle, Roles.ORACLE);
        iam.grant(validator, Roles.VALIDATOR);
    }

    function _add(string memory name, bytes memory args) internal returns (address) {
        return _add(name, name, args);
    }

    function _add(string memory name, string memory artifact, bytes memory args) internal returns (address at) {
        at = deploy(artifact, args);
        runtime.set(bytes32(bytes(name)), at);
    }

    // Actors

    function minerAt(uint256 i) internal pure returns (address) {
        return address(uint160(0x1000 + i));
    }

    function addMiners(uint256 count, uint256 capacity) internal {
        for (uint256 i; i < count; ++i) {
            vm.startPrank(minerAt(i));
            iam.register(Roles.MINER, "/ip4/10.0.0.1/tcp/4001");
            pool.join(capacity);
            vm.stopPrank();
        }
    }

    function addValidators(uint256 count) internal {
        for (uint256 i; i < count; ++i) {
            iam.grant(validatorAt(i), Roles.VALIDATOR);
        }
    }

    function validatorAt(uint256 i) internal pure returns (address) {
        return address(uint160(0x2000 + i));
    }

    // Sessions and tasks

    function newSession(uint256 redundant, uint256 validators) internal returns (uint256) {
        return newSession(1, redundant, validators, 0);
    }

    function newSession(uint256 least, uint256 redundant, uint256 validators, uint256 mode)
        internal
        returns (uint256 id)
    {
        id = sessions.getSessionCount();
        vm.prank(user);
        sessions.create("chat", "{}", router, least, 0, redundant, validators, mode, false, 0, 0, 300, 5);
    }

    function submit(uint256 session) internal returns (uint256 task) {
        task = queue.getTaskCountBySessionId(session);
        vm.prank(router);
        sessions.submit(session, 0, "ipfs://task", 1, "", _llm(), _request(90), "ref");
    }

    function _llm() internal pure returns (uint256[] memory p) {
        p = new uint256[](7);
        (p[0], p[1], p[2], p[3], p[4], p[5], p[6]) = (1024, 70, 100, 40, 101, 5, 6);
    }

    function _request(uint256 timeout) internal pure returns (uint256[] memory p) {
        p = new uint256[](6);
        p[0] = timeout;
    }

    // Stages

    function status(uint256 s, uint256 t) internal view returns (uint8) {
        return queue.getTaskStatus(s, t);
    }

    function info(uint256 s, uint256 t) internal view returns (TaskInfo memory) {
        return queue.getTaskInfo(s, t);
    }

    function miners(uint256 s, uint256 t) internal view returns (address[] memory) {
        return queue.currentMiners(s, t);
    }

    function answerOf(address miner) internal pure returns (string memory) {
        return string.concat("ipfs://answer-", string(abi.encodePacked(bytes20(miner))));
    }

    function ack(uint256 s, uint256 t, address miner) internal {
        vm.prank(miner);
        queue.ack(s, t);
    }

    function precommit(uint256 s, uint256 t, address miner) internal {
        bytes32 hash = queue.precommitHash(s, t, miner, answerOf(miner));
        vm.prank(miner);
        queue.precommit(s, t, hash, "");
    }

    function commit(uint256 s, uint256 t, address miner) internal {
        vm.prank(miner);
        queue.commit(s, t, answerOf(miner));
    }

    function precommitAll(uint256 s, uint256 t) internal {
        address[] memory list = miners(s, t);
        for (uint256 i; i < list.length; ++i) {
            precommit(s, t, list[i]);
        }
    }

    function commitAll(uint256 s, uint256 t) internal {
        address[] memory list = miners(s, t);
        for (uint256 i; i < list.length; ++i) {
            commit(s, t, list[i]);
        }
    }

    function toCommitted(uint256 s, uint256 t) internal {
        precommitAll(s, t);
        commitAll(s, t);
    }

    function same(uint8 opinion, uint256 count) internal pure returns (uint8[] memory list) {
        list = new uint8[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = opinion;
        }
    }

    function verdict(uint256 s, uint256 t, address by, uint8[] memory opinions) internal {
        uint256 round = info(s, t).round;
        vm.prank(by);
        validation.submit(s, t, round, opinions, "ipfs://verdict");
    }

    function verdict(uint256 s, uint256 t, uint8 opinion) internal {
        verdict(s, t, validator, same(opinion, miners(s, t).length));
    }

    function late(uint256 s, uint256 t) internal {
        vm.warp(info(s, t).deadline + 1);
    }

    function part(uint256 s, uint256 t, address miner) internal view returns (TaskMiner memory) {
        TaskMiner[] memory list = queue.getTaskMiners(s, t);
        for (uint256 i; i < list.length; ++i) {
            if (list[i].miner == miner) return list[i];
        }
        revert NotTrue("miner has a part in the task");
    }

    function running(uint256 count) internal view returns (uint256 total) {
        for (uint256 i; i < count; ++i) {
            total += pool.running(minerAt(i));
        }
    }

    function payFor(uint256 s, uint256 amount) internal {
        token.approve(address(payment), amount);
        payment.deposit(s, amount);
    }
}
