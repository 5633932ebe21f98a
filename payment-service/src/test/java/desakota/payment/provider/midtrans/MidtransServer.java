package desakota.payment.provider.midtrans;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Answers over HTTP as Midtrans documents it, and as it should not. */
final class MidtransServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();

    /** A request that came in. */
    record Asked(String what, String authorization, String idempotencyKey, JsonNode body) {}

    /** How to answer one request. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    MidtransServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What was asked, without the bodies. */
    List<String> calls() {
        return asked.stream().map(Asked::what).toList();
    }

    /**
     * Answers this request, such as {@code GET /v2/1/status}, so. The first answer is for the first
     * such request, and so on; the last one is repeated.
     */
    MidtransServer on(String what, Answer... inTurn) {
        answers.put(what, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    /** An answer in JSON. */
    static Answer json(String body) {
        return with(200, "application/json", body);
    }

    /** An answer in JSON with the fields {@code status_code} and {@code status_message} alone. */
    static Answer code(int code, String message) {
        return json("{\"status_code\":\"%d\",\"status_message\":\"%s\"}".formatted(code, message));
    }

    static Answer with(int status, String type, String body) {
        return request -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            request.getResponseHeaders().set("Content-Type", type);
            request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            request.getResponseBody().write(bytes);
        };
    }

    /** No answer, for as long as anybody waits. */
    Answer silence() {
        return _ -> waitForEnd();
    }

    /** An answer that begins and does not end. */
    Answer halfAnAnswer() {
        return request -> {
            request.sendResponseHeaders(200, 1000);
            request.getResponseBody().write('{');
            request.getResponseBody().flush();
            waitForEnd();
        };
    }

    private void waitForEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            var what = request.getRequestMethod() + " " + request.getRequestURI().getPath();
            var body = request.getRequestBody().readAllBytes();
            var headers = request.getRequestHeaders();
            asked.add(
                    new Asked(
                            what,
                            String.valueOf(headers.getFirst("Authorization")),
                            String.valueOf(headers.getFirst("Idempotency-Key")),
                            body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body)));
            next(what).to(request);
        }
    }

    private Answer next(String what) {
        var left = answers.get(what);
        if (left == null) return code(404, "Transaction doesn't exist.");
        synchronized (left) {
            return left.size() > 1 ? left.remove() : left.element();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
