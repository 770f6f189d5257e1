package io.crossdock.platform.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number of elements of a list. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListSize {

    int max();

    /** 0: the list may also be left out or null. */
    int min() default 1;

    /** Whether the list must be sent although it may be empty. */
    boolean sent() default false;
}
