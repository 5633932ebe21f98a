package desakota.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All money that came in for a payment, each notification once. */
record Receipts(List<Receipt> all) {

    static final Receipts NONE = new Receipts(List.of());

    Receipts {
        all = List.copyOf(all);
    }

    Optional<Receipt> find(String notificationId) {
        return all.stream().filter(receipt -> receipt.id().equals(notificationId)).findFirst();
    }

    /** Whether the payment itself is among it. */
    boolean paid() {
        return all.stream().anyMatch(receipt -> receipt.use() == Receipt.Use.PAYS);
    }

    Receipts with(Receipt receipt) {
        return new Receipts(Stream.concat(all.stream(), Stream.of(receipt)).toList());
    }
}
