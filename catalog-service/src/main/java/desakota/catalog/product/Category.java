package desakota.catalog.product;

/**
 * A kind of goods.
 *
 * @param id as it stands in an address: {@code hasil-laut}
 * @param name in Indonesian
 * @param nameEn in English
 */
public record Category(String id, String name, String nameEn) {}
