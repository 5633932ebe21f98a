package desakota.catalog.search;

import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.state.StateTable.Change;

import org.springframework.stereotype.Component;

import java.util.List;

/** The index. */
@Component
class ProductIndex {

    void take(List<Change<ProductChanged>> changes) {}
}
