package io.crossdock.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that a partner calls in a way of its own. Parameters of the query that the operation doesn't know are
 * passed over, because the partner adds them and nobody here can make it stop.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PartnerWebhook {}
