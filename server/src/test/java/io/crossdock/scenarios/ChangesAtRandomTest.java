package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random changes of orders that are authorized, picked, shipped and canceled meanwhile; all books stay right. */
@Tag("slow")
class ChangesAtRandomTest {

    private static final int ORDERS = 10;
    private static final int STEPS = 220;
    private static final int CHECK_EVERY = 55;
    private static final String RECALL = ":recall";

    private final Set<String> told = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {7, 11})
    void booksStayRightWhateverIsChanged(long seed) {
        var random = new Random(seed);
        try (var shop = new Shop()) {
            shop.node("N1", 10);
            shop.node("N2", 20);
            shop.sku("cup");
            shop.stock("cup", "N1", 30);
            shop.stock("cup", "N2", 30);
            var orders = new ArrayList<String>();
            for (int i = 0; i < ORDERS; i++) {
                int units = 1 + random.nextInt(5);
                orders.add(i % 3 == 2 ? shop.collected("c" + i, "cup", units) : shop.order("o" + i, "cup", units));
            }
            var answers = new TreeMap<Integer, Integer>();
            for (int step = 1; step <= STEPS; step++) {
                var order = orders.get(random.nextInt(ORDERS));
                if (random.nextInt(12) == 0) {
                    turnRecalls(shop);
                } else if (random.nextInt(5) == 0) {
                    ship(shop, order, random, step);
                } else {
                    int status = change(shop, order, random);
                    answers.merge(status, 1, Integer::sum);
                    assertThat(status).as("seed %d, step %d", seed, step).isIn(201, 409);
                }
                if (step % CHECK_EVERY == 0) {
                    answerMoney(shop);
                    shop.consistent();
                }
            }

            answerMoney(shop);
            shop.consistent();
            assertThat(answers.get(201)).as("seed %d: %s", seed, answers).isGreaterThan(STEPS / 6);
            assertThat(answers.get(409)).as("seed %d: %s", seed, answers).isGreaterThan(STEPS / 20);
            orders.forEach(order -> versionsAgree(shop, order));
        }
    }

    /** Changes come by number, and each applied one has a version. */
    private static void versionsAgree(Shop shop, String order) {
        var changes = shop.server.get("/v1/orders/" + order + "/changes").json().path("items");
        var versions =
                shop.server.get("/v1/orders/" + order + "/versions").json().path("items");
        var numbers = changes.valueStream().map(c -> c.path("number").asInt(0)).toList();
        long lowered = changes.valueStream()
                .mapToLong(c -> c.path("moneyMinor").asLong())
                .sum();
        var last = shop.view(order).at("/agreement/document/totalMinor").asLong();

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(versions.valueStream().map(v -> v.path("version").asInt(0)).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(last)
                .as(order)
                .isEqualTo(shop.view(order).path("totalMinor").asLong() + lowered)
                .isNotNegative();
    }

    private static int change(Shop shop, String order, Random random) {
        var action = switch (random.nextInt(9)) {
            case 0, 1 -> "{\"kind\":\"price\",\"amountMinor\":%d}".formatted(1 + random.nextInt(900));
            case 2, 3 -> "{\"kind\":\"price\",\"line\":1,\"amountMinor\":%d}".formatted(1 + random.nextInt(700));
            case 4 -> address(random.nextInt(50) + " Elm St", "60601");
            case 5 -> address(random.nextInt(50) + " Oak St", random.nextBoolean() ? "10001" : "60601");
            case 6 -> "{\"kind\":\"recipient\",\"recipient\":{\"name\":\"Kim %d\"}}".formatted(random.nextInt(9));
            case 7 ->
                "{\"kind\":\"delivery-notes\",\"delivery\":{\"instructions\":\"ring %d\"}}"
                        .formatted(random.nextInt(9));
            default -> "{\"kind\":\"units\",\"line\":1,\"quantity\":%d}".formatted(1 + random.nextInt(2));
        };
        return shop.server
                .post("/v1/orders/" + order + "/changes", """
                        {"requestedBy":"agent","reasonCode":"random","actions":[%s]}""".formatted(action))
                .status();
    }

    private static String address(String street, String postalCode) {
        return """
                {"kind":"address","shipTo":{"name":"Ada","line1":"%s","city":"Chicago","postalCode":"%s",
                 "country":"US"}}""".formatted(street, postalCode);
    }

    /** Nodes begin, or cease, to say that it is too late to stop. */
    private static void turnRecalls(Shop shop) {
        if (shop.partners.instead.remove(RECALL) == null) {
            shop.partners.instead.put(RECALL, new Partners.Reply(409, "{\"status\":\"too-late\"}"));
        }
    }

    /** One unit of the order's first work at a node leaves, if there is any. */
    private static void ship(Shop shop, String order, Random random, int step) {
        var at = shop.view(order)
                .path("fulfillments")
                .valueStream()
                .filter(f -> f.path("stage").asString("").equals("at-node"))
                .map(f -> f.path("id").asString(""))
                .toList();
        if (!at.isEmpty()) {
            shop.parcelLeft(at.get(random.nextInt(at.size())), 1, "T-" + order + "-" + step);
        }
    }

    /** The provider says that what it was asked for is done. */
    private void answerMoney(Shop shop) {
        for (int round = 0; round < 3; round++) {
            for (var end : List.of("/captures", "/refunds")) {
                shop.partners.keys(end).stream()
                        .filter(told::add)
                        .toList()
                        .forEach(key -> shop.money(end.equals("/captures") ? "CAPTURE" : "REFUND", key, true));
            }
        }
    }
}
