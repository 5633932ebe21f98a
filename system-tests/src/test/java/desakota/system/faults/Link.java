package desakota.system.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between two parts: whoever connects to its port talks to the part behind it, as well as
 * the {@link Condition} of the line lets them.
 */
final class Link implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;
    private static final int WAITING = 200;

    private final String name;
    private final int target;
    private final ServerSocket door;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile Condition condition = Condition.GOOD;

    private Link(String name, ServerSocket door, int target) {
        this.name = name;
        this.door = door;
        this.target = target;
    }

    /** How a line is. */
    enum Condition {
        /** Bytes come through at once. */
        GOOD,
        /** Open connections are broken and new ones refused. */
        CUT,
        /** Open connections are broken; new ones are fine. */
        RESET,
        /** Every piece takes {@link #LATE} longer. */
        DELAYED,
        /** About {@link #NARROW} bytes a second and connection come through. */
        THROTTLED,
        /**
         * Connections stay open and new ones are taken, but nothing comes through any more, not
         * even once the line is good again: whoever holds such a connection has to find out.
         */
        SILENT;

        private static final Duration LATE = Duration.ofMillis(150);
        private static final int NARROW = 16 * 1024;

        private Duration delay(int bytes) {
            return switch (this) {
                case DELAYED -> LATE;
                case THROTTLED -> Duration.ofSeconds(1).multipliedBy(bytes).dividedBy(NARROW);
                case GOOD, CUT, RESET, SILENT -> Duration.ZERO;
            };
        }
    }

    /** Opens a line from a port to another, both on the loopback interface. */
    static Link open(String name, int port, int target) {
        try {
            var door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING);
            var link = new Link(name, door, target);
            Thread.ofVirtual().name(name).start(link::answer);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on the line is like this. */
    void become(Condition next) {
        condition = next;
        switch (next) {
            case CUT, RESET -> calls.forEach(Call::hangUp);
            case SILENT -> calls.forEach(Call::fallSilent);
            case GOOD, DELAYED, THROTTLED -> {}
        }
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                if (condition == Condition.CUT) Call.breakOff(caller);
                else Thread.ofVirtual().name(name).start(() -> connect(caller));
            } catch (IOException e) {
                // closed, or the caller is gone already: the condition of the loop tells
            }
        }
    }

    private void connect(Socket caller) {
        try {
            var call = new Call(caller, new Socket(InetAddress.getLoopbackAddress(), target));
            calls.add(call);
            if (condition == Condition.SILENT) call.fallSilent();
            if (condition == Condition.CUT) call.hangUp();
            var there = Thread.ofVirtual().name(name).start(() -> call.carry(call.near, call.far));
            call.carry(call.far, call.near);
            there.join();
            calls.remove(call);
        } catch (IOException e) {
            Call.breakOff(caller);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        calls.forEach(Call::hangUp);
    }

    /** A connection through the line. */
    private final class Call {

        private final Socket near;
        private final Socket far;
        private volatile boolean silent;

        private Call(Socket near, Socket far) throws IOException {
            this.near = near;
            this.far = far;
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        }

        private void carry(Socket from, Socket to) {
            var buffer = new byte[CHUNK];
            try {
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    Pause.of(condition.delay(n));
                    if (!silent) to.getOutputStream().write(buffer, 0, n);
                }
                if (!silent) to.shutdownOutput();
            } catch (IOException e) {
                if (!silent) hangUp();
            }
        }

        private void fallSilent() {
            silent = true;
        }

        private void hangUp() {
            breakOff(near);
            breakOff(far);
        }

        /** Closes as a broken line does: with a reset, whatever is still on its way. */
        private static void breakOff(Socket socket) {
            try (socket) {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // it is gone, which is what was wanted
            }
        }
    }
}
