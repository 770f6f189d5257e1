package io.crossdock.policy.fact;

import io.crossdock.engine.document.DocumentFault;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.platform.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds names in documents that nothing has: a node that nobody put, a channel without an order. They are warnings and
 * no faults, since a document may be published before what it names. Pure.
 */
public final class NameLint {

    /** Most warnings of a document. */
    static final int WARNINGS_MAX = 50;

    /** What columns have that are not called as what they name. */
    private static final Map<String, String> NAMED = Map.of(
            "avoid", "node",
            "nodes", "node",
            "pickupNode", "node",
            "fulfillment", "method",
            "methods", "method",
            "place", "type of hold",
            "legalEntity", "legal entity",
            "nodeEntities", "legal entity");

    private NameLint() {}

    /** Words of a table that name nothing. */
    public static List<DocumentFault> unknown(List<NamedWord> words, Map<String, Set<String>> names) {
        return words.stream()
                .filter(named -> {
                    var known = names.get(named.column());
                    return known != null && !known.contains(named.word());
                })
                .limit(WARNINGS_MAX)
                .map(named -> new DocumentFault(
                        named.path(),
                        "there is no " + NAMED.getOrDefault(named.column(), named.column()) + " '" + named.word()
                                + "' now"
                                + NearestWord.of(named.word(), names.getOrDefault(named.column(), Set.of()))
                                        .map(near -> "; is '" + near + "' meant?")
                                        .orElse("")))
                .toList();
    }

    /** Words that the conditions of a process compare with facts, and that name nothing. */
    public static List<DocumentFault> unknown(ProcessDefinition process, Map<String, Set<String>> names) {
        var words = process.compared().stream()
                .flatMap(compared -> compared.words().stream()
                        .filter(word -> !word.isEmpty())
                        .map(word -> new NamedWord(compared.path(), compared.fact(), word)))
                .toList();
        return unknown(words, names);
    }
}
