package io.crossdock.policy.internal;

import io.crossdock.engine.FactType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.document.VersionedDocuments.Version;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.Policies;
import io.crossdock.policy.PolicyRuling;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.PolicyTable;
import io.crossdock.policy.fact.FactOrigin;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open tables: reads the facts of all questions at once and answers from memory. */
@Component
final class StoredDecisionTables implements DecisionTables {

    private final Policies policies;
    private final FactSource source;

    StoredDecisionTables(Policies policies, FactSource source) {
        this.policies = policies;
        this.source = source;
    }

    @Override
    public List<Decided> ask(Tx tx, String table, FactSubject subjects, List<Asked> asked) {
        var current = open(policies.tables().current(table));
        var read = read(tx, current.schema(), subjects, asked);
        return asked.stream()
                .map(one -> {
                    var facts = new HashMap<>(read.getOrDefault(one.subject(), Map.of()));
                    facts.putAll(one.given());
                    var question = FactQuestion.asked(current.schema(), facts);
                    return new Decided(current.answer(FactQuestion.of(current.schema(), question)), question);
                })
                .toList();
    }

    /** Facts that somebody who asks does not have; nothing is read if all have all. */
    private Map<Long, Map<String, Object>> read(Tx tx, TableSchema schema, FactSubject subjects, List<Asked> asked) {
        var names = new HashSet<String>();
        var ids = new TreeSet<Long>();
        for (var one : asked) {
            for (var fact : schema.facts().values()) {
                if (fact.origin() != FactOrigin.STAGE && !one.given().containsKey(fact.name())) {
                    names.add(fact.name());
                    ids.add(one.subject());
                }
            }
        }
        return names.isEmpty() ? Map.of() : source.read(tx, subjects, ids, Set.copyOf(names));
    }

    @Override
    public PolicyRuling recompute(PolicyTable table, Map<String, Object> facts) {
        return table.answer(FactQuestion.of(open(table).schema(), facts));
    }

    private static DecisionTable open(PolicyTable table) {
        if (table instanceof DecisionTable rows && rows.schema().open()) {
            return rows;
        }
        throw new IllegalStateException("the table " + table.name() + " asks in columns of its own module");
    }

    @Override
    public Optional<Map<String, Facts.Bounds>> answers(String process, String table) {
        return policies.tables()
                .inForce(table)
                .flatMap(found ->
                        found instanceof DecisionTable rows && rows.schema().open()
                                ? Optional.of(rows.schema())
                                : Optional.empty())
                .map(schema -> {
                    var why = unaskable(schema, FactSubject.ofProcess(process).orElse(null));
                    if (why != null) {
                        throw new IllegalArgumentException("the table " + table + " " + why);
                    }
                    return bounds(schema);
                });
    }

    private static @Nullable String unaskable(TableSchema schema, @Nullable FactSubject asking) {
        if (asking == null || schema.about() == asking) {
            return null;
        }
        if (schema.about() != FactSubject.ORDER) {
            return "is about a " + (schema.about() == null ? "" : schema.about().text())
                    + ", which this process is not of";
        }
        var kept = schema.facts().values().stream()
                .filter(fact -> fact.origin() == FactOrigin.STAGE)
                .map(fact -> fact.name())
                .sorted()
                .toList();
        return kept.isEmpty() ? null : "asks for " + kept + ", which only the process of the order has";
    }

    private static Map<String, Facts.Bounds> bounds(TableSchema schema) {
        var bounds = new TreeMap<String, Facts.Bounds>();
        for (var output : schema.outputs()) {
            switch (output) {
                case Output.Whole whole ->
                    bounds.put(whole.name(), new Facts.Bounds(FactType.INT, Set.of(), whole.min(), whole.max()));
                case Output.Flag flag ->
                    bounds.put(flag.name(), new Facts.Bounds(FactType.BOOL, Set.of(), Long.MIN_VALUE, Long.MAX_VALUE));
                case Output.Choice choice ->
                    bounds.put(
                            choice.name(),
                            new Facts.Bounds(
                                    FactType.STRING, Set.copyOf(choice.words()), Long.MIN_VALUE, Long.MAX_VALUE));
                case Output.Words _ -> {}
            }
        }
        return bounds;
    }

    @Override
    public List<String> names(Tx tx) {
        return policies.tables().versions(tx).stream()
                .filter(Version::active)
                .map(Version::name)
                .filter(name -> policies.tables()
                        .inForce(name)
                        .filter(t ->
                                t instanceof DecisionTable rows && rows.schema().open())
                        .isPresent())
                .sorted()
                .toList();
    }
}
