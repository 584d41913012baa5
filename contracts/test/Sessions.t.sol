// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {ISessionV2, Session} from "../src/interfaces/ISessionV2.sol";
import {ISessionQueueV2} from "../src/interfaces/ISessionQueueV2.sol";

contract SessionsTest is Network {
    uint256 private s;

    function setUp() public override {
        super.setUp();
        addMiners(4, 1);
        s = newSession(2, 1);
    }

    function test_CreatedAsAsked() public {
        bytes32 sid = keccak256(abi.encode(block.chainid, address(sessions), s + 1));
        vm.expectEmit(address(sessions));
        emit ISessionV2.SessionCreated(s + 1, sid, user, new address[](0));
        vm.prank(user);
        sessions.create("n", "m", router, 1, 4, 3, 2, 1, false, 2, 9, 300, 5);
        Session memory x = sessions.getSession(s + 1);
        eq(x.id, s + 1, "id");
        eq(x.sid, sid, "sid");
        eq(x.name, "n", "name");
        eq(x.metadata, "m", "metadata");
        eq(x.state, 1, "active");
        eq(x.owner, user, "owner");
        eq(x.mode, 1, "mode");
        eq(x.redundant, 3, "redundant");
        eq(x.minNumOfNodes, 1, "min");
        eq(x.maxNumOfNodes, 4, "max");
        eq(x.numOfValidatorNodes, 2, "validators");
        eq(x.routerAddresses[0], router, "router");
        eq(x.sla, 2, "sla");
        eq(x.modelIdentifier, 9, "model");
        eq(x.reservePeriod, 300, "period");
        eq(x.maxTaskExecutionCount, 5, "tasks");
        eq(x.createdAt, START, "created");
        eq(sessions.getSessionCount(), s + 2, "count");
        yes(sessions.doesSessionExist(s + 1), "exists");
        no(sessions.doesSessionExist(s + 2), "does not");
        eq(sessions.getLatestSessionId(user), s + 1, "latest");
    }

    function test_DefaultRedundancy() public {
        eq(sessions.getSession(newSession(0, 0)).redundant, 2, "two");
    }

    function test_Bounds() public {
        vm.startPrank(user);
        vm.expectPartialRevert(ISessionV2.TooLong.selector);
        sessions.create(string(new bytes(129)), "", user, 1, 0, 1, 1, 0, false);
        vm.expectPartialRevert(ISessionV2.TooLong.selector);
        sessions.create("", string(new bytes(1025)), user, 1, 0, 1, 1, 0, false);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 9, 1, 0, false);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 1, 17, 0, false);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 1, 1, 3, false);
        vm.expectPartialRevert(ISessionV2.BadNodeRange.selector);
        sessions.create("", "", user, 3, 2, 1, 1, 0, false);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 1, 1, 0, false, 3, 0, 0, 0);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 1, 1, 0, false, 0, 0, 1 hours + 1, 0);
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.create("", "", user, 1, 0, 1, 1, 0, false, 0, 0, 0, 1001);

        vm.expectRevert(ISessionQueueV2.Empty.selector);
        sessions.submit(s, 0, "", 0, "", _llm(), "");
        vm.expectPartialRevert(ISessionQueueV2.TooLong.selector);
        sessions.submit(s, 0, string(new bytes(513)), 0, "", _llm(), "");
        vm.expectPartialRevert(ISessionQueueV2.TooLong.selector);
        sessions.submit(s, 0, "x", 0, string(new bytes(1025)), _llm(), "");
        vm.expectPartialRevert(ISessionQueueV2.TooLong.selector);
        sessions.submit(s, 0, "x", 0, "", _llm(), string(new bytes(257)));
        vm.expectPartialRevert(ISessionQueueV2.BadParams.selector);
        sessions.submit(s, 0, "x", 0, "", new uint256[](5), "");
        vm.expectPartialRevert(ISessionQueueV2.BadParams.selector);
        sessions.submit(s, 0, "x", 0, "", _llm(), new uint256[](17), "");
        vm.expectPartialRevert(ISessionQueueV2.OutOfRange.selector);
        sessions.submit(s, 0, "x", 1 << 32, "", _llm(), "");
        vm.expectPartialRevert(ISessionQueueV2.OutOfRange.selector);
        sessions.submit(s, 0, "x", 0, "", _llm(), _request(3601), "");
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.submit(s, 3, "x", 0, "", _llm(), "");
        vm.stopPrank();
    }

    function test_MaxNodesCapsRedundancy() public {
        vm.prank(user);
        sessions.create("", "", router, 1, 1, 3, 1, 0, false);
        eq(miners(s + 1, submit(s + 1)).length, 1, "one");
    }

    function test_UpdateAndHandOver() public {
        vm.warp(START + 9);
        vm.startPrank(user);
        vm.expectEmit(address(sessions));
        emit ISessionV2.SessionUpdated(s, user, 1, 3, 3);
        sessions.update("new", "meta", s, 1, 3, 3, 4, 2);
        sessions.updateOwner(s, stranger);
        vm.stopPrank();
        Session memory x = sessions.getSession(s);
        eq(x.name, "new", "name");
        eq(x.redundant, 3, "redundant");
        eq(x.mode, 2, "mode");
        eq(x.updatedAt, START + 9, "updated");
        eq(x.owner, stranger, "owner");
        eq(sessions.getSessionCountByAddress(user), 0, "no longer his");
        eq(sessions.getSessionIds(stranger)[0], s, "hers");
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NotFound.selector, user));
        sessions.getLatestSessionId(user);
    }

    function test_ListsOfSessions() public {
        uint256 b = newSession(1, 1);
        uint256 c = newSession(1, 1);
        vm.prank(user);
        sessions.deactivateSession(b);
        eq(sessions.getActiveSessionsByAddress(user).length, 2, "two are active");
        eq(sessions.getActiveSessionsByAddress(user)[1].id, c, "the last");
        eq(sessions.getSession(b).state, 2, "deactivated");
        eq(sessions.getSessionsByAddressByPage(user, 1, 1)[0].id, b, "a page");
        eq(sessions.getSessionsByAddressByPage(user, 2, 9).length, 1, "last page");
        eq(sessions.getSessionsByAddressByPage(user, 3, 9).length, 0, "past the end");
        (uint256[] memory ids, string[] memory names,, uint256[] memory states) =
            sessions.getSessionIdAndNameAndMetadataByAddress(user);
        eq(ids.length, 3, "all");
        eq(names[1], "chat", "name");
        eq(states[1], 2, "state");
    }

    // Routers

    function test_Routers() public {
        vm.startPrank(user);
        sessions.addRouter(s, address(1), "one");
        sessions.addRouter(s, address(2), "two");
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.AlreadyAdded.selector, address(1)));
        sessions.addRouter(s, address(1), "again");
        eq(sessions.getRouterCount(s), 3, "three");
        eq(sessions.getLatestRouterAddress(s), address(2), "latest");
        eq(sessions.getLatestRouterInfo(s), "two", "its info");
        eqInt(sessions.getRouterIndex(s, address(1)), 1, "place");
        eqInt(sessions.getRouterIndex(s, stranger), -1, "no place");
        yes(sessions.getRouterInfoExists(s, "one"), "info exists");
        sessions.updateRouter(s, address(1), "uno");
        no(sessions.getRouterInfoExists(s, "one"), "changed");
        eq(sessions.getRouterInfo(s, address(1)), "uno", "changed");
        sessions.removeRouter(s, router);
        eq(sessions.getRouterAddress(s, 0), address(2), "the last took its place");
        eq(sessions.getRouterMetadatasByAddress(user)[0], "two", "and its info with it");
        eq(sessions.getRouterMetadatasByAddress(user)[1], "uno", "in order");
        sessions.resetAllRouters(s);
        eq(sessions.getRouterCount(s), 0, "none");
        vm.expectPartialRevert(ISessionV2.NotFound.selector);
        sessions.getLatestRouterIndex(s);
        for (uint160 i = 1; i <= 16; ++i) {
            sessions.addRouter(s, address(i), "");
        }
        vm.expectPartialRevert(ISessionV2.OutOfRange.selector);
        sessions.addRouter(s, address(17), "");
        vm.stopPrank();
        vm.prank(address(3));
        sessions.updateRouter(s, address(3), "mine");
        eq(sessions.getRouterInfo(s, address(3)), "mine", "a router describes itself");
    }

    // Nodes

    function test_HybridPrefersDedicated() public {
        uint256 h = newSession(1, 2, 1, 1);
        vm.prank(user);
        sessions.addDedicatedNode(h, minerAt(3));
        uint256 t = submit(h);
        eq(miners(h, t)[0], minerAt(3), "the dedicated one first");
        eq(miners(h, t).length, 2, "then another");
        yes(sessions.getDedicatedNodeExists(h, minerAt(3)), "dedicated");
        eq(sessions.getNodeSessionId(minerAt(3)), h, "to this session");
    }

    function test_DedicatedTakesNobodyElse() public {
        uint256 d = newSession(1, 2, 1, 2);
        uint256 t = submit(d);
        eq(status(d, t), QUEUED, "none is dedicated");
        vm.startPrank(user);
        sessions.addDedicatedNode(d, minerAt(2));
        vm.expectPartialRevert(ISessionV2.AlreadyAdded.selector);
        sessions.addDedicatedNode(d, minerAt(2));
        vm.stopPrank();
        queue.assign(d, t);
        eq(miners(d, t).length, 1, "one");
        eq(miners(d, t)[0], minerAt(2), "the dedicated one");
        vm.prank(user);
        sessions.removeDedicatedNode(d, minerAt(2));
        no(sessions.isNodeAssignedToAnySession(minerAt(2)), "no more");
        vm.expectPartialRevert(ISessionV2.NotFound.selector);
        sessions.getNodeSessionId(minerAt(2));
    }

    function test_ReservedNodesServeTheirSessionOnly() public {
        vm.prank(user);
        sessions.create("", "", router, 3, 0, 4, 1, 0, true, 0, 0, 300, 5);
        uint256 r = s + 1;
        address[] memory mine = sessions.getSession(r).ephemeralNodes;
        eq(mine.length, 3, "three reserved");
        eq(pool.reservedNodeCount(), 3, "in the pool too");
        eq(miners(s, submit(s)).length, 1, "one is left for others");
        eq(miners(r, submit(r)).length, 3, "three for this one");

        bytes32 id = keccak256(abi.encodePacked(mine[0]));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSignature("NotOracle(address)", stranger));
        sessions.releaseByNodeId(id);
        vm.warp(START + 301);
        vm.prank(stranger);
        sessions.releaseByNodeId(id);
        eq(pool.reservedNodeCount(), 2, "given back when the time is over");
        vm.expectRevert(abi.encodeWithSelector(ISessionV2.NotReleasable.selector, id));
        sessions.releaseByNodeId(id);
        vm.prank(user);
        sessions.deactivateSession(r);
        eq(pool.reservedNodeCount(), 0, "all given back");
        eq(pool.ephemeralNodeCount(), 4, "free for everybody");
    }

    function test_ReleaseLeavesTheReservationsOfOthers() public {
        vm.prank(user);
        sessions.create("", "", router, 4, 0, 4, 1, 0, true, 0, 0, 300, 5);
        for (uint256 i; i < 4; ++i) {
            pool.ephemeral(minerAt(i));
        }
        vm.startPrank(user);
        sessions.create("", "", router, 4, 0, 4, 1, 0, true, 0, 0, 300, 5);
        sessions.deactivateSession(s + 1);
        eq(pool.reservedNodeCount(), 4, "the second session keeps them");
        sessions.deactivateSession(s + 2);
        vm.stopPrank();
        eq(pool.reservedNodeCount(), 0, "until it ends");
    }

    function test_ReservingMoreThanIdleIsRefused() public {
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSignature("NoIdleNode()"));
        sessions.create("", "", router, 5, 0, 5, 1, 0, true);
    }
}
