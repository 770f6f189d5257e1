package io.crossdock.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems with which an operation answers besides those that any may (malformed body, too large, outage), for the
 * API's description. Each is {@code "status code"}, for instance {@code "404 order-not-found"}, and stands in
 * {@code docs/reference/problems.md}; a test compares.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    String[] value();
}
