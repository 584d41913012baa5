// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {Network} from "./Network.sol";
import {ISessionPayment} from "../src/interfaces/ISessionPayment.sol";

contract PaymentTest is Network {
    uint256 private constant PRICE = 1e15;
    uint256 private s;

    function setUp() public override {
        super.setUp();
        addMiners(4, 4);
        queue.setUsePaymentFlow(true);
        s = newSession(2, 1);
    }

    function _conserved(uint256 session, uint256 task) private view {
        (uint128 reserved,) = payment.reserveOf(session, task);
        uint256 sum = payment.sessionBalance(session) + reserved;
        for (uint256 i; i < 4; ++i) {
            sum += payment.nodeBalance(minerAt(i));
        }
        eq(token.balanceOf(address(payment)), sum, "no wei lost or created");
    }

    function test_ShortBalanceIsRefused() public {
        payFor(s, 2 * PRICE - 1);
        vm.prank(router);
        vm.expectRevert(
            abi.encodeWithSelector(ISessionPayment.InsufficientBalance.selector, s, 2 * PRICE - 1, 2 * PRICE)
        );
        sessions.submit(s, 0, "ipfs://task", 0, "", _llm(), "");
        eq(queue.getTaskCountBySessionId(s), 0, "no task");
        payFor(s, 1);
        submit(s);
        eq(payment.sessionBalance(s), 0, "all reserved");
    }

    function test_ValidIsPaid() public {
        payFor(s, 1 ether);
        uint256 t = submit(s);
        (uint128 amount, uint128 share) = payment.reserveOf(s, t);
        eq(amount, 2 * PRICE, "reserved");
        eq(share, PRICE, "share");
        _conserved(s, t);
        address[] memory m = miners(s, t);
        toCommitted(s, t);
        uint8[] memory opinions = same(VALID, 2);
        opinions[0] = INVALID;
        verdict(s, t, validator, opinions);
        queue.end(s, t, false);
        eq(payment.nodeBalance(m[0]), 0, "invalid is not paid");
        eq(payment.nodeBalance(m[1]), PRICE, "valid is");
        eq(payment.sessionBalance(s), 1 ether - PRICE, "the rest goes back");
        _conserved(s, t);
        vm.prank(m[1]);
        payment.withdraw();
        eq(token.balanceOf(m[1]), PRICE, "withdrawn");
        _conserved(s, t);
        vm.prank(m[1]);
        vm.expectRevert(ISessionPayment.NothingToWithdraw.selector);
        payment.withdraw();
    }

    function test_InconclusiveIsPaid() public {
        payFor(s, 1 ether);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        toCommitted(s, t);
        verdict(s, t, INCONCLUSIVE);
        queue.end(s, t, false);
        eq(payment.nodeBalance(m[0]) + payment.nodeBalance(m[1]), 2 * PRICE, "both paid");
        _conserved(s, t);
    }

    function test_NoVerdictIsRefunded() public {
        payFor(s, 1 ether);
        uint256 t = submit(s);
        toCommitted(s, t);
        late(s, t);
        queue.end(s, t, false);
        eq(payment.sessionBalance(s), 1 ether, "everything back");
        _conserved(s, t);
    }

    function test_NoMinerIsRefunded() public {
        uint256 big = newSession(8, 8, 1, 0);
        payFor(big, 8 * PRICE);
        uint256 t = submit(big);
        late(big, t);
        queue.end(big, t, false);
        eq(payment.sessionBalance(big), 8 * PRICE, "everything back");
    }

    function test_OnceForAllRounds() public {
        payFor(s, 2 * PRICE);
        uint256 t = submit(s);
        toCommitted(s, t);
        verdict(s, t, INVALID);
        queue.end(s, t, false);
        eq(payment.sessionBalance(s), 0, "still reserved");
        toCommitted(s, t);
        verdict(s, t, VALID);
        address[] memory m = miners(s, t);
        queue.end(s, t, false);
        eq(payment.nodeBalance(m[0]) + payment.nodeBalance(m[1]), 2 * PRICE, "the second round is paid");
        _conserved(s, t);
    }

    function test_PriceOfTheSubmissionHolds() public {
        payFor(s, 1 ether);
        uint256 t = submit(s);
        address[] memory m = miners(s, t);
        payment.setPrice(1);
        vm.prank(user);
        sessions.update("chat", "", s, 1, 0, 8, 1, 0);
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        eq(payment.nodeBalance(m[0]), PRICE, "the price of then");
        _conserved(s, t);
    }

    function test_FreeTasksStayFree() public {
        queue.setUsePaymentFlow(false);
        uint256 t = submit(s);
        queue.setUsePaymentFlow(true);
        toCommitted(s, t);
        verdict(s, t, VALID);
        queue.end(s, t, false);
        eq(payment.nodeBalance(minerAt(0)), 0, "nothing reserved, nothing paid");
    }

    function test_SwitchedOff() public {
        queue.setUseSessionPayment(false);
        submit(s);
        eq(queue.getTaskCountBySessionId(s), 1, "free while either switch is off");
    }

    function test_SessionWithdrawal() public {
        payFor(s, 1 ether);
        submit(s);
        vm.startPrank(user);
        vm.expectPartialRevert(ISessionPayment.InsufficientBalance.selector);
        payment.withdrawSession(s, 1 ether); // part of it is reserved
        payment.withdrawSession(s, 1 ether - 2 * PRICE);
        vm.stopPrank();
        eq(token.balanceOf(user), 1 ether - 2 * PRICE, "taken back");
        _conserved(s, 0);
    }

    function test_DepositNeedsASession() public {
        vm.expectRevert(abi.encodeWithSelector(ISessionPayment.NoSuchSession.selector, 99));
        payment.deposit(99, 1);
    }

    function test_PriceIsBounded() public {
        vm.expectPartialRevert(ISessionPayment.PriceTooHigh.selector);
        payment.setPrice(1 << 96);
    }
}
