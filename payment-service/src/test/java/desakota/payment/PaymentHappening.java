package desakota.payment;

import static desakota.payment.APayment.AMOUNT;
import static desakota.payment.APayment.NOW;
import static desakota.payment.APayment.PAY_BY;
import static desakota.payment.PaymentSituation.WAGIMAN;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderPartLost;
import desakota.payment.escrow.SharesTest;
import desakota.payment.provider.Charge;

import java.util.List;

/** All that can come to a payment, with the refunds sent that follow from it. */
enum PaymentHappening {
    PROVIDER_ANSWERED {
        @Override
        Payment to(Payment payment) {
            if (payment.status() != PaymentStatus.OPENING) return payment;
            var charged = payment.charged(Charge.qris("payload"), NOW);
            return charged.applyAll(charged.request(NOW));
        }
    },
    MONEY_CAME {
        @Override
        Payment to(Payment payment) {
            return received(payment, "n2", AMOUNT);
        }
    },
    OTHER_MONEY_CAME {
        @Override
        Payment to(Payment payment) {
            return received(payment, "n3", Money.rupiah(1));
        }
    },
    TIME_IS_OVER {
        @Override
        Payment to(Payment payment) {
            return payment.applyAll(payment.expire(PAY_BY));
        }
    },
    COLLECTED {
        @Override
        Payment to(Payment payment) {
            return APayment.collected(payment, WAGIMAN, AMOUNT.amount());
        }
    },
    BANKED {
        @Override
        Payment to(Payment payment) {
            return APayment.banked(payment, WAGIMAN, AMOUNT.amount());
        }
    },
    PART_CANCELLED {
        @Override
        Payment to(Payment payment) {
            return Settling.partEnded(payment, WAGIMAN, AMOUNT, "no harvest", NOW);
        }
    },
    PART_LOST {
        @Override
        Payment to(Payment payment) {
            var lost = new OrderPartLost(NOW, WAGIMAN, null, AMOUNT, Money.rupiah(80_000));
            return Settling.partEnded(payment, WAGIMAN, AMOUNT, "lost", NOW)
                    .applyAll(Settling.lossCovered(lost, NOW));
        }
    },
    CLAIM_TURNED_DOWN {
        @Override
        Payment to(Payment payment) {
            return decided(payment, Money.zero());
        }
    },
    CLAIM_REFUNDED {
        @Override
        Payment to(Payment payment) {
            return decided(payment, AMOUNT);
        }
    },
    ORDER_COMPLETED {
        @Override
        Payment to(Payment payment) {
            return APayment.completed(payment, SharesTest.shares(90_000, 10_000));
        }
    },
    ORDER_ENDED {
        @Override
        Payment to(Payment payment) {
            return payment.applyAll(payment.cancel(NOW)).refundingAll("cancelled", NOW);
        }
    },
    REFUND_ASKED {
        @Override
        Payment to(Payment payment) {
            return Settling.refunding(payment, "r1", AMOUNT, "torn", null, NOW);
        }
    },
    BANK_TOOK_BACK {
        @Override
        Payment to(Payment payment) {
            return APayment.chargingBack(payment, AMOUNT);
        }
    };

    abstract Payment to(Payment payment);

    /** As the errands go on. */
    Payment after(Payment payment) {
        var after = to(payment);
        for (var next = after.nextErrand(); next.isPresent(); next = after.nextErrand()) {
            if (next.get() instanceof Errand.CancelCharge) after = after.chargeClosed(NOW);
            else if (next.get() instanceof Errand.SendBack(var refund))
                after = APayment.sent(after, refund);
            else return after;
        }
        return after;
    }

    private static Payment received(Payment payment, String notification, Money amount) {
        if (!payment.isPaidThrough("sandbox")) throw Paying.unknown(payment.id());
        var noted = payment.noting(notification, amount, NOW);
        return noted.applyAll(noted.settle(NOW));
    }

    private static Payment decided(Payment payment, Money refund) {
        var objected = payment.with(payment.sale().objected("c1"));
        var claim = new OrderClaimResolved(NOW, "c1", WAGIMAN, refund, List.of(), "stale");
        return Settling.claimResolved(objected, claim, NOW);
    }
}
