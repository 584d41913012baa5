// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {Roles} from "../src/libraries/Roles.sol";
import {IClock} from "../src/interfaces/IClock.sol";
import {IIAM} from "../src/interfaces/IIAM.sol";
import {IRuntime} from "../src/interfaces/IRuntime.sol";
import {INodeStats, Activity} from "../src/interfaces/INodeStats.sol";

/// @dev Runtime, IAM, the clocks, stats and code sizes.
contract BasicsTest is Network {
    // Runtime

    function test_Runtime() public {
        eq(runtime.addressOf("NodePool"), address(pool), "by text");
        eq(runtime.get("NodePool"), address(pool), "by name");
        eq(runtime.addressOf("a name that is longer than thirty-two bytes"), address(0), "no such name");
        uint256 before = runtime.names().length;
        bytes32[] memory names = new bytes32[](2);
        address[] memory at = new address[](2);
        (names[0], names[1]) = ("X", "NodePool");
        (at[0], at[1]) = (address(1), address(2));
        runtime.setMany(names, at);
        eq(runtime.get("NodePool"), address(2), "replaced");
        eq(runtime.names().length, before + 1, "one name more");
        vm.expectRevert(IRuntime.LengthMismatch.selector);
        runtime.setMany(names, new address[](1));
        vm.expectRevert(IRuntime.EmptyName.selector);
        runtime.set(0, address(1));
    }

    // Clocks

    function test_Clocks() public {
        IClock block_ = IClock(deploy("BlockClock", ""));
        IClock dev = IClock(deploy("DevClock", ""));
        vm.warp(123);
        vm.prevrandao(bytes32(uint256(1_700_000_000_999)));
        eq(block_.timestamp(), 123, "the block's time");
        eq(dev.timestamp(), 1_700_000_000, "the wall clock of the driver");
    }

    function test_DeadlinesFollowTheClock() public {
        runtime.set("Clock", deploy("DevClock", ""));
        vm.prevrandao(bytes32(uint256(5_000_000)));
        addMiners(2, 1);
        uint256 s = newSession(2, 1);
        uint256 t = submit(s);
        eq(info(s, t).deadline, 5010, "ten seconds of the driver's clock");
        vm.warp(START + 1000);
        vm.prevrandao(bytes32(uint256(5_010_999)));
        vm.expectPartialRevert(bytes4(keccak256("TooEarly(uint256)")));
        queue.endAck(s, t);
        vm.prevrandao(bytes32(uint256(5_011_000)));
        queue.endAck(s, t);
    }

    // IAM

    function test_RegistrationOpenAndClosed() public {
        vm.prank(stranger);
        vm.expectEmit(address(iam));
        emit IIAM.NodeRegistered(stranger, Roles.ORACLE, "/a,/b");
        iam.register(Roles.ORACLE, "/a,/b");
        yes(iam.isOracleNode(stranger), "an oracle");
        eq(iam.endpointsOf(stranger), "/a,/b", "endpoints");
        iam.setOpen(false);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IIAM.RegistrationClosed.selector, user, Roles.MINER));
        iam.register(Roles.MINER, "");
        iam.allow(user, Roles.MINER, true);
        vm.prank(user);
        iam.register(Roles.MINER, "");
        yes(iam.hasRole(user, Roles.MINER), "on the list");
        vm.prank(stranger);
        iam.register(Roles.ORACLE, "/c"); // who has it keeps it
        eq(iam.endpointsOf(stranger), "/c", "changed");
        vm.prank(stranger);
        iam.setEndpoints("/d");
        eq(iam.endpointsOf(stranger), "/d", "changed");
        vm.prank(router);
        vm.expectRevert(abi.encodeWithSelector(IIAM.NotRegistered.selector, router));
        iam.setEndpoints("/d");
    }

    function test_NobodyRegistersForPower() public {
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IIAM.UnknownRole.selector, Roles.ADMIN));
        iam.register(Roles.ADMIN, "");
        vm.expectRevert(abi.encodeWithSelector(IIAM.UnknownRole.selector, Roles.MODULE));
        iam.register(Roles.MODULE, "");
        vm.expectPartialRevert(IIAM.TooLong.selector);
        iam.register(Roles.MINER, string(new bytes(2049)));
        bytes memory err = abi.encodeWithSelector(IIAM.NotAdmin.selector, stranger);
        vm.expectRevert(err);
        iam.grant(stranger, Roles.MINER);
        vm.expectRevert(err);
        iam.revoke(oracle, Roles.ORACLE);
        vm.expectRevert(err);
        iam.allow(stranger, Roles.MINER, true);
        vm.expectRevert(err);
        iam.setOpen(true);
        vm.expectRevert(err);
        iam.block_(oracle);
        vm.stopPrank();
        iam.grant(stranger, Roles.ADMIN);
        vm.startPrank(stranger);
        iam.grant(user, Roles.MINER);
        vm.expectRevert(abi.encodeWithSignature("OwnableUnauthorizedAccount(address)", stranger));
        iam.grant(stranger, Roles.MODULE); // admins do not make modules or admins
        vm.stopPrank();
    }

    function test_History() public {
        vm.roll(100);
        iam.grant(user, Roles.VALIDATOR);
        eq(iam.roleSince(user, Roles.VALIDATOR), 100, "since");
        vm.roll(200);
        iam.block_(user);
        eq(iam.roleSince(user, Roles.VALIDATOR), 0, "not while blocked");
        no(iam.hasRole(user, Roles.VALIDATOR), "not while blocked");
        yes(iam.isBlocked(user), "blocked");
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IIAM.IsBlocked.selector, user));
        iam.register(Roles.VALIDATOR, "");
        vm.roll(300);
        iam.unblock(user);
        vm.roll(400);
        vm.prank(user);
        iam.resign(Roles.VALIDATOR);
        vm.roll(500);
        no(iam.hadRole(user, Roles.VALIDATOR, 99), "before");
        yes(iam.hadRole(user, Roles.VALIDATOR, 100), "from");
        yes(iam.hadRole(user, Roles.VALIDATOR, 199), "until");
        no(iam.hadRole(user, Roles.VALIDATOR, 200), "blocked");
        yes(iam.hadRole(user, Roles.VALIDATOR, 300), "freed");
        no(iam.hadRole(user, Roles.VALIDATOR, 400), "resigned");
        no(iam.hadRole(user, Roles.VALIDATOR, type(uint256).max), "for good");
        eq(iam.members(Roles.VALIDATOR).length, 1, "one is left");
    }

    // Stats

    function test_StagesAreCounted() public {
        addMiners(1, 1);
        uint256 s = newSession(1, 1);
        uint256 t = submit(s);
        ack(s, t, minerAt(0));
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        Activity memory a = stats.getActivity(keccak256(abi.encodePacked(minerAt(0))));
        eqInt(a.preparePoint, 1, "acked");
        eqInt(a.precommitPoint, 1, "precommitted");
        eqInt(a.commitPoint, 1, "committed");
        eqInt(a.endPoint, 1, "ended");
        eqInt(a.correctnessPoint, 1, "right");
        eq(a.correctnessCounter, 1, "counted");
        vm.expectRevert(abi.encodeWithSelector(INodeStats.UnknownStage.selector, 6));
        stats.report(minerAt(0), 6, 1);
    }

    function test_StatsCanBeOff() public {
        addMiners(1, 1);
        queue.setUseSessionStats(false);
        uint256 s = newSession(1, 1);
        toCommitted(s, submit(s));
        eqInt(stats.getCommitPoint(keccak256(abi.encodePacked(minerAt(0)))), 0, "not reported");
    }

    function test_RewardsAndPenalties() public {
        bytes32 id = "node";
        stats.rewardCommit(id);
        stats.rewardCommit(id);
        stats.penaltyCommit(id);
        eqInt(stats.getCommitPoint(id), 1, "two less one");
        eq(stats.getCommitCounter(id), 3, "three counted");
        stats.modifyPrecommitPoint(id, 10);
        stats.modifyCommitPoint(id, 9);
        eq(stats.getLevel(id), 1, "ten of each");
        stats.modifyCommitPoint(id, 90);
        stats.modifyPrecommitPoint(id, 89);
        eq(stats.getLevel(id), 1, "both must reach it");
        stats.modifyPrecommitPoint(id, 1);
        eq(stats.getLevel(id), 2, "a hundred of each");
        vm.expectEmit(address(stats));
        emit INodeStats.NodeLevelUpdated(id, 2);
        stats.updateNodeActivity(id);
    }

    function test_Pings() public {
        bytes32 id = keccak256(abi.encodePacked(stranger));
        no(stats.isNodeActive(id), "never seen");
        vm.startPrank(stranger);
        for (uint256 i; i < 20; ++i) {
            vm.warp(START + i);
            stats.ping();
        }
        vm.stopPrank();
        eq(stats.getPingCounter(id), 20, "all counted");
        eqInt(stats.getPingPoint(id), 1, "one point in five minutes");
        uint256[] memory times = stats.getNodePingTimestamps(id);
        eq(times.length, 16, "the last ones");
        for (uint256 i; i < 16; ++i) {
            eq(times[i], START + 4 + i, "oldest first");
        }
        yes(stats.isNodeActive(id), "active");
        vm.warp(START + 2 days);
        no(stats.isNodeActive(id), "not any more");
        stats.checkAndResetNode(id);
        eq(stats.getPingCounter(id), 0, "starts anew");
        eq(stats.getNodePingTimestamps(id).length, 0, "all of it");
    }

    // What the chain allows

    function test_CodeSizes() public view {
        bytes32[] memory names = runtime.names();
        for (uint256 i; i < names.length; ++i) {
            yes(runtime.get(names[i]).code.length <= 24_576, string(abi.encodePacked(names[i])));
        }
        eq(names.length, 10, "all of them");
    }
}
