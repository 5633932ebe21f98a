package desakota.system.load;

import java.util.List;
import java.util.Random;

/** The words that seeded goods are described with, and that buyers look for. */
final class Words {

    /** A kind of goods. */
    record Good(String name, String category, String unit, int weightGrams, int price) {}

    static final List<Good> GOODS =
            List.of(
                    new Good("Kopi robusta", "kopi", "bungkus 250 g", 290, 48_000),
                    new Good("Kopi arabika", "kopi", "bungkus 200 g", 240, 69_000),
                    new Good("Teh melati", "kopi", "bungkus 100 g", 130, 18_000),
                    new Good("Keripik tempe", "camilan", "bungkus 200 g", 230, 17_000),
                    new Good("Keripik apel", "camilan", "bungkus 150 g", 180, 22_000),
                    new Good("Dodol nanas", "camilan", "kotak 300 g", 340, 25_000),
                    new Good("Madu hutan", "madu", "botol 350 ml", 620, 95_000),
                    new Good("Sambal terasi", "rempah", "toples 150 g", 260, 28_000),
                    new Good("Wedang jahe", "rempah", "bungkus 200 g", 230, 24_000),
                    new Good("Gula aren", "gula", "bungkus 500 g", 520, 32_000),
                    new Good("Garam laut", "hasil-laut", "bungkus 500 g", 520, 15_000),
                    new Good("Kain tenun", "tenun", "lembar", 400, 350_000),
                    new Good("Batik tulis", "batik", "lembar", 350, 425_000),
                    new Good("Tas anyaman pandan", "anyaman", "buah", 300, 85_000),
                    new Good("Cangkir gerabah", "keramik", "buah", 280, 35_000),
                    new Good("Nampan kayu", "kayu", "buah", 900, 120_000),
                    new Good("Sabun minyak kelapa", "sabun-dan-minyak", "buah", 110, 16_000));

    static final List<String> KINDS =
            List.of("asli", "pedas", "manis", "halus", "pilihan", "asap", "panggang", "segar");

    static final List<String> PLACES =
            List.of(
                    "Kawi", "Semeru", "Bromo", "Arjuno", "Kelud", "Merapi", "Menoreh", "Batur",
                    "Agung", "Rinjani", "Kapuas", "Sambas", "Wilis", "Lawu");

    private static final List<String> SENTENCES =
            List.of(
                    "Dibuat di rumah oleh keluarga petani dengan alat yang sederhana.",
                    "Bahannya dari kebun sendiri, dipetik ketika sudah matang benar.",
                    "Tahan dua bulan di tempat yang kering dan tidak terkena matahari.",
                    "Setiap kemasan diperiksa dan ditimbang sebelum dibawa ke simpul.",
                    "Resepnya turun dari nenek, tidak pernah diubah sejak dulu.",
                    "Dikerjakan berkelompok, dan hasilnya dibagi menurut jam kerja.",
                    "Cocok untuk oleh-oleh, dan pas untuk dinikmati setiap sore.",
                    "Tanpa pengawet, tanpa pewarna, tanpa campuran.");

    private Words() {}

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** So many sentences. */
    static String text(int sentences, Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++) text.append(any(SENTENCES, random)).append(' ');
        return text.toString().strip();
    }

    /** What somebody types into the search field: one to three words, of goods that there are. */
    static String wish(Random random) {
        var good = any(GOODS, random).name();
        return switch (random.nextInt(4)) {
            case 0 -> good;
            case 1 -> good + " " + any(KINDS, random);
            case 2 -> good.split(" ", -1)[0] + " " + any(PLACES, random);
            default -> any(KINDS, random) + " " + any(PLACES, random);
        };
    }
}
