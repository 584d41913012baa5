// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "../Network.sol";

/// @dev A network in which everybody does anything in any order, drawn from seeds. Calls that the contracts refuse are
/// part of it. What the handler remembers is what the invariants compare with.
contract Handler is Network {
    uint256 public constant MINERS = 6;
    uint256 private constant SESSIONS = 3;

    mapping(bytes32 task => bytes32) private _endedAs;
    uint256[] public endedSessions;
    uint256[] public endedTasks;
    uint256[5] public outcomes;

    function setUp() public override {
        super.setUp();
        queue.setUsePaymentFlow(true);
        addMiners(MINERS, 2);
        addValidators(2);
        newSession(1, 2, 1, 0);
        newSession(2, 3, 2, 0);
        newSession(1, 1, 0, 0);
        for (uint256 i; i < SESSIONS; ++i) {
            deposit(i, 1e16);
        }
    }

    /// @dev Plays ten turns. Many are refused by the contracts, as they should be.
    function play(uint256 seed) external {
        for (uint256 i; i < 10; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (bool ok,) = address(this).call(_turn(seed % 32, seed >> 8));
            ok;
        }
    }

    /// @dev The odds are such that tasks get on, and trouble is frequent.
    function _turn(uint256 what, uint256 seed) private view returns (bytes memory) {
        if (what < 4) return abi.encodeCall(this.submitTask, (seed));
        if (what < 6) return abi.encodeCall(this.deposit, (seed, seed >> 64));
        if (what < 7) return abi.encodeCall(this.withdrawSession, (seed, seed >> 128));
        if (what < 8) return abi.encodeCall(this.setPrice, (seed));
        if (what < 9) return abi.encodeCall(this.updateSession, (seed));
        if (what < 12) return abi.encodeCall(this.workOn, (seed));
        if (what < 18) return abi.encodeCall(this.finishStage, (seed));
        if (what < 19) return abi.encodeCall(this.changeNode, (seed));
        if (what < 20) return abi.encodeCall(this.withdraw, (seed));
        if (what < 22) return abi.encodeCall(this.judge, (seed));
        if (what < 29) return abi.encodeCall(this.moveOn, (seed));
        if (what < 30) return abi.encodeCall(this.poke, (seed));
        if (what < 31) return abi.encodeCall(this.pass, (seed));
        if (seed & 7 == 0) return abi.encodeCall(this.passLong, ());
        if (seed & 7 == 1) return abi.encodeCall(this.switchPayment, (seed >> 3 & 3 != 0));
        return abi.encodeCall(this.pass, (seed % 30));
    }

    // Users

    function submitTask(uint256 seed) public {
        submit(seed % SESSIONS);
    }

    function deposit(uint256 seed, uint256 amount) public {
        amount = bound(amount, 1, 1e17);
        token.approve(address(payment), amount);
        payment.deposit(seed % SESSIONS, amount);
    }

    function withdrawSession(uint256 seed, uint256 amount) public {
        amount = bound(amount, 0, payment.sessionBalance(seed % SESSIONS));
        vm.prank(user);
        payment.withdrawSession(seed % SESSIONS, amount);
    }

    function updateSession(uint256 seed) public {
        vm.prank(user);
        sessions.update("", "", seed % SESSIONS, seed >> 8 & 3, 0, 1 + (seed >> 16 & 3), seed >> 24 & 1, 0);
    }

    function setPrice(uint256 price) public {
        payment.setPrice(bound(price, 0, 1e16));
    }

    function switchPayment(bool on) public {
        queue.setUsePaymentFlow(on);
    }

    // Miners

    function workOn(uint256 seed) public {
        (uint256 s, uint256 t) = _open(seed);
        address miner = _miner(s, t, seed >> 64);
        uint8 stage = status(s, t);
        if (stage == PRECOMMITTED) commit(s, t, miner);
        else if (seed >> 128 & 1 == 0) precommit(s, t, miner);
        else ack(s, t, miner);
        _note(s, t);
    }

    function finishStage(uint256 seed) public {
        (uint256 s, uint256 t) = _open(seed);
        if (status(s, t) == ASSIGNED) precommitAll(s, t);
        else if (status(s, t) == PRECOMMITTED) commitAll(s, t);
        else judge(seed);
        _note(s, t);
    }

    function changeNode(uint256 seed) public {
        address miner = minerAt(seed % MINERS);
        vm.startPrank(miner);
        uint256 what = seed >> 64 & 3;
        if (what == 0) pool.join(1 + (seed >> 128 & 3));
        else if (what == 1) pool.leave();
        else pool.setSelfReportedModeByNode(uint8(what - 2));
        vm.stopPrank();
    }

    function withdraw(uint256 seed) public {
        vm.prank(minerAt(seed % MINERS));
        payment.withdraw();
    }

    // Validators

    function judge(uint256 seed) public {
        (uint256 s, uint256 t) = _open(seed);
        uint8[] memory opinions = new uint8[](miners(s, t).length);
        for (uint256 i; i < opinions.length; ++i) {
            // Invalid more often than not, so that later rounds are seen.
            opinions[i] = [INVALID, VALID, INVALID, INCONCLUSIVE][seed >> (64 + 2 * i) & 3];
        }
        verdict(s, t, validatorAt(seed >> 128 & 1), opinions);
    }

    // Anybody

    function moveOn(uint256 seed) public {
        (uint256 s, uint256 t) = _open(seed);
        uint8 stage = status(s, t);
        if (stage == QUEUED && seed >> 64 & 1 == 0) queue.assign(s, t);
        else if (stage == QUEUED || stage == COMMITTED) queue.end(s, t, true);
        else if (stage == PRECOMMITTED) queue.endCommit(s, t, true);
        else if (seed >> 64 & 1 == 0) queue.endAck(s, t);
        else queue.endPrecommit(s, t, true);
        _note(s, t);
    }

    function poke(uint256 seed) public {
        uint256 s = seed % SESSIONS;
        uint256 t = bound(seed >> 64, 0, queue.getTaskCountBySessionId(s));
        vm.prank(minerAt(seed >> 128));
        uint256 what = seed >> 192 & 7;
        if (what == 0) queue.ack(s, t);
        else if (what == 1) queue.precommit(s, t, bytes32(seed), "");
        else if (what == 2) queue.commit(s, t, "x");
        else if (what == 3) queue.endAck(s, t);
        else if (what == 4) queue.endPrecommit(s, t, false);
        else if (what == 5) queue.endCommit(s, t, false);
        else if (what == 6) queue.end(s, t, true);
        else queue.assign(s, t);
        _note(s, t);
    }

    function pass(uint256 time) public {
        vm.warp(block.timestamp + bound(time, 1, 130));
    }

    function passLong() public {
        vm.warp(block.timestamp + 700);
    }

    // What must hold

    /// @dev The first ended task that is no longer as it ended, or none.
    function checkEnded() external view {
        for (uint256 i; i < endedTasks.length; ++i) {
            (uint256 s, uint256 t) = (endedSessions[i], endedTasks[i]);
            eq(status(s, t), ENDED, "an ended task stays ended");
            eq(_fingerprint(s, t), _endedAs[_key(s, t)], "an ended task never changes");
        }
    }

    function checkPlaces() external view {
        uint256 live;
        (uint256[] memory ss, uint256[] memory ts) = queue.openTasks(0, type(uint256).max);
        for (uint256 i; i < ts.length; ++i) {
            uint8 stage = status(ss[i], ts[i]);
            no(stage == ENDED, "ended tasks are not open");
            uint256 count = miners(ss[i], ts[i]).length;
            eq(count == 0 ? 0 : 1, stage == QUEUED ? 0 : 1, "queued tasks have no miners, the others have");
            live += count;
        }
        eq(running(MINERS), live, "places taken are those of open tasks");
    }

    function checkMoney() external view {
        uint256 sum;
        for (uint256 s; s < SESSIONS; ++s) {
            sum += payment.sessionBalance(s);
            for (uint256 t; t < queue.getTaskCountBySessionId(s); ++t) {
                (uint128 amount,) = payment.reserveOf(s, t);
                sum += amount;
                if (status(s, t) == ENDED) eq(amount, 0, "ended tasks hold nothing");
            }
        }
        uint256 outside = token.balanceOf(address(this)) + token.balanceOf(user);
        for (uint256 i; i < MINERS; ++i) {
            sum += payment.nodeBalance(minerAt(i));
            outside += token.balanceOf(minerAt(i));
        }
        eq(token.balanceOf(address(payment)), sum, "the contract holds what it owes");
        eq(token.totalSupply(), sum + outside, "no wei lost or created");
    }

    function checkPayouts() external view {
        for (uint256 i; i < MINERS; ++i) {
            address miner = minerAt(i);
            uint256 earned = payment.nodeBalance(miner) + token.balanceOf(miner);
            if (earned != 0) yes(_stands(miner), "nobody is paid without a verdict that lets the result stand");
        }
    }

    function open() external view returns (uint256) {
        return queue.openTaskCount();
    }

    function _stands(address miner) private view returns (bool) {
        for (uint256 i; i < endedTasks.length; ++i) {
            uint8 opinion = validation.opinionOf(endedSessions[i], endedTasks[i], miner);
            if (opinion == VALID || opinion == INCONCLUSIVE) return true;
        }
        return false;
    }

    function _open(uint256 seed) private view returns (uint256, uint256) {
        uint256 total = queue.openTaskCount();
        (uint256[] memory ss, uint256[] memory ts) = queue.openTasks(seed % total, 1);
        return (ss[0], ts[0]);
    }

    function _miner(uint256 s, uint256 t, uint256 seed) private view returns (address) {
        address[] memory list = miners(s, t);
        return list[seed % list.length];
    }

    function _key(uint256 s, uint256 t) private pure returns (bytes32) {
        return keccak256(abi.encode(s, t));
    }

    function _fingerprint(uint256 s, uint256 t) private view returns (bytes32) {
        return keccak256(abi.encode(info(s, t), queue.getTaskMiners(s, t), queue.getTask(s, t)));
    }

    function _note(uint256 s, uint256 t) private {
        if (status(s, t) != ENDED || _endedAs[_key(s, t)] != 0) return;
        _endedAs[_key(s, t)] = _fingerprint(s, t);
        endedSessions.push(s);
        endedTasks.push(t);
        outcomes[info(s, t).outcome]++;
    }
}
