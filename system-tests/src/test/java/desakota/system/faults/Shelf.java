package desakota.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The goods for sale here, listed for this run alone. */
final class Shelf {

    private static final int PLENTY = 100_000;

    private final List<Goods> ofWagiman = new ArrayList<>();
    private final List<Goods> ofSri = new ArrayList<>();
    private final List<Goods> scarce = new ArrayList<>();

    /** A product and how many units of it there were. */
    record Goods(String id, String name, long units) {}

    /** Lists a few products of two makers; of two of them there is little. */
    static Shelf fill(Person wagiman, Person simpul, int scarceUnits) {
        var shelf = new Shelf();
        for (int i = 1; i <= 3; i++) {
            shelf.ofWagiman.add(list(wagiman, "wagiman", "Kopi Uji " + i, PLENTY));
            shelf.ofSri.add(list(simpul, "sri", "Keripik Uji " + i, PLENTY));
        }
        shelf.scarce.add(list(wagiman, "wagiman", "Kopi Langka", scarceUnits));
        shelf.scarce.add(list(simpul, "sri", "Keripik Langka", scarceUnits));
        return shelf;
    }

    private static Goods list(Person by, String producerId, String name, int units) {
        var product =
                Map.of(
                        "producerId",
                        producerId,
                        "name",
                        name,
                        "category",
                        "kopi",
                        "description",
                        "Untuk diuji",
                        "price",
                        Map.of("amount", 25_000 + name.length() * 137, "currency", "IDR"),
                        "unit",
                        "bungkus 250 g",
                        "weightGrams",
                        270,
                        "onHand",
                        units);
        var listed = by.post("/api/catalog/products", product, UUID.randomUUID().toString());
        if (listed.status() != 201) throw new IllegalStateException("Not listed: " + listed);
        return new Goods(listed.at("/id"), name, units);
    }

    /** What somebody takes. */
    List<Wish.Item> draw(Journey.Basket basket, Random random) {
        var items = new ArrayList<Wish.Item>();
        switch (basket) {
            case ONE_MAKER -> items.add(some(random.nextBoolean() ? ofWagiman : ofSri, random));
            case TWO_MAKERS -> {
                items.add(some(ofWagiman, random));
                items.add(some(ofSri, random));
            }
            case SCARCE -> {
                items.add(some(scarce, random));
                items.add(some(ofWagiman, random));
            }
        }
        return items;
    }

    private static Wish.Item some(List<Goods> goods, Random random) {
        var one = goods.get(random.nextInt(goods.size()));
        return new Wish.Item(one.id(), 1 + random.nextInt(3));
    }

    List<Goods> all() {
        var all = new ArrayList<>(ofWagiman);
        all.addAll(ofSri);
        all.addAll(scarce);
        return all;
    }
}
