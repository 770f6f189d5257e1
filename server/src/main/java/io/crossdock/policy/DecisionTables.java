package io.crossdock.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.policy.fact.FactSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks open tables: reads the facts that a table asks for, in sets, and answers from its active version. */
public interface DecisionTables {

    /** Event on a subject's log: a table has decided about it. Data is {@link Made}. */
    EventType<Made> DECISION_MADE = new EventType<>("decision-made", Made.class);

    /**
     * Data of {@link #DECISION_MADE}: the version, asked these facts again, gives this rule and these answers.
     *
     * @param rule name of the row that fits; {@code otherwise} if none does
     * @param facts all facts of the question that have a value
     * @param stage stage of the process that asked; null if none did
     */
    record Made(
            String table,
            int version,
            String rule,
            Map<String, Object> facts,
            Map<String, Object> answers,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String stage) {}

    /**
     * A question.
     *
     * @param subject id of what it is about
     * @param given facts that the asker has; the others are read
     */
    record Asked(long subject, Map<String, Object> given) {}

    /** A ruling, and the facts that it was made of. */
    record Decided(PolicyRuling ruling, Map<String, Object> facts) {

        /** The decision as the log keeps it. */
        public Made made(@Nullable String stage) {
            return new Made(ruling.table(), ruling.version(), ruling.rule(), facts, ruling.values(), stage);
        }
    }

    /**
     * Asks the active version, one answer per question. Nothing is logged: emit {@link Decided#made} where it matters.
     *
     * @param subjects what the ids of the questions are
     * @throws IllegalStateException if the table has no active version that this release can read
     */
    List<Decided> ask(Tx tx, String table, FactSubject subjects, List<Asked> asked);

    /** Asks one version these facts, as a decision recorded them; nothing is read. */
    PolicyRuling recompute(PolicyTable table, Map<String, Object> facts);

    /**
     * The answers of the active version, as facts of a process that asks it; lists of words are none.
     *
     * @param process name of the process
     * @return empty if there is no open table of the name
     * @throws IllegalArgumentException with a sentence, if the process can't ask it
     */
    Optional<Map<String, Facts.Bounds>> answers(String process, String table);

    /** Names of all open tables that are active, sorted. */
    List<String> names(Tx tx);
}
