package desakota.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each class of tests, no query has walked a whole collection. See {@link Queries}. */
public final class NoScans implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext test) {
        var queries = SpringExtension.getApplicationContext(test).getBean(Queries.class);
        assertThat(queries.thatScan()).isEmpty();
    }
}
