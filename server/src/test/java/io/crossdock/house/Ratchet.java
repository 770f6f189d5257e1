package io.crossdock.house;

import static org.assertj.core.api.Assertions.fail;

import io.crossdock.support.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A limit of {@code house.yaml}. A figure above it fails, and so does a figure that is more than a little below it. */
record Ratchet(String name, int limit) {

    static final String FILE = "server/src/test/resources/house.yaml";

    /** Percent by which a figure may be below its limit, rounded down: small limits are exact. */
    private static final int SLACK_PERCENT = 2;

    private static final int TOLD_MAX = 60;

    /** @param name path in the file, {@code parameters.over-7} */
    static Ratchet of(String name) {
        var node = limits().at("/" + name.replace('.', '/'));
        if (!node.isInt()) {
            throw new IllegalStateException(FILE + " has no number " + name);
        }
        return new Ratchet(name, node.intValue());
    }

    /** The limits below a name. */
    static Map<String, Integer> map(String name) {
        var limits = new TreeMap<String, Integer>();
        limits().at("/" + name)
                .properties()
                .forEach(e -> limits.put(e.getKey(), e.getValue().intValue()));
        return limits;
    }

    /** Exceptions below a name, each with its reason. */
    static Map<String, String> reasons(String name) {
        var reasons = new TreeMap<String, String>();
        limits().at("/" + name)
                .properties()
                .forEach(e -> reasons.put(e.getKey(), e.getValue().stringValue()));
        return reasons;
    }

    private static JsonNode limits() {
        return YAMLMapper.builder().build().readTree(Repository.root().resolve(FILE));
    }

    void holds(Collection<String> found) {
        holds(found.size(), found);
    }

    /** Requires that a figure keeps the limit. @param found the counted items, for the message */
    void holds(int figure, Collection<String> found) {
        System.out.printf("house: %s = %d (limit %d)%n", name, figure, limit);
        var verdict = verdict(figure);
        if (!verdict.isEmpty()) {
            fail(verdict
                    + found.stream().limit(TOLD_MAX).map(line -> "\n  " + line).collect(Collectors.joining())
                    + (found.size() > TOLD_MAX ? "\n  and " + (found.size() - TOLD_MAX) + " more" : ""));
        }
    }

    /** The reason why a figure fails; empty if it does not. */
    String verdict(int figure) {
        if (figure > limit) {
            return "%s is %d, may be %d".formatted(name, figure, limit);
        }
        if (figure < limit - limit * SLACK_PERCENT / 100) {
            return "%s got better: write %d in place of %d into %s".formatted(name, figure, limit, FILE);
        }
        return "";
    }

    /** Requires that the named figures keep their limits, and that limits and figures have the same names. */
    static void holds(String name, Map<String, Integer> figures) {
        System.out.printf("house: %s = %s%n", name, figures);
        var faults = verdicts(name, map(name), figures);
        if (!faults.isEmpty()) {
            fail(String.join("\n", faults));
        }
    }

    static List<String> verdicts(String name, Map<String, Integer> limits, Map<String, Integer> figures) {
        var names = new TreeMap<String, Integer>(limits);
        names.putAll(figures);
        return names.keySet().stream()
                .map(key -> new Ratchet(name + "." + key, limits.getOrDefault(key, 0))
                        .verdict(figures.getOrDefault(key, 0)))
                .filter(verdict -> !verdict.isEmpty())
                .toList();
    }
}
