package io.crossdock.orchestration.stage.decision;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.fact.FactCatalog;
import io.crossdock.policy.fact.FactOrigin;
import io.crossdock.policy.fact.FactSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code decision.ask}: asks a decision table. Its answers become facts of the process and stay so, whatever version of
 * the table comes later; the log keeps version, row, facts and answers.
 */
@Component
final class AskStage implements Capability.Local, Capability.Answering {

    private static final String TABLE = "table";

    private final DecisionTables tables;

    AskStage(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Signature signature() {
        return Signature.of("decision.ask", "answered").taking(TABLE);
    }

    @Override
    public Map<String, Facts.Bounds> answers(String process, Map<String, String> with) {
        var table = with.getOrDefault(TABLE, "");
        return tables.answers(process, table)
                .orElseThrow(() -> new IllegalArgumentException("there is no open table '" + table
                        + "' in force; publish and activate it first, and see GET /v1/policies"));
    }

    @Override
    public List<Outcome> run(Tx tx, List<Work> batch) {
        var sets = new LinkedHashMap<Question, List<Work>>();
        batch.forEach(work ->
                sets.computeIfAbsent(question(tx, work), _ -> new ArrayList<>()).add(work));
        var answers = new HashMap<Long, Outcome>();
        sets.forEach((question, works) -> {
            var decided = tables.ask(
                    tx,
                    question.table(),
                    question.about(),
                    works.stream()
                            .map(work -> new Asked(work.subject(), kept(question.about(), work)))
                            .toList());
            for (int i = 0; i < works.size(); i++) {
                var work = works.get(i);
                tx.emit(
                        work.subject(),
                        DecisionTables.DECISION_MADE,
                        decided.get(i).made(work.stage()));
                answers.put(
                        work.subject(),
                        new Outcome("answered", facts(decided.get(i).ruling().values())));
            }
        });
        return batch.stream()
                .map(work -> answers.getOrDefault(work.subject(), Outcome.of("answered")))
                .toList();
    }

    /** A table, asked about subjects of one kind. */
    private record Question(String table, FactSubject about) {}

    private static Question question(Tx tx, Work work) {
        var process = tx.process(work.subject());
        return new Question(
                work.with().getOrDefault(TABLE, ""),
                FactSubject.ofProcess(process)
                        .orElseThrow(() -> new IllegalStateException(process + " is a process without facts")));
    }

    /** Facts that the process keeps; those that it only declares are read. */
    private static Map<String, Object> kept(FactSubject about, Work work) {
        var kept = new HashMap<>(work.facts().values());
        kept.keySet()
                .removeIf(name -> FactCatalog.find(about, name)
                        .filter(fact -> fact.about() == about && fact.origin() != FactOrigin.READ)
                        .isEmpty());
        return kept;
    }

    /** Lists of words are no facts of a process. */
    private static Facts facts(Map<String, Object> answers) {
        var facts = new HashMap<String, Object>();
        answers.forEach((name, value) -> {
            if (!(value instanceof Set<?>)) {
                facts.put(name, value);
            }
        });
        return new Facts(facts);
    }
}
