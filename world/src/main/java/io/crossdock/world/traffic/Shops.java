package io.crossdock.world.traffic;

import io.crossdock.world.Agenda;
import io.crossdock.world.Hmac;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends baskets through their channels until they are acknowledged. It also makes the mistakes of shops: sends an order
 * again, twice at the same time, or another order under the same reference.
 */
final class Shops {

    private static final double AGAIN = 0.05;
    private static final double TWICE_AT_A_TIME = 0.01;
    private static final double OTHER_BODY = 0.004;
    private static final int IN_FLIGHT_TRIES = 50;

    private record Letter(String path, Map<String, String> headers, byte[] body) {}

    private final CrossdockClient crossdock;
    private final Book book;
    private final Seed seed;
    private final Agenda agenda;
    private final Secrets secrets;

    Shops(CrossdockClient crossdock, Book book, Seed seed, Agenda agenda, Secrets secrets) {
        this.crossdock = crossdock;
        this.book = book;
        this.seed = seed;
        this.agenda = agenda;
        this.secrets = secrets;
    }

    /** Sends one order until it is acknowledged or refused; returns whether it was acknowledged. */
    boolean send(Basket basket) {
        Letter letter = letter(basket);
        if (seed.happens(TWICE_AT_A_TIME, "twice", basket.key())) {
            Thread.ofVirtual().name("double-click").start(() -> again(basket, letter));
        }
        boolean done = accepted(basket, post(letter));
        if (done && seed.happens(AGAIN, "again", basket.key())) {
            agenda.after(
                    Duration.ofMinutes(seed.between(1, 2_000, "again-when", basket.key())),
                    () -> again(basket, letter));
        }
        if (done && basket.channel().equals("shop") && seed.happens(OTHER_BODY, "other-body", basket.key())) {
            agenda.after(Duration.ofMinutes(seed.between(1, 2_000, "other-when", basket.key())), () -> other(basket));
        }
        return done;
    }

    /** Sends several orders in one request; returns the number that was acknowledged. */
    int sendBatch(List<Basket> baskets) {
        ArrayNode orders = WorldJson.array();
        baskets.forEach(basket -> orders.add(Papers.canonical(basket)));
        CrossdockClient.Answer answer = post(new Letter(
                "/v1/orders:batch", Map.of(), WorldJson.bytes(WorldJson.object().set("orders", orders))));
        JsonNode results = answer.body().path("results");
        if (!answer.done() || results.size() != baskets.size()) {
            baskets.forEach(basket -> refused(basket, answer));
            return 0;
        }
        List<Basket> accepted = new ArrayList<>();
        for (int i = 0; i < baskets.size(); i++) {
            if (accepted(baskets.get(i), element(baskets.get(i), results.get(i)))) {
                accepted.add(baskets.get(i));
            }
        }
        return accepted.size();
    }

    /**
     * Returns the answer for one order of a batch. An order that Crossdock could not take at the moment is sent again
     * alone.
     */
    private CrossdockClient.Answer element(Basket basket, JsonNode result) {
        int status = result.path("status").asInt();
        return status == 409 || status >= 500
                ? post(letter(basket))
                : new CrossdockClient.Answer(
                        status, result.has("order") ? result.path("order") : result.path("problem"));
    }

    private Letter letter(Basket basket) {
        return switch (basket.channel()) {
            case "shopify" -> ofShopify("orders/create", "wh-" + basket.reference(), Papers.shopify(basket));
            case "amazon" -> new Letter("/v1/channels/amazon/orders", Map.of(), WorldJson.bytes(Papers.amazon(basket)));
            default -> new Letter("/v1/orders", Map.of(), WorldJson.bytes(Papers.canonical(basket)));
        };
    }

    private Letter ofShopify(String topic, String id, ObjectNode order) {
        byte[] body = WorldJson.bytes(order);
        return new Letter(
                "/v1/channels/shopify/orders",
                Map.of(
                        "X-Shopify-Topic",
                        topic,
                        "X-Shopify-Webhook-Id",
                        id,
                        "X-Shopify-Shop-Domain",
                        "crossdock-demo.myshopify.com",
                        "X-Shopify-API-Version",
                        "2026-07",
                        "X-Shopify-Hmac-Sha256",
                        Hmac.base64(secrets.shopify().getBytes(StandardCharsets.UTF_8), body)),
                body);
    }

    /** Tells news of a Shopify order that was sent before. */
    CrossdockClient.Answer tell(Basket basket, ObjectNode order) {
        String id = "wh-" + basket.reference() + '-' + order.path("updated_at").asString("");
        return post(ofShopify("orders/updated", id, order));
    }

    /** Posts a letter, and waits while an earlier request with the same key is in flight. */
    private CrossdockClient.Answer post(Letter letter) {
        CrossdockClient.Answer answer = crossdock.call("POST", letter.path(), letter.headers(), letter.body());
        for (int i = 0; i < IN_FLIGHT_TRIES && answer.status() == 409; i++) {
            book.count("inFlight");
            pause();
            answer = crossdock.call("POST", letter.path(), letter.headers(), letter.body());
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean accepted(Basket basket, CrossdockClient.Answer answer) {
        if (!answer.done()) {
            refused(basket, answer);
            return false;
        }
        book.acknowledge(basket.key(), id(answer.body()));
        return true;
    }

    private void refused(Basket basket, CrossdockClient.Answer answer) {
        if (answer.status() == 0) {
            book.count("unanswered");
        } else if (answer.status() == 422 && basket.sameDay()) {
            book.refuse(basket.key()); // nobody near has it today
        } else {
            book.complain("order " + basket.key() + " was refused with " + answer.status() + ": " + answer.body());
        }
    }

    private void again(Basket basket, Letter letter) {
        CrossdockClient.Answer answer = post(letter);
        if (answer.done()) {
            book.count("resent");
            book.acknowledge(basket.key(), id(answer.body()));
        } else if (answer.status() == 422 && basket.sameDay() && !book.knows(basket.key())) {
            book.refuse(basket.key());
        } else if (answer.status() != 0) {
            book.complain("order " + basket.key() + ", sent again, was answered with " + answer.status() + ": "
                    + answer.body());
        }
    }

    private void other(Basket basket) {
        ObjectNode order = Papers.canonical(basket);
        order.put("totalMinor", basket.totalMinor() + 100).put("shippingMinor", basket.shippingMinor() + 100);
        CrossdockClient.Answer answer = post(new Letter("/v1/orders", Map.of(), WorldJson.bytes(order)));
        if (answer.status() == 422) {
            book.count("otherBodyRefused");
        } else if (answer.status() != 0) {
            book.complain("order " + basket.key() + ", sent again with another body, was answered with "
                    + answer.status() + " and not 422");
        }
    }

    private static String id(JsonNode body) {
        String id = body.path("id").asString("");
        return id.isEmpty() ? body.path("order").path("id").asString("") : id;
    }
}
