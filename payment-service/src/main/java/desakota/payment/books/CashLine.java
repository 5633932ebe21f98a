package desakota.payment.books;

import desakota.payment.ledger.Kind;

/** The kinds of money in and out that a cash book tells apart. */
enum CashLine {
    SALES("Hasil penjualan", "Proceeds of sales"),
    COMPENSATION("Ganti rugi barang hilang", "Compensation for lost goods"),
    BOUNCED_PAYOUT("Pencairan gagal (dana kembali)", "Payout sent back by the bank"),
    RETURNS("Retur penjualan", "Sales returns"),
    CASH_DIFFERENCE("Selisih uang tunai", "Cash difference"),
    PAYOUT("Pencairan ke rekening", "Payout to the bank account"),
    OTHER("Lain-lain", "Other");

    private final String indonesian;
    private final String english;

    CashLine(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    static CashLine of(Kind kind) {
        return switch (kind) {
            case SALE -> SALES;
            case LOSS_COVERED -> COMPENSATION;
            case PAYOUT_BOUNCED -> BOUNCED_PAYOUT;
            case REFUND -> RETURNS;
            case CASH_HANDED_IN, CASH_BANKED -> CASH_DIFFERENCE;
            case PAYOUT -> PAYOUT;
            case PAYMENT, UNASKED, CASH_COLLECTED, CHARGEBACK -> OTHER;
        };
    }

    String in(Language language) {
        return language.say(indonesian, english);
    }
}
