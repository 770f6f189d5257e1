package io.crossdock.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The modules of the product, and every use of a top type by another: what the source names, and what byte code refers
 * to beside it.
 */
final class Modules {

    static final String SERVER = "io.crossdock";
    static final String ENGINE = "io.crossdock.engine";

    private static final ImportOption MAIN = new ImportOption.DoNotIncludeTests();

    private Modules() {}

    /** Packages of the server's modules, and the engine's. */
    static List<String> packages() {
        return JavaSources.product().stream()
                .map(JavaSource::packageName)
                .filter(name -> !name.equals(SERVER))
                .map(name -> SERVER + "." + name.substring(SERVER.length() + 1).split("\\.")[0])
                .distinct()
                .sorted()
                .toList();
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
