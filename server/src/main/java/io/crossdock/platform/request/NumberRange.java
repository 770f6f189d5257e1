package io.crossdock.platform.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least and the most of a number. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface NumberRange {

    long min();

    long max();

    /** What a number that is left out means, one at most; without it the number is needed, or null. */
    long[] otherwise() default {};
}
