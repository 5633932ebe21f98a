package desakota.catalog.product;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The categories that goods are sorted into. */
@Component
public final class Categories {

    private final Map<String, Category> byId = new LinkedHashMap<>();

    Categories(JsonMapper json) {
        try (var file = new ClassPathResource("catalog/categories.json").getInputStream()) {
            for (var category : json.readValue(file, new TypeReference<List<Category>>() {}))
                byId.put(category.id(), category);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in the order to show. */
    public List<Category> all() {
        return List.copyOf(byId.values());
    }

    /** Whether there is a category of this id. */
    public boolean contains(String id) {
        return byId.containsKey(id);
    }

    /** The name of a category; its id where there is no such category. */
    public String nameOf(String id) {
        var category = byId.get(id);
        return category == null ? id : category.name();
    }
}
