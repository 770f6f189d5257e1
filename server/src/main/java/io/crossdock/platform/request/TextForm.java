package io.crossdock.platform.request;

import io.crossdock.shared.Limits;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form of a text, or of the texts of a list. Without it a text has up to {@link Limits#CODE_CHARACTERS_MAX}
 * characters.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextForm {

    /** Most characters. */
    int max() default Limits.CODE_CHARACTERS_MAX;

    /** What may stand in it. */
    Kind kind() default Kind.TEXT;

    /** Kinds of texts, as {@link io.crossdock.platform.RequestReader} reads them. */
    enum Kind {
        /** Not blank; blanks around it are removed. */
        TEXT,
        /** The code of a new object, which a path can name. */
        CODE,
        /** One line. */
        LINE,
        /** As sent, also empty. */
        VERBATIM
    }
}
