package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.change.ChangeAction;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.change.ChangeWish;
import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Orders of a shop whose customers change their minds and whose partners can't be relied on, step by step. */
final class RandomOrders implements AutoCloseable {

    private static final int ORDERS = 10;
    private static final int AUTHORIZED_LATER = 4;
    private static final List<String> NODES = List.of("N1", "N2", "N3");
    private static final String MAILER = "E1";
    private static final String WAYS = "\"ship\",\"pickup\",\"curbside\",\"same-day\",\"ship-to-store\"";

    /** Answers of nodes and of the payment provider, by what their request's path contains. */
    private static final List<Map.Entry<String, Partners.Reply>> FAULTS = List.of(
            Map.entry(":recall", new Partners.Reply(409, "{\"status\":\"too-late\"}")),
            Map.entry(":recall", new Partners.Reply(503, "{}")),
            Map.entry("/N1/fulfillments", new Partners.Reply(503, "{}")),
            Map.entry("/N2/fulfillments", new Partners.Reply(409, "{\"status\":\"rejected\",\"reason\":\"closed\"}")),
            Map.entry("/captures", new Partners.Reply(503, "{}")),
            Map.entry("/refunds", new Partners.Reply(500, "{}")));

    private final Random random;
    private final Shop shop = new Shop("--crossdock.clock.speed=0", "--crossdock.clock.origin=2027-03-01T15:00:00Z");
    private final List<String> orders = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final Map<String, Integer> figures = new TreeMap<>();
    private final List<String> told = new ArrayList<>();
    private final RandomCarts carts;
    private final RandomGoods goods;
    private Instant at = Instant.parse("2027-03-01T15:00:00Z");
    private int number;

    RandomOrders(Random random) {
        this.random = random;
        carts = new RandomCarts(random);
        goods = new RandomGoods(random, shop, this::count);
        NODES.forEach(this::node);
        shop.sku("cup");
        List.of("pot", "wrap", "trees").forEach(shop::sku);
        shop.kit("set", "{\"sku\":\"cup\",\"quantity\":2},{\"sku\":\"pot\",\"quantity\":1}");
        NODES.forEach(node -> shop.stock("cup", node, node.equals("N3") ? 60 : 100_000));
        NODES.forEach(node -> shop.stock("pot", node, node.equals("N3") ? 20 : 100_000));
        vouchers();
        chargeSomeBeforeTheirRelease();
        while (orders.size() < ORDERS) {
            place();
        }
    }

