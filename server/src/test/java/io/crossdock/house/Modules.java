package io.crossdock.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of the product, and every use of a top-level type by another: names in the source, and further references
 * in byte code.
 */
public final class Modules {

    static final String SERVER = "io.crossdock";
    static final String ENGINE = "io.crossdock.engine";

    private static final ImportOption MAIN = new ImportOption.DoNotIncludeTests();

    private Modules() {}

    /** Packages of the server's modules and of the engine. */
    static List<String> packages() {
        return JavaSources.product().stream()
                .map(JavaSource::packageName)
                .filter(name -> !name.equals(SERVER))
                .map(name -> SERVER + "." + name.substring(SERVER.length() + 1).split("\\.")[0])
                .distinct()
                .sorted()
                .toList();
    }

    /** The modules that a module of the server names in its source or refers to in byte code. */
    public static Set<String> targets(String module) {
        var targets = new TreeSet<String>();
        for (var use : uses()) {
            if (module(use.from()).equals(module) && !use.to().startsWith(ENGINE)) {
                targets.add(module(use.to()));
            }
        }
        targets.remove(module);
        return targets;
    }

    private static String module(String type) {
        return type.split("\\.")[2];
    }

    /**
     * A room of a module.
     *
     * @param purpose first sentence of its package's comment
     * @param uses other rooms of the module that it uses
     */
    public record Room(String name, String purpose, Set<String> uses) {}

    /** The rooms of a module, without the module's own package. */
    public static List<Room> rooms(String module) {
        var base = SERVER + "." + module;
        var graph = new RoomGraph(base, uses());
        var rooms = new TreeMap<String, String>();
        for (var source : JavaSources.product()) {
            var room = RoomGraph.room(base, source.packageName() + ".X");
            if (room != null && !room.equals(RoomGraph.INSIDE) && !room.equals(base + ".X")) {
                rooms.merge(room, purpose(source), (one, other) -> one.isEmpty() ? other : one);
            }
        }
        return rooms.entrySet().stream()
                .map(room -> new Room(room.getKey(), room.getValue(), graph.uses(room.getKey())))
                .toList();
    }

    /** The purpose in a room's {@code package-info.java}; empty for other files. */
    private static String purpose(JavaSource source) {
        if (!source.path().matches(".*/package-info.java") || source.path().matches(".*/(internal|web)/[^/]*")) {
            return "";
        }
        var comment = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL).matcher(source.text());
        var text = comment.find()
                ? comment.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip()
                : "";
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    static List<TypeUses.Use> uses() {
        return Holder.USES;
    }

    private static final class Holder {
        static final List<TypeUses.Use> USES = Stream.concat(TypeUses.of(JavaSources.product()).stream(), compiled())
                .toList();
    }

    private static Stream<TypeUses.Use> compiled() {
        var types = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().withImportOption(MAIN).importPackages(SERVER);
        });
        return types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(d -> d.getTargetClass().getPackageName().startsWith(SERVER))
                .map(d -> new TypeUses.Use(
                        top(d.getOriginClass()),
                        top(d.getTargetClass()),
                        d.getSourceCodeLocation().toString()))
                .filter(use -> !use.from().equals(use.to()))
                .distinct();
    }

    private static String top(JavaClass type) {
        var name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
