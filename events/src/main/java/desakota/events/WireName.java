package desakota.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of an event on the wire: the CloudEvents {@code type}, such as {@code order.placed.v1}.
 * It outlives every renaming of the class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
    /** The wire name: {@code <subject>.<past tense>.v<version>}. */
    String value();
}
