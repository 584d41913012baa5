// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {Roles} from "../src/libraries/Roles.sol";
import {Names} from "../src/libraries/Names.sol";
import {Module} from "../src/Module.sol";
import {IIAM} from "../src/interfaces/IIAM.sol";
import {ISessionV2} from "../src/interfaces/ISessionV2.sol";
import {ISessionQueueV2} from "../src/interfaces/ISessionQueueV2.sol";
import {ISessionQueueValidation} from "../src/interfaces/ISessionQueueValidation.sol";
import {ISessionPayment} from "../src/interfaces/ISessionPayment.sol";
import {INodePool} from "../src/interfaces/INodePool.sol";
import {INodeStats} from "../src/interfaces/INodeStats.sol";

interface IOwned {
    function owner() external view returns (address);
    function transferOwnership(address newOwner) external;
    function sync(bytes32[] calldata names) external;
    function getIAMAddress() external view returns (address);
    function getACLAddress() external view returns (address);
    function setIAM(address iam) external;
    function setACL(address acl) external;
    function isOracleNode(address addr) external view returns (bool);
    function getNodeId(address addr) external pure returns (bytes32);
}

/// @dev Who may call what.
contract AccessTest is Network {
    uint256 private s;

    function setUp() public override {
        super.setUp();
        addMiners(3, 2);
        s = newSession(2, 1);
    }

    function _notAllowed(address who) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Module.NotAllowed.selector, who);
    }

    function _notOwner(address who) private pure returns (bytes memory) {
        return abi.encodeWithSignature("OwnableUnauthorizedAccount(address)", who);
    }

    // Queue

    function test_OnlySessionsAndModulesEnqueue() public {
        vm.startPrank(stranger);
        vm.expectRevert(_notAllowed(stranger));
        queue.enqueueTask(s, "x", 0, "", _llm());
        vm.expectRevert(_notAllowed(stranger));
        queue.enqueueTask(s, "x", 0, "", _llm(), _request(1));
        vm.stopPrank();
        submit(s);
        vm.prank(stranger);
        vm.expectRevert(_notAllowed(stranger));
        queue.setClientReference(s, 0, "mine");
        no(queue.isPrimaryModule(stranger), "a stranger is no module");
        yes(queue.isPrimaryModule(address(sessions)), "SessionV2 is");
        iam.grant(stranger, Roles.MODULE);
        vm.prank(stranger);
        eq(queue.enqueueTask(s, "x", 0, "", _llm()), 1, "a module may");
    }

    function test_OnlyOraclesAssign() public {
        uint256 three = newSession(8, 8, 1, 0);
        uint256 t = submit(three);
        address[] memory a = new address[](1);
        a[0] = minerAt(0);
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Module.NotOracle.selector, stranger));
        queue.assignTask(three, t, a, 0);
        vm.stopPrank();
        vm.startPrank(oracle);
        vm.expectRevert(ISessionQueueV2.BadMiners.selector);
        queue.assignTask(three, t, new address[](0));
        address[] memory twice = new address[](2);
        (twice[0], twice[1]) = (a[0], a[0]);
        vm.expectRevert(ISessionQueueV2.BadMiners.selector);
        queue.assignTask(three, t, twice);
        vm.expectRevert(ISessionQueueV2.BadMiners.selector);
        queue.assignTask(three, t, new address[](9));
        address[] memory unknown = new address[](1);
        unknown[0] = stranger;
        vm.expectRevert(abi.encodeWithSelector(INodePool.NodeUnavailable.selector, stranger));
        queue.assignTask(three, t, unknown);
        queue.assignTask(three, t, a);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.assignTask(three, t, a);
        vm.stopPrank();
    }

    function test_OnlyItsMinersWorkOnATask() public {
        uint256 t = submit(s);
        bytes memory err = abi.encodeWithSelector(ISessionQueueV2.NotAssigned.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(err);
        queue.ack(s, t);
        vm.expectRevert(err);
        queue.precommit(s, t, bytes32(uint256(1)), "");
        vm.stopPrank();
        precommitAll(s, t);
        vm.prank(stranger);
        vm.expectRevert(err);
        queue.commit(s, t, "x");
    }

    function test_NothingWorksOnWhatIsNot() public {
        bytes memory err = abi.encodeWithSelector(ISessionQueueV2.NoSuchTask.selector, s, 7);
        vm.expectRevert(err);
        queue.getTask(s, 7);
        vm.expectRevert(err);
        queue.ack(s, 7);
        vm.expectRevert(err);
        queue.end(s, 7, true);
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NoSuchSession.selector, 99));
        sessions.getSession(99);
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NoSuchSession.selector, 99));
        sessions.submit(99, 0, "x", 0, "", _llm(), "");
    }

    function test_WrongStatusIsRefused() public {
        uint256 t = submit(s);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.assign(s, t);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.end(s, t, true);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.endCommit(s, t, true);
        toCommitted(s, t);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.endAck(s, t);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.endPrecommit(s, t, true);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        vm.expectPartialRevert(ISessionQueueV2.WrongStatus.selector);
        queue.end(s, t, true);
    }

    // Validation

    function test_OnlyValidatorsThatAreNotMinersJudge() public {
        uint256 t = submit(s);
        toCommitted(s, t);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.NotValidator.selector, stranger));
        validation.submit(s, t, 0, same(VALID, 2), "");
        address miner = miners(s, t)[0];
        iam.grant(miner, Roles.VALIDATOR);
        vm.prank(miner);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.ValidatorIsMiner.selector, miner));
        validation.submit(s, t, 0, same(VALID, 2), "");
        iam.block_(validator);
        vm.prank(validator);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueValidation.NotValidator.selector, validator));
        validation.submit(s, t, 0, same(VALID, 2), "");
    }

    // Pool, stats, payment, log

    function test_OnlyTheQueuePicks() public {
        address[] memory none = new address[](0);
        vm.startPrank(oracle);
        vm.expectRevert(_notAllowed(oracle));
        pool.pick(1, 1, none, false, none);
        vm.expectRevert(_notAllowed(oracle));
        pool.take(none);
        vm.expectRevert(_notAllowed(oracle));
        pool.free(none);
        vm.expectRevert(_notAllowed(oracle));
        payment.reserve(s, 0, 1);
        vm.expectRevert(_notAllowed(oracle));
        payment.settle(s, 0, none);
        vm.stopPrank();
    }

    function test_OnlyMinersJoinThePool() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(INodePool.NotMiner.selector, stranger));
        pool.join(1);
        vm.prank(minerAt(0));
        vm.expectPartialRevert(INodePool.BadCapacity.selector);
        pool.join(0);
    }

    function test_PoolIsRunByOracles() public {
        bytes memory err = abi.encodeWithSelector(Module.NotOracle.selector, stranger);
        address m = minerAt(0);
        bytes32 id = pool.nodeIds(0);
        vm.startPrank(stranger);
        vm.expectRevert(err);
        pool.add(stranger);
        vm.expectRevert(err);
        pool.remove(m);
        vm.expectRevert(err);
        pool.reserve(m);
        vm.expectRevert(err);
        pool.release(m);
        vm.expectRevert(err);
        pool.ephemeralNode(id);
        vm.expectRevert(err);
        pool.releaseEphemeralNode(id);
        vm.expectRevert(err);
        pool.reserveBySession(s);
        vm.expectRevert(err);
        pool.resetModeAll();
        vm.expectRevert(err);
        pool.forceResetModeAll();
        vm.expectRevert(err);
        pool.resetModeByNode(m);
        vm.expectRevert(err);
        pool.setLastExecutionTimestampByNode(m);
        vm.expectRevert(_notOwner(stranger));
        pool.setReserveBySessionSelector(0);
        vm.stopPrank();
    }

    function test_StatsComeFromModules() public {
        bytes32 id = pool.nodeIds(0);
        bytes memory err = abi.encodeWithSelector(INodeStats.NotModule.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(err);
        stats.report(minerAt(0), 1, 1);
        vm.expectRevert(err);
        stats.rewardCommit(id);
        vm.expectRevert(err);
        stats.penaltyCreate(id);
        vm.expectRevert(err);
        stats.modifyPingPoint(id, 1);
        vm.expectRevert(err);
        stats.incrementEndCounter(id);
        vm.expectRevert(_notOwner(stranger));
        stats.setWindowSize(1);
        vm.stopPrank();
    }

    function test_OnlyOraclesAnchor() public {
        vm.prank(validator);
        vm.expectRevert(abi.encodeWithSelector(Module.NotOracle.selector, validator));
        auditLog.append("log", 0, 1, bytes32(uint256(1)), 0);
    }

    // Sessions

    function test_OnlyOwnerAndRoutersSubmit() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NotSubmitter.selector, s, stranger));
        sessions.submit(s, 0, "x", 0, "", _llm(), "");
        vm.prank(user);
        sessions.submit(s, 0, "x", 0, "", _llm(), "");
        vm.prank(router);
        sessions.submit(s, 0, "x", 0, "", _llm(), "");
        vm.prank(user);
        sessions.removeRouter(s, router);
        vm.prank(router);
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NotSubmitter.selector, s, router));
        sessions.submit(s, 0, "x", 0, "", _llm(), "");
        vm.prank(user);
        sessions.deactivateSession(s);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NotActive.selector, s));
        sessions.submit(s, 0, "x", 0, "", _llm(), "");
    }

    function test_OnlyItsOwnerRunsASession() public {
        bytes memory err = abi.encodeWithSelector(ISessionV2.NotSessionOwner.selector, s, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(err);
        sessions.update("", "", s, 1, 1, 1, 1, 0);
        vm.expectRevert(err);
        sessions.updateOwner(s, stranger);
        vm.expectRevert(err);
        sessions.deactivateSession(s);
        vm.expectRevert(err);
        sessions.addRouter(s, stranger, "");
        vm.expectRevert(err);
        sessions.updateRouter(s, router, "");
        vm.expectRevert(err);
        sessions.removeRouter(s, router);
        vm.expectRevert(err);
        sessions.resetAllRouters(s);
        vm.expectRevert(err);
        sessions.addDedicatedNode(s, stranger);
        vm.expectRevert(err);
        sessions.removeDedicatedNode(s, stranger);
        vm.expectRevert(abi.encodeWithSelector(ISessionPayment.NotSessionOwner.selector, stranger));
        payment.withdrawSession(s, 1);
        vm.stopPrank();
    }

    // Settings

    function test_SettingsAreTheOwners() public {
        bytes memory err = _notOwner(stranger);
        vm.startPrank(stranger);
        vm.expectRevert(err);
        queue.setUsePaymentFlow(true);
        vm.expectRevert(err);
        queue.setUseSessionPayment(true);
        vm.expectRevert(err);
        queue.setUseSessionStats(true);
        vm.expectRevert(err);
        queue.setNodePool(stranger);
        vm.expectRevert(err);
        sessions.setSessionQueue(stranger);
        vm.expectRevert(err);
        sessions.setReservePeriod(1);
        vm.expectRevert(err);
        IOwned(address(queue)).setIAM(stranger);
        vm.expectRevert(err);
        runtime.set("IAM", stranger);
        vm.expectRevert(err);
        payment.setPrice(1);
        vm.stopPrank();
    }

    function test_SiblingsCanBeOverriddenAndSynced() public {
        IOwned q = IOwned(address(queue));
        eq(queue.getNodePoolAddress(), address(pool), "from Runtime");
        queue.setNodePool(address(7));
        eq(queue.getNodePoolAddress(), address(7), "override");
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (Names.NODE_POOL, Names.IAM);
        vm.prank(stranger);
        q.sync(names);
        eq(queue.getNodePoolAddress(), address(7), "sync leaves overrides");
        queue.setNodePool(address(0));
        eq(queue.getNodePoolAddress(), address(pool), "override ended");
        runtime.set(Names.IAM, address(8));
        eq(q.getIAMAddress(), address(iam), "synced copies stay");
        q.sync(names);
        eq(q.getIAMAddress(), address(8), "until the next sync");
        eq(q.getACLAddress(), address(8), "the ACL is IAM");
        q.setACL(address(9));
        eq(q.getACLAddress(), address(9), "unless it is set");
        eq(queue.getSessionQueueDataAddress(), address(queue), "keeps its data itself");
        eq(sessions.getSessionDataAddress(), address(sessions), "keeps its data itself");
        eq(queue.getSessionReputationAddress(), address(0), "there is none");
    }
}
