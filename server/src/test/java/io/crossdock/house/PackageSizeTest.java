package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A package has few types, so that a newcomer can read the list. */
class PackageSizeTest {

    private static final int TYPES_MAX = 25;

    @Test
    void noPackageHasMoreTypesThanItMayHave() {
        Ratchet.holds("packages-over-25", above(JavaSources.main()));
    }

    @Test
    void findsAPackageThatIsTooLarge() {
        var types = "class A%d {}\n"
                .repeat(26)
                .formatted(IntStream.range(0, 26).boxed().toArray());
        var sources = JavaSources.of(
                Map.of("server/src/main/java/io/crossdock/m/A.java", "package io.crossdock.m;\n" + types));

        assertThat(above(sources)).containsExactly(Map.entry("io.crossdock.m", 26));
    }

    private static Map<String, Integer> above(List<JavaSource> sources) {
        var sizes = sources.stream()
                .collect(Collectors.groupingBy(
                        JavaSource::packageName,
                        TreeMap::new,
                        Collectors.summingInt(source -> source.topTypes().size())));
        sizes.values().removeIf(size -> size <= TYPES_MAX);
        return sizes;
    }
}
