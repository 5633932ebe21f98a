package desakota.system;

import java.io.IOException;
import java.net.ServerSocket;

/** Rows of free ports: a gateway's and those of the services behind it. */
final class Ports {

    private static final int ROW = 6;
    private static final int LAST = 30_000;
    private static int next = 21_000;

    private Ports() {}

    /** The first port of a row that is free and was not given out before. */
    static synchronized int nextFree() {
        while (next < LAST) {
            var first = next;
            next += ROW;
            if (areFree(first)) return first;
        }
        throw new IllegalStateException("There are no free ports");
    }

    private static boolean areFree(int first) {
        for (int i = 0; i < ROW; i++) {
            try (var socket = new ServerSocket(first + i)) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
