package desakota.system.faults;

import java.nio.file.Path;

/**
 * What is to be done.
 *
 * @param shape the market as one process or as many
 * @param orders how many are placed
 * @param faults how many happen meanwhile
 * @param seed of everything that is drawn
 * @param atOnce how many orders are under way at the same time, at most
 * @param port the first of the hundred ports that are used
 * @param folder for the data and the logs; there is nothing in it yet
 */
record Plan(Shape shape, int orders, int faults, long seed, int atOnce, int port, Path folder) {

    private static final int BUYERS = 8;

    /** How the market runs. */
    enum Shape {
        WHOLE,
        SPLIT
    }

    Town town() {
        return switch (shape) {
            case WHOLE -> WholeTown.in(folder, port);
            case SPLIT -> SplitTown.in(folder, port);
        };
    }

    int buyers() {
        return Math.min(BUYERS, orders);
    }

    @Override
    public String toString() {
        return "%s market, %d orders, %d faults, seed %d".formatted(shape, orders, faults, seed);
    }
}
