package desakota.kit.outbox;

import desakota.kit.event.Envelope;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;

/**
 * Carries a trace from the request that caused a fact, through the outbox and Kafka, to those who
 * react to it, as a W3C {@code traceparent}.
 */
public final class TraceContext {

    private final Tracer tracer;
    private final Propagator propagator;

    TraceContext(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The trace of what runs now; null outside of any. */
    public @Nullable String current() {
        var span = tracer.currentSpan();
        if (span == null) return null;
        var headers = new HashMap<String, String>();
        propagator.inject(span.context(), headers, (_, key, value) -> headers.put(key, value));
        return headers.get(Envelope.TRACEPARENT);
    }

    /** Runs work as a part of a trace that came from elsewhere. */
    public void in(@Nullable String traceparent, String name, Runnable work) {
        Span span =
                propagator
                        .extract(
                                traceparent,
                                (from, key) -> key.equals(Envelope.TRACEPARENT) ? from : null)
                        .kind(Span.Kind.CONSUMER)
                        .name(name)
                        .start();
        try (var _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
