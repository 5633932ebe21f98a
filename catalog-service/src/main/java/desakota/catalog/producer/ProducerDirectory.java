package desakota.catalog.producer;

import static java.util.Comparator.comparing;

import desakota.catalog.memory.Memory;
import desakota.catalog.producer.Producers.ProducerWritten;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;
import desakota.kit.web.Cursor;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Producers as anybody may see them, from memory. */
@Component
class ProducerDirectory {

    private static final Comparator<ProducerChanged> BY_NAME =
            comparing(ProducerChanged::name).thenComparing(ProducerChanged::id);

    private final Memory<ProducerChanged> memory;

    ProducerDirectory(ConsumerFactory<String, byte[]> consumers, EventCodec codec) {
        this.memory =
                new Memory<>(consumers, codec, ProducerChanged.class, ProducerChanged::id, _ -> {});
    }

    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        StateTable<ProducerChanged, ProducerChanged> producerTable(ProducerDirectory directory) {
            return directory.memory.table();
        }
    }

    @EventListener
    void on(ProducerWritten written) {
        memory.wrote(written.state());
    }

    Optional<ProducerChanged> find(String id) {
        return memory.find(id);
    }

    /**
     * Producers by name.
     *
     * @param q what their name, village or regency must contain
     * @param after the name and id of the last one already seen
     * @param limit at most so many
     */
    List<ProducerChanged> list(
            @Nullable String simpul, @Nullable String q, @Nullable Cursor after, int limit) {
        return memory.values().stream()
                .filter(producer -> simpul == null || producer.simpulId().equals(simpul))
                .filter(mentioning(q))
                .filter(producer -> after == null || isAfter(producer, after))
                .sorted(BY_NAME)
                .limit(limit)
                .toList();
    }

    private static Predicate<ProducerChanged> mentioning(@Nullable String q) {
        if (q == null || q.isBlank()) return _ -> true;
        var words = q.strip().toLowerCase(Locale.ROOT);
        return producer ->
                (producer.name() + " " + producer.village() + " " + producer.regency())
                        .toLowerCase(Locale.ROOT)
                        .contains(words);
    }

    private static boolean isAfter(ProducerChanged producer, Cursor cursor) {
        var byName = producer.name().compareTo(cursor.text(0));
        return byName > 0 || (byName == 0 && producer.id().compareTo(cursor.text(1)) > 0);
    }
}
