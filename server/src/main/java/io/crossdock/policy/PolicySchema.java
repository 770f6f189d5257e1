package io.crossdock.policy;

import java.util.List;
import java.util.Map;

/**
 * The columns of a table of one module, which asks in columns of its own. Implemented by that module; all other tables
 * say in their documents what they ask and answer.
 */
public interface PolicySchema {

    /** Name of the table, for instance {@code sourcing}. */
    String table();

    /** Columns of {@code when}, by name. */
    Map<String, Input> inputs();

    /** Columns of {@code then}. */
    List<Output> outputs();

    /** How a column of {@code when} is matched. */
    enum Input {
        /** The question has one word; the row lists the words that it fits. */
        WORD,
        /** The question has any number of words; the row fits if it lists one of them. */
        WORDS,
        /** The question has a whole number; the row has a range. */
        NUMBER,
        /** The question has true or false; the row says which. */
        FLAG,
        /** The question has a day; the row has a range of days, of one year or of every year. */
        DAY
    }

    /** A column of {@code then}. */
    sealed interface Output {

        String name();

        /** A whole number. */
        record Whole(String name, long min, long max) implements Output {}

        /** True or false. */
        record Flag(String name) implements Output {}

        /** One of these words. */
        record Choice(String name, List<String> words) implements Output {}

        /** A list of words; may be empty. */
        record Words(String name) implements Output {}
    }
}
