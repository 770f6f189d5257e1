package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Carts can hold as many kits as the availability API shows, and not one more. Random kits of shared components, at
 * random nodes.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitsShownAndHeldTest {

    private static final long SEED = Long.getLong("seed", 20261127L);
    private static final int ROUNDS = 6;
    private static final List<String> NODES = List.of("Z1", "Z2", "Z3");
    private static final List<String> PARTS = List.of("part-a", "part-b", "part-c");

    private final Random random = new Random(SEED);
    private final Shop shop = new Shop();
    /** Units by part and node. */
    private final Map<String, Map<String, Long>> stock = new TreeMap<>();

    private final Map<String, Map<String, Long>> kits = new TreeMap<>();
    private int carts;

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void whatIsShownIsHeldAndOneMoreIsNot() {
        NODES.forEach(node -> shop.node(node, 10));
        PARTS.forEach(shop::sku);
        for (int i = 0; i < 3; i++) {
            kit("kit-" + i);
        }
        long held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            PARTS.forEach(part -> NODES.forEach(node -> count(part, node, random.nextInt(9))));
            for (var kit : kits.keySet()) {
                var shown = awaitShown(kit);
                held += enforced(kit, shown.all(), "\"country\":\"US\",\"postalCode\":\"60601\"");
                for (var node : NODES) {
                    held += enforced(kit, shown.nodes().getOrDefault(node, 0L), "\"node\":\"" + node + "\"");
                }
            }
        }
        assertThat(held).as("holds that were made; replay with -Dseed=" + SEED).isGreaterThan(20);
    }

    private void kit(String sku) {
        var parts = new TreeMap<String, Long>();
        while (parts.isEmpty()) {
            PARTS.stream().filter(_ -> random.nextBoolean()).forEach(part -> parts.put(part, 1L + random.nextInt(3)));
        }
        kits.put(sku, parts);
        var json = new ArrayList<String>();
        parts.forEach((part, quantity) -> json.add("{\"sku\":\"%s\",\"quantity\":%d}".formatted(part, quantity)));
        shop.kit(sku, String.join(",", json));
    }

    private void count(String part, String node, long units) {
        shop.stock(part, node, units);
        stock.computeIfAbsent(part, _ -> new TreeMap<>()).put(node, units);
    }

    /** Whole kits over all nodes, and at each of those that have some. */
    private record Shown(long all, Map<String, Long> nodes) {}

    private Shown shown(String kit) {
        var answer = shop.server.get("/v1/availability/" + kit).json();
        var nodes = new TreeMap<String, Long>();
        answer.path("nodes")
                .forEach(at -> nodes.put(
                        at.path("node").asString(""), at.path("available").asLong()));
        return new Shown(answer.path("available").asLong(), nodes);
    }

    /** Waits until memory has seen that no unit is held: while holds come and go, it may show any figure in between. */
    private Shown awaitShown(String kit) {
        var nodes = new TreeMap<String, Long>();
        NODES.forEach(node -> nodes.put(node, made(kit, part -> stock.get(part).get(node))));
        nodes.values().removeIf(units -> units == 0);
        var expected = new Shown(
                made(
                        kit,
                        part -> stock.get(part).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                nodes);
        return shop.await(
                () -> shown(kit),
                expected::equals,
                kit + " is not shown as " + expected + "; replay with -Dseed=" + SEED);
    }

    private long made(String kit, ToLongFunction<String> units) {
        return kits.get(kit).entrySet().stream()
                .mapToLong(part -> units.applyAsLong(part.getKey()) / part.getValue())
                .min()
                .orElseThrow();
    }

    /**
     * Requires that the shown units can be held, and that one more is refused. @return number of holds that were made
     */
    private long enforced(String kit, long shown, String where) {
        var what =
                shown + " of " + kit + " shown, " + where + ", " + stock + ", " + kits + "; replay with -Dseed=" + SEED;
        assertThat(hold(kit, shown + 1, where)).as("one more than " + what).isEqualTo(409);
        if (shown > 0) {
            assertThat(hold(kit, shown, where)).as(what).isEqualTo(201);
        }
        return shown > 0 ? 1 : 0;
    }

    private int hold(String kit, long units, String where) {
        var answer = shop.server.post("/v1/cart-holds", """
                {"channel":"web","key":"cart-%d",
                 "lines":[{"sku":"%s","quantity":%d}],%s}""".formatted(++carts, kit, units, where));
        if (answer.status() == 201) {
            shop.server.send(shop.server
                    .request("/v1/cart-holds/" + answer.json().path("id").asString(""))
                    .DELETE());
        }
        return answer.status();
    }
}
