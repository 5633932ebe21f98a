package desakota.system.contract;

import desakota.system.openapi.Operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands for the variables in paths. */
final class Things {

    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

    /**
     * Gives the variables in some paths a value.
     *
     * @param paths a regular expression of the whole path; the first one that fits counts
     */
    void put(String paths, Map<String, String> variables) {
        values.put(paths, variables);
    }

    /** The values for an operation. */
    Map<String, String> of(Operation operation) {
        for (var entry : values.entrySet())
            if (operation.path().matches(entry.getKey())) return entry.getValue();
        return Map.of();
    }
}
