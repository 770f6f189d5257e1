package io.crossdock.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Inside a module, a room is above the rooms that it uses: rooms form no circle. */
class RoomsTest {

    @Test
    void roomsOfAModuleFormNoCircle() {
        var figures = new TreeMap<String, Integer>();
        for (var module : Modules.packages()) {
            var faults = new RoomGraph(module, Modules.uses()).faults();
            faults.forEach(fault -> System.out.println("house: " + fault));
            figures.put(module.substring(module.lastIndexOf('.') + 1), faults.size());
        }
        figures.values().removeIf(figure -> figure == 0);

        Ratchet.holds("rooms-in-circles", figures);
    }

    @Test
    void findsACircleOfRooms() {
        var uses = TypeUses.of(JavaSources.of(Map.of(
                "server/src/main/java/io/crossdock/m/stock/internal/A.java",
                "package io.crossdock.m.stock.internal; import io.crossdock.m.feed.B; class A { B b; }",
                "server/src/main/java/io/crossdock/m/feed/B.java",
                "package io.crossdock.m.feed; public class B { int c = io.crossdock.m.stock.C.SIZE; }",
                "server/src/main/java/io/crossdock/m/stock/C.java",
                "package io.crossdock.m.stock; public class C { public static final int SIZE = 1; }")));

        assertThat(new RoomGraph("io.crossdock.m", uses).faults())
                .hasSize(2)
                .allMatch(fault -> fault.contains("stock"));
    }

    @Test
    void aFaceMayBeBelowAndAboveButNoTypeOfItBoth() {
        var value = use("io.crossdock.m.stock.S", "io.crossdock.m.Value");
        var facade = use("io.crossdock.m.Facade", "io.crossdock.m.stock.S");
        var back = use("io.crossdock.m.Value", "io.crossdock.m.Facade");

        assertThat(new RoomGraph("io.crossdock.m", List.of(value, facade)).faults())
                .isEmpty();
        assertThat(new RoomGraph("io.crossdock.m", List.of(value, facade, back)).faults())
                .hasSize(1);
    }

    @Test
    void noRoomUsesTheInsideOfItsModule() {
        var use = use("io.crossdock.m.stock.S", "io.crossdock.m.internal.StoredM");

        assertThat(new RoomGraph("io.crossdock.m", List.of(use)).faults())
                .containsExactly("io.crossdock.m, stock uses the module's inside at S.java:1");
    }

    private static TypeUses.Use use(String from, String to) {
        return new TypeUses.Use(from, to, from.substring(from.lastIndexOf('.') + 1) + ".java:1");
    }
}
