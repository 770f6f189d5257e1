package io.crossdock.world.traffic;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Simulated clerks who pay customers back in the channels' own screens, where the channels have the money. Shopify
 * tells it by itself, soon or days later; of the others a clerk tells it, by word about the order or by a decision at
 * the hold. Some channels never pay: then the clerk sends a cheque.
 */
final class ChannelDesk {

    private static final double NEVER = 0.15;
    private static final double LATE = 0.3;
    private static final double IN_PARTS = 0.2;

    private final CrossdockClient crossdock;
    private final Shops shops;
    private final Book book;
    private final Seed seed;
    private final Agenda agenda;
    private final Map<String, Basket> ofShopify = new ConcurrentHashMap<>();
    private final Map<String, Long> paid = new ConcurrentHashMap<>();

    ChannelDesk(CrossdockClient crossdock, Shops shops, Book book, Seed seed, Agenda agenda) {
        this.crossdock = crossdock;
        this.shops = shops;
        this.book = book;
        this.seed = seed;
        this.agenda = agenda;
    }

    /** Remembers an acknowledged order. */
    void ordered(Basket basket) {
        if (basket.channel().equals("shopify")) {
            ofShopify.put(basket.reference(), basket);
        }
    }

    /**
     * Handles a hold at which a channel's money may be owed.
     *
     * @return whether one is; it is paid back later then
     */
    boolean paysBack(String subject, String order, int round) {
        if (order.isEmpty() || owed(order).path("owedMinor").asLong() == 0) {
            return false;
        }
        String name = subject + '#' + round;
        Duration pause = seed.happens(LATE, "pays-late", name)
                ? Duration.ofHours(seed.between(30, 240, "pays-when", name))
                : Duration.ofMinutes(seed.between(5, 600, "pays-when", name));
        agenda.after(pause, () -> pay(subject, order, name));
        return true;
    }

    private JsonNode owed(String order) {
        return crossdock.get("/v1/orders/" + order).body().path("payment");
    }

    private void pay(String subject, String order, String name) {
        JsonNode view = crossdock.get("/v1/orders/" + order).body();
        long owed = view.path("payment").path("owedMinor").asLong();
        if (owed == 0) {
            return;
        }
        Basket basket = ofShopify.get(view.path("reference").asString(""));
        if (seed.happens(NEVER, "never-pays", name)) {
            settle(subject, "cheque for " + name);
        } else if (basket != null) {
            inParts(basket, owed, name);
        } else if (seed.happens(0.5, "by-word", name)) {
            said(
                    "refundsSaid",
                    crossdock.post(
                            "/v1/orders/" + order + ":refunded",
                            null,
                            WorldJson.object().put("amountMinor", owed).put("evidence", "payout report, " + name)));
        } else {
            settle(subject, "paid in the channel's screen, " + name);
        }
    }

    /** Shopify pays a part first, now and then, and says each time what it has paid in all. */
    private void inParts(Basket basket, long owed, String name) {
        long first = seed.happens(IN_PARTS, "in-parts", name) ? owed / 2 : owed;
        tell(basket, first);
        if (first < owed) {
            agenda.after(Duration.ofHours(20), () -> tell(basket, owed - first));
        }
    }

    private void tell(Basket basket, long more) {
        if (more > 0) {
            long all = paid.merge(basket.reference(), more, Long::sum);
            said("refundsTold", shops.tell(basket, refunded(basket, all)));
        }
    }

    private ObjectNode refunded(Basket basket, long all) {
        ObjectNode order = Papers.shopify(basket)
                .put("updated_at", agenda.now().toString())
                .put("financial_status", all < basket.totalMinor() ? "partially_refunded" : "refunded");
        order.putArray("refunds")
                .addObject()
                .put("id", 809_000_000 + basket.number())
                .putArray("transactions")
                .addObject()
                .put("kind", "refund")
                .put("status", "success")
                .put("amount", BigDecimal.valueOf(all, 2).toPlainString())
                .put("currency", "USD");
        return order;
    }

    private void settle(String subject, String note) {
        said(
                "refundsSettled",
                crossdock.post(
                        "/v1/subjects/" + subject + ":resolve",
                        null,
                        WorldJson.object().put("resolution", "settled").put("note", note)));
    }

    private void said(String what, CrossdockClient.Answer answer) {
        if (answer.done()) {
            book.count(what);
        } else if (answer.status() != 0 && answer.status() != 409) {
            book.complain(what + " was answered with " + answer.status() + ": " + answer.body());
        }
    }
}
