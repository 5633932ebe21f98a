package desakota.catalog.search;

import desakota.catalog.region.Region.Level;

/** The fields of the index. */
final class Field {

    /** The product's id; also the last word in every order. */
    static final String ID = "id";

    /** Exact, for filters and facets. */
    static final String CATEGORY = "category";

    /** Exact: the producer's id. */
    static final String PRODUCER = "producer";

    /** Exact: the codes of the village and of all regions that it lies in. */
    static final String REGION = "region";

    /** Exact: {@code true} or {@code false}. */
    static final String IN_STOCK = "inStock";

    /** In rupiah. */
    static final String PRICE = "price";

    /** In milliseconds since 1970. */
    static final String CREATED_AT = "createdAt";

    /** The product's name, as text. */
    static final String NAME = "name";

    /** The category's name, as text. */
    static final String CATEGORY_NAME = "categoryName";

    /** The producer's name, as text. */
    static final String MAKER = "maker";

    /** The names of the village and of all regions that it lies in, as text. */
    static final String PLACE = "place";

    /** Description and story, as text. */
    static final String STORY = "story";

    private Field() {}

    /** The code of the region of a level, for facets. */
    static String regionOf(Level level) {
        return REGION + level;
    }
}
