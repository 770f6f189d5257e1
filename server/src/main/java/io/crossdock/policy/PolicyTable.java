package io.crossdock.policy;

import io.crossdock.engine.document.Document;
import java.util.List;

/** A version of a decision table, ready to answer. Its name is the table's. */
public interface PolicyTable extends Document {

    /** What happens where several rows fit. */
    enum Hit {
        /** The first one counts; rows that can never be it are refused. */
        FIRST,
        /** It can't happen: rows that overlap are refused. */
        UNIQUE
    }

    Hit hit();

    /** Names of the rows, in order. */
    List<String> rules();

    PolicyRuling answer(PolicyQuestion question);
}
