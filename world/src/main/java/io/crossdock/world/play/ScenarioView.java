package io.crossdock.world.play;

import io.crossdock.world.WorldJson;
import io.crossdock.world.play.ScenarioRun.SentOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a scenario sees of Crossdock, over its API: {@code order} (its first) and {@code orders/NAME}, {@code timeline},
 * {@code cases}, {@code parked}, {@code stock/SKU/NODE}; and {@code mails}, {@code calls/PARTNER} and {@code answer}
 * from outside.
 */
final class ScenarioView {

    private static final int PAGES_MAX = 40;

    private final PlayClient crossdock;

    ScenarioView(PlayClient crossdock) {
        this.crossdock = crossdock;
    }

    /** @param sections first steps of the paths that will be read */
    ObjectNode of(ScenarioRun run, Set<String> sections) {
        ObjectNode view = run.book().view();
        view.set("answer", run.answer().deepCopy());
        boolean about = sections.contains("cases") || sections.contains("timeline");
        if (about || sections.contains("order") || sections.contains("orders")) {
            orders(run, view);
        }
        if (sections.contains("timeline")) {
            String id = view.path("order").path("id").asString("");
            view.set("timeline", crossdock.get("/v1/orders/" + id + "/timeline").path("items"));
        }
        if (sections.contains("cases")) {
            view.set("cases", cases(run, view));
        }
        if (sections.contains("parked")) {
            view.set("parked", mine(run, pages("/v1/parked?limit=200")));
        }
        if (sections.contains("stock")) {
            stock(run, view);
        }
        return (ObjectNode) run.names().local(view);
    }

    private void orders(ScenarioRun run, ObjectNode view) {
        ObjectNode orders = view.putObject("orders");
        run.orders().forEach((name, order) -> {
            if (order.id.isEmpty()) {
                order.id = id(order);
            }
            JsonNode page = order.id.isEmpty() ? WorldJson.object() : crossdock.get("/v1/orders/" + order.id);
            orders.set(name, page);
            if (!view.has("order")) {
                view.set("order", page);
            }
        });
    }

    private String id(SentOrder order) {
        String reference = URLEncoder.encode(order.reference, StandardCharsets.UTF_8);
        return crossdock
                .get("/v1/orders?reference=" + reference)
                .at("/items/0/id")
                .asString("");
    }

    /** Open and closed cases about its orders, or that name it. */
    private ArrayNode cases(ScenarioRun run, ObjectNode view) {
        Set<String> orders = view.path("orders")
                .valueStream()
                .map(order -> order.path("id").asString("-"))
                .collect(Collectors.toSet());
        ArrayNode cases = WorldJson.array();
        for (String state : new String[] {"open", "closed"}) {
            for (JsonNode one : pages("/v1/cases?limit=200&state=" + state)) {
                if (orders.contains(one.path("order").asString("")) || names(run, one)) {
                    cases.add(((ObjectNode) one.deepCopy()).put("state", state));
                }
            }
        }
        return cases;
    }

    private ArrayNode mine(ScenarioRun run, ArrayNode all) {
        ArrayNode kept = WorldJson.array();
        all.valueStream().filter(one -> names(run, one)).forEach(kept::add);
        return kept;
    }

    private static boolean names(ScenarioRun run, JsonNode node) {
        String text = WorldJson.text(node);
        return text.contains('-' + run.names().tag())
                || run.orders().values().stream().anyMatch(order -> text.contains(order.reference));
    }

    private ArrayNode pages(String path) {
        ArrayNode all = WorldJson.array();
        String cursor = "";
        for (int i = 0; i < PAGES_MAX; i++) {
            JsonNode page = crossdock.get(
                    cursor.isEmpty() ? path : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return all;
    }

    private void stock(ScenarioRun run, ObjectNode view) {
        ObjectNode stock = view.putObject("stock");
        for (String sku : run.scenario().given().path("skus").propertyNames()) {
            ObjectNode levels = stock.putObject(sku);
            crossdock
                    .get("/v1/skus/" + run.names().worldly(sku) + "/stock")
                    .path("items")
                    .forEach(level ->
                            levels.set(run.names().local(level.path("node").asString("")), level));
        }
    }
}
