package io.crossdock.policy;

import io.crossdock.engine.document.Document;
import java.util.List;

/** A version of a decision table, ready to answer. Its name is the table's. */
public interface PolicyTable extends Document {

    /** The rule for questions that several rows fit. */
    enum Hit {
        /** The first row answers; rows that can never be the first are refused. */
        FIRST,
        /** No question may fit two rows; rows that overlap are refused. */
        UNIQUE
    }

    Hit hit();

    /** Names of the rows, in order. */
    List<String> rules();

    PolicyRuling answer(PolicyQuestion question);
}
