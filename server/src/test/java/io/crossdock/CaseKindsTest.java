package io.crossdock;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The runbook names every kind of case with its owner, and no other kind. */
class CaseKindsTest {

    private static final Path ROOT = Repository.root();
    private static final Pattern CONSTANT =
            Pattern.compile("CaseKind [A-Z_]+ =\\s+new CaseKind\\(\"([a-z-]+)\", \"([a-z-]+)\", Duration");
    private static final Pattern KIND = Pattern.compile("`([a-z-]+)`");

    @Test
    void theRunbookNamesEveryKindWithItsOwner() {
        var raised = new TreeSet<>(raisedInJava());
        raised.addAll(raisedByDocuments());

        assertThat(raised).hasSizeGreaterThan(35);
        assertThat(runbook()).isEqualTo(raised);
    }

    /** Every kind is a constant: code that raises a case neither makes a kind nor a problem without one. */
    @Test
    void everyKindIsAConstant() {
        var elsewhere = sources()
                .filter(file -> !List.of("CaseKind.java", "Tx.java", "ProcessStage.java", "DefinitionReader.java")
                        .contains(file.getFileName().toString()))
                .filter(file -> {
                    var rest = CONSTANT.matcher(read(file)).replaceAll("");
                    return rest.contains("new CaseKind(")
                            || rest.contains("new Tx.Problem(")
                            || rest.contains("new Tx.Settled(");
                });

        assertThat(elsewhere).isEmpty();
    }

    private static List<String> raisedInJava() {
        return sources()
                .flatMap(file -> CONSTANT.matcher(read(file)).results())
                .map(m -> m.group(1) + " " + m.group(2))
                .toList();
    }

    private static List<String> raisedByDocuments() {
        var raised = new ArrayList<String>();
        for (var file : files(ROOT.resolve("processes"), ".yaml").toList()) {
            new YAMLMapper().readTree(read(file)).path("stages").properties().forEach(stage -> {
                var hold = stage.getValue().path("hold");
                if (!hold.isMissingNode()) {
                    raised.add(hold.path("case").asString("hold-" + stage.getKey()) + " "
                            + hold.path("owner").asString());
                }
                if (stage.getValue().path("limit").has("case")) {
                    raised.add(stage.getValue().at("/limit/case").asString() + " operations");
                }
            });
        }
        return raised;
    }

    /** Rows of the runbook's tables of holds and cases. */
    private static TreeSet<String> runbook() {
        var text = read(ROOT.resolve("docs/operating/runbook.md"));
        var named = new TreeSet<String>();
        text.substring(text.indexOf("## Holds"), text.indexOf("## Why was it sent"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .forEach(cells ->
                        KIND.matcher(cells[1]).results().forEach(m -> named.add(m.group(1) + " " + cells[2].strip())));
        return named;
    }

    private static Stream<Path> sources() {
        return Stream.of("engine/src/main/java", "server/src/main/java")
                .flatMap(folder -> files(ROOT.resolve(folder), ".java"));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
