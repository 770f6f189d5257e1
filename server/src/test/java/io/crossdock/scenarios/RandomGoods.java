package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What nodes, couriers and carriers say about the goods of orders, in the words of each way of delivery. */
final class RandomGoods {

    private static final Set<String> OPEN = Set.of(
            "at-node", "at-store", "ready", "reminded", "waiting", "kept-waiting", "arrived-early", "with-courier");

    private final Random random;
    private final Shop shop;
    private final Consumer<String> count;
    private final List<String> news = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();

    RandomGoods(Random random, Shop shop, Consumer<String> count) {
        this.random = random;
        this.shop = shop;
        this.count = count;
    }

    /** Goods of the order are ready, or leave in part or whole, where a node has them. */
    void moved(String order) {
        var view = shop.view(order);
        var work = view.path("fulfillments")
                .valueStream()
                .filter(f -> OPEN.contains(f.path("stage").asString("")))
                .toList();
        if (work.isEmpty()) {
            return;
        }
        var one = work.get(random.nextInt(work.size()));
        var kind = kind(view, one);
        var stage = one.path("stage").asString("");
        if (kind.equals("ship-to-store") && !stage.equals("at-node")) {
            counter(order, kind, one);
            return;
        }
        switch (kind) {
            case "digital" ->
                say(one, "delivered", ",\"to\":\"kim@example.com\",\"reference\":\"MAIL-%d\"".formatted(news.size()));
            case "pickup", "curbside" -> counter(order, kind, one);
            case "same-day" -> {
                if (stage.equals("with-courier")) {
                    say(one, "delivered", ",\"by\":\"Ada\",\"proof\":\"photo\"");
                } else {
                    say(one, "shipped", ",\"carrier\":\"courier\"");
                }
            }
            default -> {
                var tracking = "T-" + one.path("id").asString("") + "-" + news.size();
                parcels.add(tracking);
                say(one, "shipped", ",\"carrier\":\"UPS\",\"tracking\":\"" + tracking + "\"");
            }
        }
    }

    /** How the work's goods get to the customer. */
    private static String kind(JsonNode view, JsonNode work) {
        int group = work.path("group").asInt(0);
        for (var at : view.path("deliveryGroups")) {
            if (at.path("number").asInt() == group) {
                return at.at("/fulfillment/kind").asString("ship");
            }
        }
        return view.at("/fulfillment/kind").asString("ship");
    }

    private void counter(String order, String kind, JsonNode work) {
        if (kind.equals("curbside") && random.nextInt(3) == 0) {
            var came = shop.server.post("/v1/orders/" + order + ":arrive", "{\"place\":\"bay 3\"}");
            assertThat(came.status()).as(came.text()).isLessThan(500);
            count.accept("arrived " + came.status());
            return;
        }
        boolean ready = work.path("stage").asString("").equals("at-store") && random.nextBoolean();
        say(work, ready ? "ready" : "collected", "");
    }

    /** One unit of a line, or everything that the node has; sometimes it says that no more comes. */
    private void say(JsonNode work, String type, String more) {
        var lines = new ArrayList<String>();
        boolean all = random.nextBoolean();
        for (var line : work.path("lines")) {
            int number =
                    line.path("line").asInt() + 10_000 * line.path("component").asInt(0);
            long units =
                    all ? line.path("quantity").asLong() - line.path("shipped").asLong() : 1;
            if (units > 0 && (all || lines.isEmpty())) {
                lines.add("{\"line\":%d,\"quantity\":%d}".formatted(number, units));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        var id = work.path("id").asString("");
        var complete = type.equals("shipped") && random.nextInt(4) == 0 ? ",\"complete\":true" : "";
        var event = """
                {"events":[{"id":"e-%s-%d","type":"%s","fulfillment":"%s","lines":[%s]%s%s}]}""";
        send(event.formatted(id, news.size(), type, id, String.join(",", lines), complete, more));
        count.accept(type);
    }

    private void send(String body) {
        news.add(body);
        assertThat(shop.nodes(body).status()).as(body).isLessThan(500);
    }

    /** A parcel arrives. */
    void delivered() {
        if (!parcels.isEmpty()) {
            shop.parcel(parcels.remove(random.nextInt(parcels.size())), "delivered", "Delivered");
            count.accept("parcel delivered");
        }
    }

    void repeated() {
        if (!news.isEmpty()) {
            assertThat(shop.nodes(news.get(random.nextInt(news.size()))).status())
                    .isLessThan(500);
            count.accept("news repeated");
        }
    }
}
