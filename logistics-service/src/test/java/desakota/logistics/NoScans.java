package desakota.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.kit.test.Queries;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Lets no test pass whose service has asked its database what no index answers. */
final class NoScans implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext test) {
        var queries = SpringExtension.getApplicationContext(test).getBean(Queries.class);

        assertThat(queries.thatScan()).isEmpty();
    }
}
