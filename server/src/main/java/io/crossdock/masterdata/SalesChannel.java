package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * A source of orders, and what its orders have that say nothing else.
 *
 * @param code as orders name it, for instance {@code web}
 * @param name of the channel, for people
 * @param brand code of the brand of its orders; null: none by default
 * @param legalEntity code of the company that sells there; null: none by default
 * @param unknownSeller what becomes of an order whose brand or legal entity is not in the master data; null: it is kept
 */
public record SalesChannel(
        @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
        String code,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX) String name,
        @Nullable String brand,
        @Nullable String legalEntity,
        @Nullable UnknownSeller unknownSeller) {

    /** What becomes of an order whose brand or legal entity nobody knows. */
    public enum UnknownSeller {
        /** It is taken; a case names what is missing. */
        KEEP,
        /** It is refused; a message of a channel is parked. */
        REFUSE;

        /** The choice in the database and in JSON. */
        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** The record with the choice said. */
    public SalesChannel decided() {
        return unknownSeller == null ? new SalesChannel(code, name, brand, legalEntity, UnknownSeller.KEEP) : this;
    }
}
