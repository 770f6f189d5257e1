package io.crossdock.house;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the documents in {@code processes/} name. */
final class ProcessDocuments {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private ProcessDocuments() {}

    /** As they are in the repository. */
    static List<JsonNode> all() {
        try (var files = Files.list(Repository.root().resolve("processes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> YAML.readTree(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode of(String yaml) {
        return YAML.readTree(yaml);
    }

    static Set<String> facts(List<JsonNode> documents) {
        var facts = new TreeSet<String>();
        documents.forEach(document -> facts.addAll(document.path("facts").propertyNames()));
        return facts;
    }

    /** A stage that holds raises a case of its own; a limit may name one. */
    static Set<String> caseKinds(List<JsonNode> documents) {
        var kinds = new TreeSet<String>();
        for (var document : documents) {
            document.path("stages").properties().forEach(stage -> {
                if (stage.getValue().has("hold")) {
                    kinds.add("hold-" + stage.getKey());
                }
                var named = stage.getValue().path("limit").path("case");
                if (named.isString()) {
                    kinds.add(named.stringValue());
                }
            });
        }
        return kinds;
    }
}
