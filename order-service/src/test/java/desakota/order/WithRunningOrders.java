package desakota.order;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tests on {@link RunningOrders}, whose start is not on the first test's time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(60)
@ExtendWith(WithRunningOrders.Started.class)
@interface WithRunningOrders {

    /** Starts both instances before the first class of tests. */
    final class Started implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext tests) {
            RunningOrders.instance(0);
        }
    }
}
