// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {Module} from "../src/Module.sol";
import {Roles} from "../src/libraries/Roles.sol";

/// @dev What each call of a task's life costs, as transactions of their own, for nodes that have worked before. Forge
/// writes the figures to snapshots/, which is committed, and `make test` fails when they move.
/// forge-config: default.isolate = true
contract GasTest is Network {
    string private constant CID = "ipfs://bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
    uint256 private s;

    function setUp() public override {
        super.setUp();
        queue.setUsePaymentFlow(true);
        addMiners(4, 4);
        s = newSession(2, 1);
        payFor(s, 1 ether);
        for (uint256 i; i < 8; ++i) {
            _life(); // so that every miner has worked before
        }
        _sync();
    }

    /// @dev As a deployment does it that is there to stay.
    function _sync() private {
        bytes32[] memory names = runtime.names();
        for (uint256 i; i < names.length; ++i) {
            (bool ok,) = runtime.get(names[i]).call(abi.encodeCall(Module.sync, (names)));
            ok; // IAM, COR and Clock are no modules
        }
    }

    function _life() private {
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        ack(s, t, m[0]);
        ack(s, t, m[1]);
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
    }

    function test_Life() public {
        vm.prank(user);
        sessions.create("chat", "{}", router, 1, 0, 2, 1, 0, false, 0, 0, 300, 5);
        vm.snapshotGasLastCall("life", "01 SessionV2.create");
        payFor(s, 1 ether);
        vm.snapshotGasLastCall("life", "02 SessionPayment.deposit");
        uint256 t = queue.getTaskCountBySessionId(s);
        vm.prank(router);
        sessions.submit(s, 0, CID, 0, "", _llm(), _request(90), "request-0001");
        vm.snapshotGasLastCall("life", "03 SessionV2.submit, two miners assigned");
        address[] memory m = miners(s, t);
        ack(s, t, m[0]);
        vm.snapshotGasLastCall("life", "04 SessionQueueV2.ack");
        bytes32 hash = queue.precommitHash(s, t, m[0], CID);
        vm.prank(m[0]);
        queue.precommit(s, t, hash, "");
        vm.snapshotGasLastCall("life", "05 SessionQueueV2.precommit after ack");
        hash = queue.precommitHash(s, t, m[1], CID);
        vm.prank(m[1]);
        queue.precommit(s, t, hash, "");
        vm.snapshotGasLastCall("life", "06 SessionQueueV2.precommit, the last, without ack");
        vm.prank(m[0]);
        queue.commit(s, t, CID);
        vm.snapshotGasLastCall("life", "07 SessionQueueV2.commit");
        vm.prank(m[1]);
        queue.commit(s, t, CID);
        vm.snapshotGasLastCall("life", "08 SessionQueueV2.commit, the last");
        vm.prank(validator);
        validation.submit(s, t, 0, same(VALID, 2), CID);
        vm.snapshotGasLastCall("life", "09 SessionQueueValidation.submit, quorum of one");
        queue.end(s, t, false);
        vm.snapshotGasLastCall("life", "10 SessionQueueV2.end, two paid");
        vm.prank(m[0]);
        payment.withdraw();
        vm.snapshotGasLastCall("life", "11 SessionPayment.withdraw");
    }

    function test_Trouble() public {
        uint256 t = submit(s);
        late(s, t);
        queue.endAck(s, t);
        vm.snapshotGasLastCall("trouble", "SessionQueueV2.endAck, two replaced");
        precommit(s, t, miners(s, t)[0]);
        vm.warp(block.timestamp + 91);
        queue.endPrecommit(s, t, true);
        vm.snapshotGasLastCall("trouble", "SessionQueueV2.endPrecommit, goes on with one");
        late(s, t);
        queue.endCommit(s, t, true);
        vm.snapshotGasLastCall("trouble", "SessionQueueV2.endCommit, nobody left, queued");
        late(s, t);
        queue.end(s, t, false);
        vm.snapshotGasLastCall("trouble", "SessionQueueV2.end, refunded");
    }

    function test_Node() public {
        vm.prank(stranger);
        iam.register(Roles.MINER, "/ip4/10.0.0.1/tcp/4001/p2p/16Uiu2HAm6Y8pQ9vZpQkTQGQ3nA6Yq2Kp5y1m4k6oR1v9wT3xYz5a");
        vm.snapshotGasLastCall("node", "IAM.register");
        vm.prank(stranger);
        pool.join(4);
        vm.snapshotGasLastCall("node", "NodePool.join");
        vm.prank(stranger);
        pool.setSelfReportedModeByNode(1);
        vm.snapshotGasLastCall("node", "NodePool.setSelfReportedModeByNode");
        vm.prank(stranger);
        stats.ping();
        vm.prank(stranger);
        stats.ping();
        vm.snapshotGasLastCall("node", "NodeStats.ping");
        vm.prank(oracle);
        auditLog.append("log", 0, 10, "root", "batch");
        vm.prank(oracle);
        auditLog.append("log", "root", 20, "root 2", "batch");
        vm.snapshotGasLastCall("node", "AuditLog.append");
    }
}
