package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A type's name says its role, and no other type has it. Only top-level types count. */
class TypeNamesTest {

    private static final int PER_MILLE = 1_000;

    private static final Predicate<String> ONE_WORD = name -> name.matches("[A-Z][a-z0-9]*");
    private static final Predicate<String> ING = name -> name.matches(".*[a-z]ing");

    /**
     * @param name simple name
     * @param type full name
     */
    private record Named(String part, String name, String type) {}

    @Test
    void noNameIsBorneTwice() {
        var bearers = bearers(named(JavaSources.main()));

        Ratchet.of("names.borne-by-two").holds(borne(bearers, 2, 2));
        Ratchet.of("names.borne-by-three-or-more").holds(borne(bearers, 3, Integer.MAX_VALUE));
    }

    @Test
    void namesOfTheServerHaveTwoWordsOrMore() {
        var server = named(JavaSources.main()).stream()
                .filter(type -> type.part().equals("server"))
                .map(Named::name)
                .toList();
        var one = server.stream().filter(ONE_WORD).toList();

        Ratchet.of("names.one-word-per-mille-of-the-server").holds(PER_MILLE * one.size() / server.size(), one);
    }

    @Test
    void namesAreNouns() {
        Ratchet.of("names.in-ing")
                .holds(named(JavaSources.main()).stream()
                        .filter(type -> ING.test(type.name()))
                        .map(Named::type)
                        .toList());
    }

    @Test
    void tellsTheFiguresOfEveryPart() {
        var all = named(JavaSources.main());
        var bearers = bearers(all);

        System.out.println("house: part       | types | one word | in -ing | name borne by three or more");
        for (var part : JavaSources.PARTS) {
            var types = all.stream()
                    .filter(type -> type.part().equals(part))
                    .map(Named::name)
                    .toList();
            if (!types.isEmpty()) {
                System.out.printf(
                        "house: %-10s | %5d | %5.1f %%  | %7d | %d%n",
                        part,
                        types.size(),
                        share(types),
                        types.stream().filter(ING).count(),
                        types.stream()
                                .filter(name -> bearers.get(name).size() > 2)
                                .count());
            }
        }

        assertThat(all).isNotEmpty();
    }

    private static double share(List<String> names) {
        return 100.0 * names.stream().filter(ONE_WORD).count() / names.size();
    }

    @Test
    void countsWordsAndBearers() {
        var sources = JavaSources.of(Map.of(
                "server/src/main/java/io/crossdock/a/Line.java", "package io.crossdock.a; class Line {}",
                "server/src/main/java/io/crossdock/b/Line.java",
                        "package io.crossdock.b; class Line {} class FeedScreening {}",
                "world/src/main/java/io/crossdock/world/Line.java",
                        "package io.crossdock.world; class Line { class Line2 {} }"));

        assertThat(borne(bearers(named(sources)), 3, 9))
                .singleElement()
                .asString()
                .startsWith("Line: io.crossdock.");
        assertThat(borne(bearers(named(sources)), 2, 2)).isEmpty();
        assertThat(List.of("Line", "Line2", "FeedScreening", "AsOf"))
                .filteredOn(ONE_WORD)
                .containsExactly("Line", "Line2");
        assertThat(List.of("Spring", "FeedScreening", "Ings"))
                .filteredOn(ING)
                .containsExactly("Spring", "FeedScreening");
    }

    private static List<Named> named(List<JavaSource> sources) {
        return sources.stream()
                .flatMap(source -> source.topTypes().stream()
                        .map(type -> type.getSimpleName().toString())
                        .map(name -> new Named(source.part(), name, source.packageName() + "." + name)))
                .toList();
    }

    private static Map<String, List<String>> bearers(List<Named> types) {
        return types.stream()
                .collect(Collectors.groupingBy(
                        Named::name,
                        TreeMap::new,
                        Collectors.mapping(
                                type -> type.type().substring(0, type.type().lastIndexOf('.')), Collectors.toList())));
    }

    private static List<String> borne(Map<String, List<String>> bearers, int least, int most) {
        var found = new ArrayList<String>();
        bearers.forEach((name, packages) -> {
            if (packages.size() >= least && packages.size() <= most) {
                found.add(name + ": " + String.join(", ", packages));
            }
        });
        return found;
    }
}
