package io.crossdock.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One parsed source file; names in it are not resolved.
 *
 * @param path path from the root of the repository, {@code server/src/main/java/io/crossdock/Crossdock.java}
 */
record JavaSource(String path, CompilationUnitTree unit, SourcePositions positions) {

    String text() {
        try {
            return unit.getSourceFile().getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Maven module, such as {@code server}. */
    String part() {
        return path.substring(0, path.indexOf('/'));
    }

    boolean main() {
        return path.contains("/src/main/");
    }

    String packageName() {
        return String.valueOf(unit.getPackageName());
    }

    List<ClassTree> topTypes() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /** Full name of the first top-level type, or of the package if the file has none. */
    String typeName() {
        return topTypes().isEmpty()
                ? packageName()
                : packageName() + "." + topTypes().getFirst().getSimpleName();
    }

    long line(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    /** File and line of a tree, for messages. */
    String at(Tree tree) {
        return path + ":" + line(tree);
    }
}
