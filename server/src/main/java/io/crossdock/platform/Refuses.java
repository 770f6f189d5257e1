package io.crossdock.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Problems of an operation, besides those that any operation may have (malformed body, too large, outage), for the
 * API's description. Each is {@code "status code"}, for instance {@code "404 order-not-found"}, and is explained in
 * {@code docs/reference/problems.md}; a test compares.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    String[] value();
}
