package io.crossdock.policy;

import java.util.List;
import java.util.Map;

/** What a table may ask and must answer. Implemented by the module that lives by the table. */
public interface PolicySchema {

    /** Name of the table, for instance {@code sourcing}. */
    String table();

    /** Columns of {@code when}, by name. */
    Map<String, Input> inputs();

    /** Columns of {@code then}. */
    List<Output> outputs();

    /** How a column of {@code when} is matched. */
    enum Input {
        /** The question has one word; the row lists those that it is for. */
        WORD,
        /** The question has any number of words; the row is for those that have one of its own. */
        WORDS,
        /** The question has a day; the row has a range of days, or one of each year. */
        DAY
    }

    /** A column of {@code then}. */
    sealed interface Output {

        String name();

        /** A whole number. */
        record Whole(String name, long min, long max) implements Output {}

        /** Yes or no. */
        record Flag(String name) implements Output {}

        /** One of these words. */
        record Choice(String name, List<String> words) implements Output {}

        /** A list of words, also an empty one. */
        record Words(String name) implements Output {}
    }
}
