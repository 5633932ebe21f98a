package desakota.payment.refund;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All money that came in for a payment, each notification once. */
public record Receipts(List<Receipt> all) {

    public static final Receipts NONE = new Receipts(List.of());

    public Receipts {
        all = List.copyOf(all);
    }

    public Optional<Receipt> find(String notificationId) {
        return all.stream().filter(receipt -> receipt.id().equals(notificationId)).findFirst();
    }

    /** Whether the payment itself is among it. */
    public boolean paid() {
        return all.stream().anyMatch(receipt -> receipt.use() == Receipt.Use.PAYS);
    }

    public Receipts with(Receipt receipt) {
        return new Receipts(Stream.concat(all.stream(), Stream.of(receipt)).toList());
    }
}
