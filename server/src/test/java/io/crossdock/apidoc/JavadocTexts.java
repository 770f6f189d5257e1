package io.crossdock.apidoc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The {@code @param} texts in the Javadoc of records and methods, read from the sources of server and engine. */
final class JavadocTexts {

    private static final List<String> PARTS = List.of("server", "engine");

    /** Texts by {@code Type#parameter} or {@code Type.method#parameter}, by top-level type. */
    private final Map<Class<?>, Map<String, String>> texts = new HashMap<>();

    /** What the Javadoc of a record says about a component; null: nothing. */
    @Nullable
    String component(Class<?> type, String name) {
        return of(type).get(type.getName() + "#" + name);
    }

    /** What the Javadoc of a method says about a parameter; null: nothing. Overloads share their texts. */
    @Nullable
    String parameter(Class<?> type, String method, String name) {
        return of(type).get(type.getName() + "." + method + "#" + name);
    }

    private Map<String, String> of(Class<?> type) {
        var top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        return texts.computeIfAbsent(top, JavadocTexts::read);
    }

    private static Map<String, String> read(Class<?> top) {
        var path = "src/main/java/" + top.getName().replace('.', '/') + ".java";
        return PARTS.stream()
                .map(part -> Repository.root().resolve(part).resolve(path))
                .filter(Files::exists)
                .findFirst()
                .map(JavadocTexts::parse)
                .orElse(Map.of());
    }

    private static Map<String, String> parse(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            var unit = task.parse().iterator().next();
            var comments = new CommentScanner(DocTrees.instance(task), unit.getPackageName() + ".");
            comments.scan(unit, null);
            return comments.texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CommentScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees comments;
        private final Map<String, String> texts = new HashMap<>();
        private String prefix;

        CommentScanner(DocTrees comments, String prefix) {
            this.comments = comments;
            this.prefix = prefix;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            var outer = prefix;
            read(prefix + tree.getSimpleName());
            prefix += tree.getSimpleName() + "$";
            super.visitClass(tree, none);
            prefix = outer;
            return none;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
            read(prefix.substring(0, prefix.length() - 1) + "." + tree.getName());
            return none;
        }

        private void read(String owner) {
            var comment = comments.getDocCommentTree(getCurrentPath());
            tags(comment)
                    .forEach(tag -> texts.put(owner + "#" + tag.getName(), JavadocTexts.text(tag.getDescription())));
        }

        private static Stream<ParamTree> tags(@Nullable DocCommentTree comment) {
            return comment == null
                    ? Stream.of()
                    : comment.getBlockTags().stream()
                            .filter(ParamTree.class::isInstance)
                            .map(ParamTree.class::cast);
        }
    }

    /** In Markdown: code in backticks, links as the word that they show. */
    private static String text(List<? extends DocTree> parts) {
        var text = parts.stream().map(JavadocTexts::text).collect(Collectors.joining());
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case LiteralTree literal
            when literal.getKind() == DocTree.Kind.CODE ->
                "`" + literal.getBody().getBody() + "`";
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link when !link.getLabel().isEmpty() -> text(link.getLabel());
            case LinkTree link -> "`" + link.getReference().getSignature().replaceFirst("^#", "") + "`";
            default -> part.toString();
        };
    }
}
