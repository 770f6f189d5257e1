package io.crossdock.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The Java sources of the repository, parsed once by the JDK's compiler and kept while memory allows. */
final class JavaSources {

    static final List<String> PARTS = List.of("postgres", "engine", "server", "world", "bench", "acceptance");

    private static SoftReference<List<JavaSource>> kept = new SoftReference<>(null);

    private JavaSources() {}

    static synchronized List<JavaSource> all() {
        var sources = kept.get();
        if (sources == null) {
            sources = parse(PARTS.stream()
                    .flatMap(part -> files(Repository.root().resolve(part).resolve("src")))
                    .toList());
            kept = new SoftReference<>(sources);
        }
        return sources;
    }

    static List<JavaSource> main() {
        return all().stream().filter(JavaSource::main).toList();
    }

    /** The sources of the product: main code of server and engine. */
    static List<JavaSource> product() {
        return main().stream()
                .filter(s -> s.part().equals("server") || s.part().equals("engine"))
                .toList();
    }

    /** Sources for the test of a guard. @param texts by path */
    static List<JavaSource> of(Map<String, String> texts) {
        return parse(texts.entrySet().stream()
                .map(e -> new Text(e.getKey(), e.getValue()))
                .toList());
    }

    private static Stream<Text> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(JavaSources::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Text text(Path file) {
        try {
            return new Text(Repository.root().relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JavaSource> parse(List<Text> texts) {
        var faults = new ArrayList<String>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostic -> {
                            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                                faults.add(diagnostic.toString());
                            }
                        },
                        List.of("-proc:none"),
                        null,
                        texts);
        var positions = Trees.instance(task).getSourcePositions();
        var sources = new ArrayList<JavaSource>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(
                        new JavaSource(unit.getSourceFile().toUri().getPath().substring(1), unit, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("\n", faults));
        }
        return List.copyOf(sources);
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String path, String text) {
            super(URI.create("source:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
