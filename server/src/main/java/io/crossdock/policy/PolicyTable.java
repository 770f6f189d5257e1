package io.crossdock.policy;

import io.crossdock.engine.document.Document;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.policy.fact.NamedWord;
import java.util.List;
import java.util.Optional;

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

    /** Every word that a row asks for or answers, in order. */
    List<NamedWord> named();

    /** Names of the rows, in order. */
    List<String> rules();

    /** Facts that it asks for, sorted; empty for a table of one module, which has columns of its own. */
    List<String> question();

    /** What its questions are about; empty for a table of one module. */
    Optional<FactSubject> about();

    /**
     * @throws IllegalStateException if no row fits: of a saved table only where a later release knows more words, such
     *     as a delivery method
     */
    PolicyRuling answer(PolicyQuestion question);
}
