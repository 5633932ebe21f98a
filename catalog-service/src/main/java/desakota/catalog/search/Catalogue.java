package desakota.catalog.search;

import desakota.catalog.memory.Memory;
import desakota.catalog.product.Product;
import desakota.catalog.product.ProductStates;
import desakota.catalog.product.Products;
import desakota.catalog.product.Products.ProductWritten;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.event.EventCodec;
import desakota.kit.state.StateTable;
import desakota.kit.state.StateTable.Change;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Products as anybody may see them, from memory; a document is read only for what is not there. */
@Component
class Catalogue {

    private final Memory<ProductChanged> memory;
    private final ProductIndex index;
    private final Products products;
    private final ProductStates states;
    private final Map<String, String> idsBySlug = new ConcurrentHashMap<>();

    Catalogue(
            ConsumerFactory<String, byte[]> consumers,
            EventCodec codec,
            ProductIndex index,
            Products products,
            ProductStates states) {
        this.memory =
                new Memory<>(
                        consumers, codec, ProductChanged.class, ProductChanged::id, this::remember);
        this.index = index;
        this.products = products;
        this.states = states;
    }

    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        StateTable<ProductChanged, ProductChanged> productTable(Catalogue catalogue) {
            return catalogue.memory.table();
        }
    }

    @EventListener
    void on(ProductWritten written) {
        idsBySlug.put(written.state().slug(), written.state().id());
        memory.wrote(written.state());
    }

    /** The product of this id or slug. */
    Optional<ProductChanged> find(String idOrSlug) {
        return memory.find(idOrSlug)
                .or(() -> Optional.ofNullable(idsBySlug.get(idOrSlug)).flatMap(memory::find))
                .or(() -> stored(idOrSlug).map(states::of));
    }

    /** The product of this id, if it is offered; never from the database. */
    Optional<ProductChanged> offered(String id) {
        return memory.find(id).filter(ProductChanged::listed);
    }

    private Optional<Product> stored(String idOrSlug) {
        return products.find(idOrSlug).or(() -> products.findBySlug(idOrSlug));
    }

    private void remember(List<Change<ProductChanged>> changes) {
        for (var change : changes) {
            var state = change.value();
            if (state == null) continue;
            // A state that makes no sense may lack a slug: it goes by its id.
            idsBySlug.put(Objects.requireNonNullElse(state.slug(), change.key()), change.key());
        }
        index.take(changes);
    }
}
