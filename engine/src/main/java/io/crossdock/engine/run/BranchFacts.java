package io.crossdock.engine.run;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.ProcessStage;
import io.crossdock.engine.process.PublishedFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the facts that the conditions of the next moves ask for and that no stage has set: in sets, none if none is.
 */
final class BranchFacts {

    private BranchFacts() {}

    /** Gives each subject the facts that the branches of its outcome read. */
    static void read(Tx tx, PublishedFacts published, List<SubjectState> subjects, List<Outcome> outcomes) {
        var asking = new HashMap<String, List<SubjectState>>();
        var names = new HashMap<String, Set<String>>();
        for (int i = 0; i < subjects.size(); i++) {
            var subject = subjects.get(i);
            for (var name : used(subject, outcomes.get(i))) {
                if (isRead(published, subject.process, name)) {
                    var process = subject.process.name();
                    names.computeIfAbsent(process, _ -> new TreeSet<>()).add(name);
                    var list = asking.computeIfAbsent(process, _ -> new ArrayList<>());
                    if (list.isEmpty() || list.getLast() != subject) {
                        list.add(subject);
                    }
                }
            }
        }
        asking.forEach((process, list) -> {
            var ids = list.stream().map(s -> s.id).toList();
            var wanted = java.util.Objects.requireNonNull(names.get(process));
            var values = published.read(tx, process, ids, wanted);
            for (var subject : list) {
                subject.read = complete(subject.process, wanted, values.getOrDefault(subject.id, Facts.NONE));
            }
        });
    }

    private static boolean isRead(PublishedFacts published, ProcessDefinition process, String name) {
        return published
                .find(process.name(), name)
                .map(PublishedFacts.KnownFact::read)
                .orElse(false);
    }

    /** A fact without a value is the zero of its type, as one that no stage has set. */
    private static Facts complete(ProcessDefinition process, Set<String> names, Facts found) {
        var all = new HashMap<String, Object>();
        for (var name : names) {
            var type = process.facts().get(name);
            if (type != null) {
                all.put(name, found.values().getOrDefault(name, type.zero()));
            }
        }
        return new Facts(all);
    }

    private static Set<String> used(SubjectState subject, Outcome outcome) {
        if (!(subject.at() instanceof ProcessStage.Run run)) {
            return Set.of();
        }
        var branches = run.on().getOrDefault(outcome.name(), List.of());
        if (branches.size() == 1) {
            return Set.of();
        }
        var names = new TreeSet<String>();
        branches.forEach(branch -> {
            if (branch.when() != null) {
                names.addAll(branch.when().facts());
            }
        });
        return names;
    }

    /** All facts that the conditions used, for the log; empty if none was read for it. */
    static Map<String, Object> because(SubjectState subject, Outcome outcome) {
        if (subject.read.values().isEmpty()) {
            return Map.of();
        }
        var facts = subject.facts.with(subject.read).values();
        var used = new TreeMap<String, Object>();
        for (var name : used(subject, outcome)) {
            if (facts.containsKey(name)) {
                used.put(name, facts.get(name));
            }
        }
        return used;
    }
}
