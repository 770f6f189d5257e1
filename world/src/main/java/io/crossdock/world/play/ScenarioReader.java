package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.play.Scenario.OpenMark;
import io.crossdock.world.play.Scenario.ScenarioStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the folder {@code scenarios/}. A fault is an {@link IllegalArgumentException} that names file and place. */
final class ScenarioReader {

    /** File of the defaults and of the places. */
    static final String COMMON = "common";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS = Set.of("title", "why", "open", "fails", "given", "steps");
    private static final Set<String> ACTS = Set.of(
            "shopify", "amazon", "order", "node", "carrier", "provider", "customer", "person", "answers", "expect");
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private final Path folder;
    private final JsonNode common;

    /** @param folder the folder {@code scenarios} */
    ScenarioReader(Path folder) {
        this.folder = folder;
        this.common = read(folder.resolve(COMMON + ".yaml"));
    }

    /** What all scenarios share: {@code given}, {@code places} and how master data is sent. */
    JsonNode common() {
        return common;
    }

    /** The partner's body of this name, from {@code partners/NAME.yaml}. */
    JsonNode template(String name) {
        return read(folder.resolve("partners").resolve(name + ".yaml"));
    }

    /** All scenarios, by name. */
    List<Scenario> all() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Path file : files()) {
            scenarios.add(scenario(scenarios.size() + 1, file));
        }
        return scenarios;
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") && !name(file).equals(COMMON))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + folder, e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private Scenario scenario(int number, Path file) {
        JsonNode root = read(file);
        require(root.isObject(), file, "it must be a YAML object");
        Set<String> unknown = new TreeSet<>(root.propertyNames());
        unknown.removeAll(FIELDS);
        require(unknown.isEmpty(), file, "it has unknown fields " + unknown);
        for (String field : List.of("title", "why")) {
            require(root.path(field).isString(), file, field + " is missing");
        }
        require(root.has("open") == root.has("fails"), file, "open and fails go together");
        ObjectNode given = (ObjectNode) common.path("given").deepCopy();
        JsonMerge.into(given, root.path("given"));
        List<ScenarioStep> steps = new ArrayList<>();
        root.path("steps").forEach(step -> steps.add(step(file, steps.size() + 1, step)));
        require(steps.stream().anyMatch(step -> step.act().equals("expect")), file, "it expects nothing");
        for (int i = 1; i < steps.size(); i++) {
            require(
                    steps.get(i - 1).at().compareTo(steps.get(i).at()) <= 0,
                    file,
                    "step " + (i + 1) + " is before the one above it");
        }
        return new Scenario(
                number,
                name(file),
                root.path("title").asString(),
                root.path("why").asString(),
                new OpenMark(root.path("open").asString(""), root.path("fails").asString("")),
                given,
                List.copyOf(steps));
    }

    private static ScenarioStep step(Path file, int number, JsonNode step) {
        String place = "step " + number + " ";
        Set<String> acts = new HashSet<>(step.propertyNames());
        acts.removeAll(Set.of("at", "answer"));
        require(acts.size() == 1, file, place + "must have one act, and has " + acts);
        String act = acts.iterator().next();
        require(ACTS.contains(act), file, place + "has the unknown act " + act);
        return new ScenarioStep(
                time(file, step.path("at").asString("")),
                act,
                step.path(act),
                step.path("answer").asInt(0));
    }

    private static Duration time(Path file, String text) {
        var matcher = TIME.matcher(text);
        require(!text.isEmpty() && matcher.matches(), file, "'" + text + "' is no time such as 30s, 2h or 1d12h");
        return Duration.ofDays(part(matcher.group(1)))
                .plusHours(part(matcher.group(2)))
                .plusMinutes(part(matcher.group(3)))
                .plusSeconds(part(matcher.group(4)));
    }

    private static long part(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static JsonNode read(Path file) {
        try {
            return WorldJson.read(WorldJson.bytes(YAML.readTree(Files.readString(file))));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't read " + file, e);
        }
    }

    private static void require(boolean holds, Path file, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(file.getFileName() + ": " + otherwise);
        }
    }
}
