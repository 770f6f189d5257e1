package io.crossdock.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Every fault that a {@link Violation} can name: the vocabulary of the API, with one word per fault.
 * {@code docs/reference/problems.md} explains each; a test compares. Programs may switch on the words, so none is ever
 * reused.
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

    // References to objects that do not exist.
    UNKNOWN_SKU,
    UNKNOWN_NODE,
    UNKNOWN_BRAND,
    UNKNOWN_LEGAL_ENTITY,
    UNKNOWN_LINE,
    UNKNOWN_GROUP,
    UNKNOWN_CHARGE,
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

    // Rules that others define: partners' schemas and mappings, documents.
    SCHEMA,
    MAPPING_FAILED,
    FAULT;

    private final String word = Words.of(this);

    /** The code in JSON, for instance {@code out-of-range}. */
    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
