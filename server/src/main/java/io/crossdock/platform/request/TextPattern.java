package io.crossdock.platform.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The pattern that a text, or each text of a list, matches as a whole. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextPattern {

    /** Code of a country. */
    String COUNTRY = "[A-Z]{2}";

    String COUNTRY_MEANING = "an ISO 3166-1 alpha-2 code";

    /** A short word that people choose, such as the code of a channel. */
    String WORD = "[a-z0-9][a-z0-9-]{0,39}";

    String WORD_MEANING = "up to 40 lower-case letters, digits and hyphens";

    String value();

    /** The pattern in words. */
    String meaning();
}
