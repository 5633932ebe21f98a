package desakota.payment.provider.midtrans;

import desakota.payment.provider.ChargeStatus.Stage;
import desakota.payment.provider.Notification;
import desakota.payment.provider.Notification.ChargedBack;
import desakota.payment.provider.Notification.MoneyCame;
import desakota.payment.provider.Notification.Other;
import desakota.payment.provider.OddAnswer;

import java.util.List;

/**
 * What a transaction tells of money, in the market's words. How much a partial charge-back takes is
 * nowhere in it: it moves no money by itself, and a person sees to it.
 */
final class News {

    private static final String SUCCESS = "200";

    private News() {}

    /**
     * All that happened to the money so far, as it was or would have been notified.
     *
     * @throws OddAnswer when it can't be understood
     */
    static List<Notification> of(Transaction known) {
        return switch (known.status()) {
            case CHARGEBACK -> List.of(moneyCame(known), chargedBack(known));
            case PARTIAL_CHARGEBACK -> List.of(moneyCame(known), other(known));
            case CAPTURE, SETTLEMENT, REFUND, PARTIAL_REFUND ->
                    known.stage() == Stage.PAID ? List.of(moneyCame(known)) : List.of();
            case PENDING, AUTHORIZE, DENY, CANCEL, EXPIRE, FAILURE -> List.of();
        };
    }

    /**
     * What a notification tells. That money moved counts only with the status code of success,
     * which the signature covers as it does not cover the status.
     *
     * @throws OddAnswer when it can't be understood
     */
    static Notification told(Transaction told) {
        return switch (told.status()) {
            case CAPTURE, SETTLEMENT ->
                    told.stage() == Stage.PAID ? successful(told, moneyCame(told)) : other(told);
            case CHARGEBACK -> successful(told, chargedBack(told));
            case PENDING,
                    AUTHORIZE,
                    DENY,
                    CANCEL,
                    EXPIRE,
                    FAILURE,
                    REFUND,
                    PARTIAL_REFUND,
                    PARTIAL_CHARGEBACK ->
                    other(told);
        };
    }

    private static Notification successful(Transaction told, Notification notification) {
        if (told.code().equals(SUCCESS)) return notification;
        throw new OddAnswer(told.status().word() + " with the status code " + told.code());
    }

    /** A capture and the settlement that follows it are the same money, so the same news. */
    private static Notification moneyCame(Transaction paid) {
        return new MoneyCame(paid.newsId("paid"), paid.ourId(), paid.amount(), paid.time());
    }

    private static Notification chargedBack(Transaction taken) {
        return new ChargedBack(
                taken.newsId("chargeback"),
                taken.ourId(),
                taken.amount(),
                "The buyer's bank took the money back.",
                taken.time());
    }

    private static Notification other(Transaction told) {
        var word = told.status().word();
        return new Other(told.newsId(word), told.ourId(), word, told.time());
    }
}
