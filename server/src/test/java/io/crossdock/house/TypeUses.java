package io.crossdock.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds which top-level type names which in the source: by import, by simple name within a package, or by full name.
 * Unlike byte code, this shows constants, which the compiler copies.
 */
final class TypeUses {

    private static final String HOUSE = "io.crossdock.";

    /**
     * @param from full name of the using top-level type
     * @param to full name of the used top-level type
     */
    record Use(String from, String to, String at) {}

    private final Set<String> known;

    private TypeUses(Set<String> known) {
        this.known = known;
    }

    static List<Use> of(List<JavaSource> sources) {
        var uses = new TypeUses(sources.stream().map(JavaSource::typeName).collect(Collectors.toSet()));
        return sources.stream().flatMap(source -> uses.in(source).stream()).toList();
    }

    private List<Use> in(JavaSource source) {
        var names = new Names(source);
        names.scan(source.unit(), null);
        return names.found;
    }

    /** The top-level type at the beginning of a full name of a type, nested type or member. */
    private @Nullable String top(String name) {
        for (var start = name; start.startsWith(HOUSE); start = start.substring(0, start.lastIndexOf('.'))) {
            if (known.contains(start)) {
                return start;
            }
        }
        return null;
    }

    private final class Names extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final JavaSource source;
        private final Map<String, String> imported = new HashMap<>();
        private final Set<String> nested = new HashSet<>();
        private final List<Use> found = new ArrayList<>();

        Names(JavaSource source) {
            this.source = source;
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                    nested.add(type.getSimpleName().toString());
                    return super.visitClass(type, nothing);
                }
            }.scan(source.unit(), null);
        }

        @Override
        public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
            var name = tree.getQualifiedIdentifier().toString();
            var top = top(name);
            if (top != null) {
                imported.put(name.substring(name.lastIndexOf('.') + 1), top);
                add(top, tree);
            } else if (name.startsWith(HOUSE) && name.endsWith(".*")) {
                throw new IllegalStateException(source.at(tree) + " imports a whole package: name the types");
            }
            return null;
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
            var name = tree.getName().toString();
            if (imported.containsKey(name)) {
                add(imported.get(name), tree);
            } else if (!nested.contains(name) && known.contains(source.packageName() + "." + name)) {
                add(source.packageName() + "." + name, tree);
            }
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            var name = tree.toString();
            var top = name.startsWith(HOUSE) ? top(name) : null;
            if (top != null) {
                add(top, tree);
                return null;
            }
            return super.visitMemberSelect(tree, nothing);
        }

        private void add(String to, Tree tree) {
            if (!to.equals(source.typeName())) {
                found.add(new Use(source.typeName(), to, source.at(tree)));
            }
        }
    }
}
