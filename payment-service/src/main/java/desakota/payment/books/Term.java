package desakota.payment.books;

/** The figures and columns of the books, as a bank calls them. */
enum Term {
    DATE("Tanggal", "Date"),
    MONTH("Bulan", "Month"),
    TEXT("Uraian", "Description"),
    IN("Masuk", "In"),
    OUT("Keluar", "Out"),
    BALANCE("Saldo", "Balance"),
    OPENING("Saldo awal", "Opening balance"),
    CLOSING("Saldo akhir", "Closing balance"),
    GROSS_SALES("Penjualan kotor", "Gross sales"),
    RETURNS("Retur penjualan", "Sales returns"),
    NET_SALES("Penjualan bersih", "Net sales"),
    PLATFORM_FEE("Biaya platform", "Platform fee"),
    FUND_CONTRIBUTION("Iuran dana bergulir", "Contribution to the revolving fund"),
    COMPENSATION("Ganti rugi barang hilang", "Compensation for lost goods"),
    OTHER("Lain-lain", "Other"),
    NET_INCOME("Laba bersih", "Net income");

    private final String indonesian;
    private final String english;

    Term(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    String in(Language language) {
        return language.say(indonesian, english);
    }
}
