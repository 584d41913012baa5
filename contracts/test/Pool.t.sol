// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {Roles} from "../src/libraries/Roles.sol";
import {INodePool, NodeEntry, PoolNode} from "../src/interfaces/INodePool.sol";

contract PoolTest is Network {
    function setUp() public override {
        super.setUp();
        addMiners(3, 2);
    }

    function _id(address node) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(node));
    }

    function test_CapacityBoundsWork() public {
        uint256 s = newSession(3, 1);
        submit(s);
        submit(s);
        eq(running(3), 6, "two tasks each");
        eq(status(s, submit(s)), QUEUED, "full");
        no(pool.isIdle(minerAt(0)), "full");
        toCommitted(s, 0);
        verdict(s, 0, VALID);
        queue.end(s, 0, false);
        queue.assign(s, 2);
        eq(running(3), 6, "taken again");
    }

    function test_BusyAndGoneNodesGetNoWork() public {
        vm.prank(minerAt(0));
        pool.setSelfReportedModeByNode(1);
        vm.prank(minerAt(1));
        pool.leave();
        iam.block_(minerAt(2));
        uint256 s = newSession(1, 1);
        uint256 t = submit(s);
        eq(status(s, t), QUEUED, "nobody is idle");
        yes(pool.selfReportedMode(_id(minerAt(0))), "busy");
        eq(pool.selfReportedTimestamp(_id(minerAt(0))), START, "since now");
        yes(pool.isNodeReleased(_id(minerAt(1))), "released");

        pool.resetModeByNode(minerAt(0));
        queue.assign(s, t);
        eq(miners(s, t)[0], minerAt(0), "idle again");

        uint256 u = submit(newSession(2, 2, 1, 0));
        vm.prank(minerAt(1));
        pool.join(2);
        queue.assign(s + 1, u);
        eq(miners(s + 1, u).length, 2, "back again");
    }

    function test_PicksAreDistinctAndSpread() public {
        addMiners(20, 30);
        uint256 s = newSession(2, 1);
        uint256 seen;
        for (uint256 i; i < 30; ++i) {
            uint256 t = submit(s);
            address[] memory m = miners(s, t);
            no(m[0] == m[1], "distinct");
            for (uint256 j; j < 2; ++j) {
                seen |= 1 << (uint160(m[j]) - 0x1000);
            }
        }
        uint256 nodes;
        for (uint256 i; i < 20; ++i) {
            nodes += seen >> i & 1;
        }
        yes(nodes > 10, "the work is spread, also within a block");
    }

    function test_Lists() public {
        eq(pool.getCount(), 3, "three");
        eq(pool.getAllNodeAddresses()[2], minerAt(2), "in order");
        eq(pool.nodeIds(1), _id(minerAt(1)), "ids");
        pool.release(minerAt(1));
        pool.reserve(minerAt(2));
        (uint256 all, uint256 free_, uint256 reserved, uint256 released) = pool.getNodeStatusCount();
        eq(all, 3, "all");
        eq(free_, 1, "ephemeral");
        eq(reserved, 1, "reserved");
        eq(released, 1, "released");
        NodeEntry memory e = abi.decode(pool.getAllNodeEntries()[2], (NodeEntry));
        eq(e.nodeAddress, minerAt(2), "entry");
        eq(e.status, 2, "reserved");
        eq(e.reservedTimestamp, START, "now");
        PoolNode[] memory page = pool.nodes(1, 1);
        eq(page.length, 1, "a page");
        eq(page[0].node, minerAt(1), "the second");
        no(page[0].idle, "released");
        eq(page[0].capacity, 2, "capacity");
        eq(pool.nodes(2, 100).length, 1, "last page");
        eq(pool.nodes(3, 100).length, 0, "past the end");
    }

    function test_RemovedAndBackAgain() public {
        uint256 s = newSession(3, 1);
        submit(s);
        pool.remove(minerAt(0));
        no(pool.doesNodeExist(_id(minerAt(0))), "gone");
        eq(pool.getAllNodeAddresses()[0], minerAt(2), "the last took its place");
        eq(pool.allNodeCount(), 2, "two");
        addMiners(1, 2);
        eq(pool.running(minerAt(0)), 1, "it still runs its task");
        toCommitted(s, 0);
        verdict(s, 0, VALID);
        queue.end(s, 0, false);
        eq(pool.running(minerAt(0)), 0, "not any more");
        pool.removeNode(_id(minerAt(2)));
        pool.removeNode(_id(minerAt(1)));
        pool.removeNode(_id(minerAt(0)));
        eq(pool.getCount(), 0, "empty");
        vm.expectRevert(abi.encodeWithSelector(INodePool.UnknownNode.selector, _id(minerAt(0))));
        pool.removeNode(_id(minerAt(0)));
    }

    function test_OraclesAddNodes() public {
        vm.startPrank(oracle);
        vm.expectPartialRevert(INodePool.WrongNodeStatus.selector);
        pool.add(minerAt(0));
        vm.expectPartialRevert(INodePool.UnknownNode.selector);
        pool.addNode(_id(stranger), minerAt(0));
        pool.addNode(_id(stranger), stranger);
        vm.stopPrank();
        eq(pool.getNodeStatus(stranger), 1, "in the pool");
        no(pool.isIdle(stranger), "but no miner");
    }

    function test_Resets() public {
        vm.prank(minerAt(0));
        pool.setSelfReportedModeByNode(1);
        vm.expectEmit(address(pool));
        emit INodePool.NodePoolModeReset(_id(minerAt(0)), minerAt(0), START);
        pool.resetModeAll();
        no(pool.selfReportedMode(_id(minerAt(0))), "idle");
        vm.prank(minerAt(0));
        pool.setSelfReportedModeByNode(1);
        vm.expectEmit(address(pool));
        emit INodePool.NodePoolForceModeResetAll(START);
        pool.forceResetModeAll();
        no(pool.selfReportedMode(_id(minerAt(0))), "idle");
        vm.prank(minerAt(0));
        vm.expectPartialRevert(INodePool.BadMode.selector);
        pool.setSelfReportedModeByNode(2);
    }

    function test_IdleInReservedState() public {
        pool.reserve(minerAt(0));
        vm.warp(START + 100);
        no(pool.isIdleInReservedState(minerAt(0), 100), "not longer than the threshold");
        yes(pool.isIdleInReservedState(minerAt(0), 99), "longer");
        pool.setLastExecutionTimestampByNode(minerAt(0));
        no(pool.isIdleInReservedState(minerAt(0), 99), "worked just now");
        eq(pool.getLastExecutionTimestampByNode(minerAt(0)), START + 100, "noted");
    }

    function test_Selectors() public {
        pool.setReserveBySessionSelector(0);
        (address first,) = pool.chooseNodeBySessionSelector(0);
        eq(first, minerAt(0), "the first idle one");
        vm.expectPartialRevert(INodePool.BadSelector.selector);
        pool.setReserveBySessionSelector(2);
        for (uint256 i; i < 3; ++i) {
            pool.reserveRandomBySession(7);
        }
        eq(pool.getAssignedSessionId(_id(minerAt(1))), 7, "reserved for it");
        vm.expectRevert(INodePool.NoIdleNode.selector);
        pool.reserveBySession(8);
    }

    function testFuzz_ShuffleKeepsAll(uint256 length) public view {
        uint256[] memory list = new uint256[](bound(length, 0, 60));
        for (uint256 i; i < list.length; ++i) {
            list[i] = i;
        }
        list = pool.shuffleIndexList(list, stranger);
        uint256 seen;
        for (uint256 i; i < list.length; ++i) {
            seen |= 1 << list[i];
        }
        eq(seen, (1 << list.length) - 1, "each once");
    }
}
