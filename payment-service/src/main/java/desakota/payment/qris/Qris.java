package desakota.payment.qris;

import desakota.events.Money;

/**
 * Makes dynamic merchant-presented QRIS strings: for one payment of one amount (Bank Indonesia's
 * QRIS, EMVCo QRCPS Merchant-Presented Mode 1.1).
 */
public final class Qris {

    private static final String NATIONAL_REPOSITORY = "ID.CO.QRIS.WWW";
    private static final int LONGEST_BILL_NUMBER = 25;

    private final Merchant merchant;

    public Qris(Merchant merchant) {
        this.merchant = merchant;
    }

    /**
     * The string to show as a QR code.
     *
     * @param amount more than nothing, in rupiah
     * @param billNumber what the payer's app shows as the bill, 1 to 25 printable ASCII characters
     * @throws IllegalArgumentException when the amount or the bill number is not so
     */
    public String payload(Money amount, String billNumber) {
        if (amount.signum() <= 0 || !amount.currency().equals("IDR"))
            throw new IllegalArgumentException("Not to be paid by QRIS: " + amount);
        if (!billNumber.matches("[ -~]{1," + LONGEST_BILL_NUMBER + "}"))
            throw new IllegalArgumentException("Not a bill number: " + billNumber);
        return new DataObjects()
                .with("00", "01")
                .with("01", "12")
                .with("26", accountAtAcquirer())
                .with("51", accountAtRepository())
                .with("52", merchant.categoryCode())
                .with("53", "360")
                .with("54", Long.toString(amount.amount()))
                .with("58", "ID")
                .with("59", merchant.name())
                .with("60", merchant.city())
                .with("61", merchant.postalCode())
                .with("62", new DataObjects().with("01", billNumber))
                .checked();
    }

    private DataObjects accountAtAcquirer() {
        return new DataObjects()
                .with("00", merchant.acquirerId())
                .with("01", merchant.accountNumber())
                .with("03", merchant.criteria());
    }

    private DataObjects accountAtRepository() {
        return new DataObjects()
                .with("00", NATIONAL_REPOSITORY)
                .with("02", merchant.nationalId())
                .with("03", merchant.criteria());
    }
}