    /** As many units as are drawn for an order decide when it is charged. */
    private void chargeSomeBeforeTheirRelease() {
        var saved = shop.server.send(shop.server
                .request("/v1/policies")
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString("""
                        table: capture
                        version: 2
                        about: order
                        question: [units]
                        answers: { capture: [at-shipment, at-order] }
                        hit: first
                        rules:
                          - { name: many, when: { units: { from: 3 } }, then: { capture: at-order } }
                        otherwise: { capture: at-shipment }
                        """)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(shop.server
                        .post("/v1/policies/capture/versions/2:activate", "{}")
                        .status())
                .isEqualTo(200);
    }

    private void node(String code) {
        var answer = shop.server.put("/v1/nodes", """
                {"nodes":[{"code":"%s","name":"%s","kind":"store","country":"US","postalCode":"60601","latitude":41.88,
                 "longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":%d,"orderMinor":0,"active":true,
                 "profile":{"kinds":[%s]%s}}]}""".formatted(
                        code,
                        code,
                        10 + NODES.indexOf(code),
                        MAILER.equals(code) ? "\"digital\"" : WAYS,
                        MAILER.equals(code) ? "" : ",\"sameDayKm\":30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void vouchers() {
        node(MAILER);
        var answer = shop.server.put("/v1/skus", """
                {"skus":[{"code":"voucher","name":"voucher","unit":"each","weightGrams":0,"priceMinor":1000,
                 "currency":"USD","traits":["digital"]}]}""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        shop.stock("voucher", MAILER, 100_000);
    }

    private void place() {
        number++;
        int units = 1 + random.nextInt(5);
        var name = "o" + number;
        if (random.nextInt(AUTHORIZED_LATER) == 0) {
            shop.partners.pending.add("tok_" + name);
        }
        boolean collected = random.nextInt(3) == 0;
        if (random.nextInt(3) > 0) {
            cart(
                    name,
                    collected
                            ? "{\"method\":\"collected\",\"reference\":\"" + name + "\"}"
                            : "{\"method\":\"card\",\"token\":\"tok_" + name + "\"}");
            return;
        }
        placed(collected ? shop.collected(name, "cup", units) : shop.order(name, "cup", units));
    }

    private void cart(String name, String payment) {
        var body = carts.document(name, payment);
        var answer = shop.server.post("/v1/orders", body);
        assertThat(answer.status()).as(answer.text() + " of " + body).isIn(201, 409);
        count("cart " + answer.status());
        if (answer.status() == 201) {
            placed(answer.json().get("id").stringValue());
        } else {
            place();
        }
    }

    private void placed(String order) {
        orders.add(order);
        all.add(order);
    }

    String figures() {
        return all.size() + " orders, " + figures;
    }

    int taken() {
        return figures.getOrDefault("change 201", 0);
    }

    int refused() {
        return figures.getOrDefault("change 409", 0);
    }

    private void count(String what) {
        figures.merge(what, 1, Integer::sum);
    }

    void step(String when) {
        int place = random.nextInt(ORDERS);
        if (random.nextInt(3) == 0 && hasEnded(orders.get(place))) {
            orders.remove(place);
            place();
            return;
        }
        var order = orders.get(place);
        switch (random.nextInt(34)) {
            case 0 -> turnFault();
            case 1, 2, 3, 4, 15, 16, 17 -> goods.moved(order);
            case 5 -> goods.repeated();
            case 6, 7 -> money();
            case 8 -> advance();
            case 9 -> hold(when, order);
            case 10 -> decide(when, order);
            case 11 -> cancel(when, order);
            case 12, 13 -> goods.delivered();
            case 14 -> add(order);
            case 18 -> say(when, order);
            case 19 -> resolve(when, order);
            default -> change(when, order);
        }
    }

    // --- what customers want

    private void change(String when, String order) {
        var view = shop.view(order);
        var action = action(1
                + random.nextInt(
                        view.path("lines").size() + view.path("services").size()));
        var wish = """
                {"requestedBy":"agent","reasonCode":"random","actions":[%s]%s}""";
        var body = wish.formatted(action, group(view, action));
        var preview = random.nextInt(4) == 0 ? post(when, order, "/changes:preview", body) : null;
        var answer = post(when, order, "/changes", body);
        count("change " + answer.status());
        assertThat(answer.status())
                .as("%s: %s of %s", when, answer.text(), body)
                .isIn(201, 409);
        if (answer.status() == 201) {
            answer.json()
                    .path("actions")
                    .forEach(a -> count(
                            a.path("kind").asString() + " " + a.path("state").asString()));
        }
        if (preview != null) {
            assertThat(preview.status()).as("%s: %s", when, preview.text()).isEqualTo(200);
        }
    }

    /** The group that the action is about, where an order has several. */
    private String group(JsonNode view, String action) {
        boolean one = List.of("address", "recipient", "delivery-notes", "method").stream()
                .anyMatch(kind -> action.contains("\"kind\":\"" + kind + "\""));
        int groups = view.path("deliveryGroups").size();
        return !one || groups < 2
                ? ""
                : ",\"deliveryGroup\":"
                        + view.path("deliveryGroups")
                                .path(random.nextInt(groups))
                                .path("id");
    }

    private String action(int line) {
        return switch (random.nextInt(18)) {
            case 0, 1 -> "{\"kind\":\"price\",\"amountMinor\":%d}".formatted(1 + random.nextInt(900));
            case 2, 3 -> "{\"kind\":\"price\",\"line\":%d,\"amountMinor\":%d}".formatted(line, 1 + random.nextInt(700));
            case 4 -> address(random.nextInt(50) + " Elm St", "60601");
            case 5 -> address(random.nextInt(50) + " Oak St", random.nextBoolean() ? "10001" : "60601");
            case 6 -> "{\"kind\":\"recipient\",\"recipient\":{\"name\":\"Kim %d\"}}".formatted(random.nextInt(9));
            case 7 ->
                "{\"kind\":\"delivery-notes\",\"delivery\":{\"instructions\":\"ring %d\"}}"
                        .formatted(random.nextInt(9));
            case 8, 9 -> "{\"kind\":\"units\",\"line\":%d,\"quantity\":%d}".formatted(line, 1 + random.nextInt(2));
            case 10, 11 ->
                "{\"kind\":\"line\",\"item\":{\"sku\":\"cup\",\"quantity\":%d,\"unitPriceMinor\":%d}}"
                        .formatted(1 + random.nextInt(2), 100 * random.nextInt(12));
            default -> "{\"kind\":\"method\",\"delivery\":{%s}}".formatted(method());
        };
    }

    private String method() {
        var money = random.nextInt(3) == 0
                ? ",\"moneyMinor\":" + (random.nextBoolean() ? "-" : "") + (1 + random.nextInt(400))
                : "";
        return switch (random.nextInt(7)) {
            case 0 -> "\"service\":\"express\"" + money;
            case 3 -> "\"fulfillment\":\"curbside\",\"node\":\"%s\"".formatted(pick(NODES)) + money;
            case 4 -> "\"fulfillment\":\"same-day\"" + money;
            case 1 -> "\"service\":\"standard\"";
            case 2 -> "\"fulfillment\":\"ship\"";
            default -> "\"fulfillment\":\"pickup\",\"node\":\"%s\"".formatted(pick(NODES)) + money;
        };
    }

    private static String address(String street, String postalCode) {
        return """
                {"kind":"address","shipTo":{"name":"Ada","line1":"%s","city":"Chicago","postalCode":"%s",
                 "country":"US"}}""".formatted(street, postalCode);
    }

    /** The channel has sold one or two more, and has their money. */
    private void add(String order) {
        long id = Long.parseLong(order.substring(1));
        var view = shop.view(order);
        int line = view.path("lines").size() + view.path("services").size() + 1;
        long units = 1 + random.nextInt(2);
        var more = new ChangeAction.MoreUnits(new NewLine(line, null, "cup", "Cup", units, 1_000, 0, 0, null, null));
        var answer = shop.server
                .bean(Engine.class)
                .transact(
                        "channel",
                        tx -> shop.server
                                .bean(ChangeRequests.class)
                                .change(
                                        tx,
                                        new OrderId(id),
                                        new ChangeWish("channel", "channel-update", "", List.of(more))));
        count("line " + (answer.change() == null ? "refused" : "applied"));
    }

    /** A person says what became of a change that a node was asked for. */
    private void decide(String when, String order) {
        var changes = shop.server.get("/v1/orders/" + order + "/changes").json().path("items");
        changes.valueStream()
                .filter(c -> c.path("state").asString("").equals("requested"))
                .findFirst()
                .ifPresent(c -> {
                    var state = random.nextBoolean() ? "applied" : "refused";
                    var answer = post(
                            when,
                            order,
                            "/changes/" + c.path("number").asInt() + ":decide",
                            "{\"state\":\"%s\",\"note\":\"by phone\"}".formatted(state));
                    count("decide " + answer.status());
                });
    }

    /** Somebody of finance says what came of a charge that the provider has not answered, and may be wrong. */
    private void say(String when, String order) {
        var body = random.nextBoolean()
                ? "{\"outcome\":\"charged\",\"reference\":\"P-1\",\"evidence\":\"the portal\"}"
                : "{\"outcome\":\"not-charged\",\"evidence\":\"the portal\"}";
        count("charge said " + post(when, order, ":charge-said", body).status());
    }

    /** Somebody decides on what the order, or a part of it, is held at. */
    private void resolve(String when, String order) {
        var holds = shop.view(order).path("holds");
        if (!holds.isEmpty()) {
            var hold = holds.path(random.nextInt(holds.size()));
            var ways = hold.path("resolutions");
            var way = ways.path(random.nextInt(Math.max(1, ways.size()))).asString("retry");
            var answer = shop.server.post(
                    "/v1/subjects/" + hold.path("subject").asString("") + ":resolve",
                    "{\"resolution\":\"%s\",\"note\":\"cheque %d\"}".formatted(way, random.nextInt(99)));
            assertThat(answer.status()).as("%s: %s", when, answer.text()).isLessThan(500);
            count("resolve " + way + " " + answer.status());
        }
    }

    private void hold(String when, String order) {
        var answer = random.nextBoolean()
                ? post(when, order, ":hold", "{\"type\":\"legal\",\"reasonCode\":\"embargo\"}")
                : post(when, order, ":release-hold", "{\"type\":\"legal\"}");
        count("hold " + answer.status());
    }

    private boolean hasEnded(String order) {
        return !shop.view(order).path("closedAt").asString("").isEmpty();
    }

    /** Units of the order, or all of it. */
    private void cancel(String when, String order) {
        boolean whole = random.nextInt(3) == 0;
        var view = shop.view(order);
        int line = 1
                + random.nextInt(
                        view.path("lines").size() + view.path("services").size());
        var body = whole
                ? "{\"reason\":\"random\"}"
                : "{\"reason\":\"random\",\"lines\":[{\"line\":%d,\"quantity\":1}]}".formatted(line);
        count((whole ? "cancel " : "cancel units ")
                + post(when, order, ":cancel", body).status());
    }

    private Answer post(String when, String order, String path, String body) {
        var answer = shop.server.post("/v1/orders/" + order + path, body);
        assertThat(answer.status())
                .as("%s: %s %s %s", when, path, body, answer.text())
                .isLessThan(500);
        return answer;
    }

    // --- what partners do

    /** A partner begins, or ceases, to refuse or to be silent. */
    private void turnFault() {
        var fault = FAULTS.get(random.nextInt(FAULTS.size()));
        if (shop.partners.instead.remove(fault.getKey()) == null && random.nextBoolean()) {
            shop.partners.instead.put(fault.getKey(), fault.getValue());
        }
        count("faults turned");
    }

    /** The provider says what became of what it was asked for, sometimes twice, and sometimes that it failed. */
    private void money() {
        tell("/payments", "AUTHORISATION");
        tell("/captures", "CAPTURE");
        tell("/refunds", "REFUND");
    }

    private void tell(String end, String word) {
        for (var key : shop.partners.keys(end)) {
            if (tell(key)) {
                boolean well = random.nextInt(8) > 0;
                shop.money(word, key, well);
                if (random.nextInt(5) == 0) {
                    shop.money(word, key, well);
                }
            }
        }
    }

    private boolean tell(String key) {
        boolean fresh = !told.contains(key);
        if (fresh && random.nextBoolean()) {
            told.add(key);
            count("money told");
            return true;
        }
        return false;
    }

    private void advance() {
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(90)));
        var answer = shop.server.post("/v1/clock:advance", "{\"to\":\"" + at + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        count("clock advanced");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Partners do what they should for a while. */
    void calm() {
        shop.partners.instead.clear();
        for (int round = 0; round < 6; round++) {
            advance();
            money();
        }
        all.forEach(order -> shop.server
                .get("/v1/orders/" + order + "/changes")
                .json()
                .path("items")
                .forEach(change -> change.path("actions")
                        .forEach(a -> count("became " + a.path("kind").asString() + " "
                                + a.path("state").asString()))));
    }

    // --- what must hold

    void check(String when) {
        var violations = shop.server.post("/v1/invariants:check", "").json().path("violations");
        assertThat(violations.toString()).as(when).isEqualTo("[]");
        shop.consistent();
        orders.forEach(order -> agrees(when, order));
        count("checks");
    }

    /** Changes come by number, each applied one has a version, and the total is what they make of the order's. */
    private void agrees(String when, String order) {
        var changes = shop.server.get("/v1/orders/" + order + "/changes").json().path("items");
        var view = shop.view(order);
        var agreed = view.at("/agreement/document");
        var numbers = changes.valueStream().map(c -> c.path("number").asInt(0)).toList();
        long more = changes.valueStream()
                .flatMap(c -> c.path("actions").valueStream())
                .filter(a -> a.path("state").asString("").equals("applied"))
                .filter(a -> !a.path("kind").asString("").equals("line")) // the order's total has it already
                .mapToLong(a -> a.path("moneyMinor").asLong())
                .sum();

        assertThat(numbers).as("%s: %s", when, order).isSorted().doesNotHaveDuplicates();
        assertThat(agreed.path("totalMinor").asLong())
                .as("%s: %s", when, order)
                .isEqualTo(view.path("totalMinor").asLong() + more)
                .isNotNegative();
        sameWay(when + ": " + order, agreed, view);
        long asked = changes.valueStream()
                .flatMap(c -> c.path("actions").valueStream())
                .filter(a -> !a.path("state").asString("").equals("applied"))
                .mapToLong(a -> Math.max(0, a.path("moneyMinor").asLong()))
                .sum();
        assertThat(view.at("/payment/capturedMinor").asLong()
                        - view.at("/payment/refundedMinor").asLong())
                .as("%s: %s", when, order)
                .isLessThanOrEqualTo(view.at("/payment/totalMinor").asLong() + asked);
    }

    private static void sameWay(String when, JsonNode agreed, JsonNode view) {
        var groups = agreed.path("deliveryGroups");
        for (int i = 0; i < groups.size(); i++) {
            sameWay(
                    when + ", group " + i,
                    groups.path(i),
                    view.path("deliveryGroups").path(i));
        }
        if (groups.isEmpty()) {
            assertThat(agreed.path("service").asString("standard"))
                    .as(when)
                    .isEqualTo(view.path("service").asString(""));
            assertThat(agreed.path("fulfillment").asString("ship"))
                    .as(when)
                    .isEqualTo(view.at("/fulfillment/kind").asString("ship"));
        }
    }

    @Override
    public void close() {
        shop.close();
    }
}
