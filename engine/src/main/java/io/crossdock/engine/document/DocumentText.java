package io.crossdock.engine.document;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Steps that the readers of all kinds of documents share. */
public final class DocumentText {

    /**
     * Characters that the parser reads at once. It copies what it has of a text with each further read, so small reads
     * of a large text cost time in the square of its length.
     */
    private static final int BUFFER_CHARACTERS = 1 << 18;

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setBufferSize(BUFFER_CHARACTERS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private DocumentText() {}

    /**
     * Parses a document into an object; null, with a fault added, if it isn't one. @param keys its keys, for the fault
     */
    public static @Nullable JsonNode object(String yaml, String keys, List<DocumentFault> faults) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr();
            faults.add(new DocumentFault("", "not YAML: " + e.getOriginalMessage() + where));
            return null;
        }
        if (!root.isObject()) {
            faults.add(new DocumentFault("", "must be a document with " + keys));
            return null;
        }
        return root;
    }

    /** The document's {@code version}; 0, with a fault added, if it isn't a whole number from 1. */
    public static int version(JsonNode root, List<DocumentFault> faults) {
        var version = root.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            faults.add(new DocumentFault("/version", "must be a whole number from 1"));
            return 0;
        }
        return version.intValue();
    }

    /** Adds a fault for every key that isn't one of these. @param path JSON pointer of the object */
    public static void known(String path, JsonNode object, Set<String> keys, List<DocumentFault> faults) {
        object.propertyNames().stream()
                .filter(name -> !keys.contains(name))
                .forEach(name -> faults.add(new DocumentFault(
                        path + "/" + name,
                        "unknown key; known here: " + keys.stream().sorted().toList())));
    }
}
