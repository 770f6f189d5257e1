package io.crossdock.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Every fault that a {@link Violation} can name: the whole vocabulary of the API, so that one fault has one word
 * wherever it happens. {@code docs/reference/problems.md} says what each means; a test compares. A program may switch
 * on the word, so none is ever reused.
 */
public enum ViolationCode {

    // The form of a value.
    REQUIRED,
    WRONG_TYPE,
    WRONG_FORMAT,
    BLANK,
    TOO_LONG,
    OUT_OF_RANGE,
    NOT_A_CHOICE,
    EMPTY,
    TOO_MANY,
    DUPLICATE,
    NOT_ALLOWED,
    UNKNOWN_FIELD,
    MALFORMED_JSON,
    IN_FUTURE,

    // Something that is named and does not exist.
    UNKNOWN_SKU,
    UNKNOWN_NODE,
    UNKNOWN_LINE,
    UNKNOWN_SERVICE,
    UNKNOWN_SYSTEM,
    UNKNOWN_CALENDAR,
    UNKNOWN_TIME_ZONE,
    UNKNOWN_CURRENCY,
    UNKNOWN_COUNTRY,
    UNKNOWN_POSTAL_CODE,

    // Rules of orders and returns.
    OUT_OF_ORDER,
    ABOVE_LIMIT,
    ABOVE_LINE,
    TOTAL_MISMATCH,
    NOT_OFFERED,
    NOT_SHIPPED,
    WINDOW,
    TAKEN,
    DIFFERS,

    // Rules of stock.
    SHORT,
    SAME,
    NOTHING,
    WRONG_DIRECTION,
    NOT_TO_COUNT,

    // Rules of master data.
    IS_KIT,
    IS_PART,
    HAS_SUBSTITUTES,
    OTHER_UNIT,
    CHANGED,
    INCOMPLETE,
    OVERLAP,
    BEGINS_LATER,

    // What others define: partners' schemas and mappings, documents.
    SCHEMA,
    MAPPING_FAILED,
    FAULT;

    private final String word = Words.of(this);

    /** The word on the wire, {@code out-of-range}. */
    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
