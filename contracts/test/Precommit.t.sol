// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {ISessionQueueV2} from "../src/interfaces/ISessionQueueV2.sol";

/// @dev A precommit binds chain, contract, session, task, miner and content: nothing of it can be borrowed.
contract PrecommitTest is Network {
    uint256 private s;
    uint256 private t;
    address private honest;
    address private thief;

    function setUp() public override {
        super.setUp();
        addMiners(2, 4);
        s = newSession(2, 1);
        t = submit(s);
        (honest, thief) = (miners(s, t)[0], miners(s, t)[1]);
    }

    function _commit(address miner, string memory data) private {
        vm.prank(miner);
        queue.commit(s, t, data);
    }

    function test_CopiedHashCannotBeRevealed() public {
        bytes32 hash = queue.precommitHash(s, t, honest, "ipfs://mine");
        vm.prank(honest);
        queue.precommit(s, t, hash, "");
        vm.prank(thief);
        queue.precommit(s, t, hash, ""); // copies what it sees
        _commit(honest, "ipfs://mine"); // and sees this
        bytes32 thiefs = queue.precommitHash(s, t, thief, "ipfs://mine");
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.HashMismatch.selector, hash, thiefs));
        _commit(thief, "ipfs://mine");
        late(s, t);
        queue.endCommit(s, t, true);
        eq(part(s, t, thief).dropReason, 3, "the copy is worth nothing");
        eq(miners(s, t).length, 1, "the honest one stays");
    }

    function test_ContentIsBound() public {
        precommitAll(s, t);
        vm.expectPartialRevert(ISessionQueueV2.HashMismatch.selector);
        _commit(honest, "ipfs://better");
    }

    function testFuzz_EveryPartOfTheHashCounts(uint256 s2, uint256 t2, address m2, string memory d2) public {
        string memory d = "ipfs://x";
        bytes32 hash = queue.precommitHash(s, t, honest, d);
        if (s2 != s) no(hash == queue.precommitHash(s2, t, honest, d), "session");
        if (t2 != t) no(hash == queue.precommitHash(s, t2, honest, d), "task");
        if (m2 != honest) no(hash == queue.precommitHash(s, t, m2, d), "miner");
        if (keccak256(bytes(d2)) != keccak256(bytes(d))) no(hash == queue.precommitHash(s, t, honest, d2), "content");
        vm.chainId(4242);
        no(hash == queue.precommitHash(s, t, honest, d), "chain");
    }

    function test_HashIsAsDocumented() public view {
        bytes32 want = keccak256(abi.encode(block.chainid, address(queue), s, t, honest, keccak256("ipfs://x")));
        eq(queue.precommitHash(s, t, honest, "ipfs://x"), want, "hash");
    }

    function test_OfAnotherTaskIsWorthNothing() public {
        uint256 other = submit(s);
        bytes32 hash = queue.precommitHash(s, other, honest, "ipfs://mine");
        vm.prank(honest);
        queue.precommit(s, t, hash, "");
        precommit(s, t, thief);
        vm.expectPartialRevert(ISessionQueueV2.HashMismatch.selector);
        _commit(honest, "ipfs://mine");
    }

    function test_OnceAndInOrder() public {
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.WrongStatus.selector, ASSIGNED, PRECOMMITTED));
        _commit(honest, "ipfs://early");
        vm.prank(honest);
        vm.expectRevert(ISessionQueueV2.EmptyHash.selector);
        queue.precommit(s, t, 0, "");
        ack(s, t, honest);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.AlreadyAcked.selector, honest));
        ack(s, t, honest);
        precommit(s, t, honest);
        bytes32 hash = queue.precommitHash(s, t, honest, "ipfs://second thoughts");
        vm.prank(honest);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.AlreadyPrecommitted.selector, honest));
        queue.precommit(s, t, hash, "");
        precommit(s, t, thief);
        commit(s, t, honest);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.AlreadyCommitted.selector, honest));
        commit(s, t, honest);
        commit(s, t, thief);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.WrongStatus.selector, COMMITTED, PRECOMMITTED));
        commit(s, t, honest);
    }

    function test_DataIsBounded() public {
        string memory long = string(new bytes(513));
        bytes32 hash = queue.precommitHash(s, t, honest, long);
        vm.prank(honest);
        queue.precommit(s, t, hash, "");
        precommit(s, t, thief);
        vm.expectRevert(abi.encodeWithSelector(ISessionQueueV2.TooLong.selector, 513, 512));
        _commit(honest, long);
        vm.expectRevert(ISessionQueueV2.Empty.selector);
        _commit(honest, "");
    }
}
