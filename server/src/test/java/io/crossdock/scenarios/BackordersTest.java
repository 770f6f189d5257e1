package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.supply.Supplies;
import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLineRef;
import io.crossdock.inventory.supply.SupplyReceipt;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders that wait for dated supply. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackordersTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);

    private final Shop shop = new Shop();

    /** A day to pick and pack after the supply comes, and a day in transit on the node's clock. */
    private static String due(int days) {
        return TODAY.plus(days + 1, ChronoUnit.DAYS)
                .atZone(ZoneId.of("America/Chicago"))
                .plusDays(1)
                .toInstant()
                .toString();
    }

    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    @BeforeAll
    void node() {
        shop.node("W1", 10);
    }

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void anOrderThatSupplyCoversIsPromisedADateAndServedWhenItComes() {
        sold("sofa");
        announce("PO-sofa", "sofa", 2, 5);

        var first = shop.collected("sofa-1", "sofa", 2);
        var second = shop.collected("sofa-2", "sofa", 1);
        shop.stage(first, "promised");
        shop.stage(second, "backordered");
        assertThat(deliverBy(first)).isEqualTo(due(5));
        told(first, "order-backordered", "It should reach you by ");

        receive("PO-sofa", 2);

        shop.fulfillment(first, "W1", "at-node");
        shop.stage(second, "backordered");
        assertThat(promised("sofa")).isZero();
    }

    @Test
    void nobodyElseGetsWhatWasPromised() {
        sold("desk");
        announce("PO-desk", "desk", 1, 5);
        var waiting = shop.collected("desk-1", "desk", 1);
        shop.stage(waiting, "promised");

        receive("PO-desk", 1);
        var late = shop.collected("desk-late", "desk", 1);

        shop.fulfillment(waiting, "W1", "at-node");
        shop.stage(late, "backordered");
    }

    @Test
    void aLaterDateMovesThePromiseAndIsTold() {
        sold("bed");
        announce("PO-bed", "bed", 1, 5);
        var order = shop.collected("bed-1", "bed", 1);
        shop.stage(order, "promised");

        announce("PO-bed", "bed", 1, 9);

        told(order, "order-delayed", "It should reach you by ");
        assertThat(deliverBy(order)).isEqualTo(due(9));
        shop.stage(order, "promised");
    }

    @Test
    void fewerUnitsAreLostByTheLastWhichGetsTheNextSupplyOrNone() {
        sold("lamp");
        announce("PO-lamp", "lamp", 3, 5);
        var first = shop.collected("lamp-1", "lamp", 1);
        shop.stage(first, "promised");
        var second = shop.collected("lamp-2", "lamp", 1);
        shop.stage(second, "promised");
        var third = shop.collected("lamp-3", "lamp", 1);
        shop.stage(third, "promised");
        announce("PO-later", "lamp", 1, 20);

        announce("PO-lamp", "lamp", 1, 5);

        shop.await(() -> deliverBy(second) + deliverBy(third), d -> d.contains(due(20)), "nobody got the next");
        shop.await(
                () -> shop.view(second).path("stage").asString("")
                        + shop.view(third).path("stage").asString(""),
                s -> s.contains("backordered"),
                "nobody lost");
        assertThat(deliverBy(first)).isEqualTo(due(5));
        assertThat(promised("lamp")).isEqualTo(2);
    }

    @Test
    void supplyThatIsAnnouncedLaterIsPromisedToThoseWhoWait() {
        sold("rug");
        var order = shop.collected("rug-1", "rug", 1);
        shop.stage(order, "backordered");

        announce("PO-rug", "rug", 1, 5);

        shop.stage(order, "promised");
    }

    @Test
    void aCanceledOrderGivesItsPromiseUp() {
        sold("pot");
        announce("PO-pot", "pot", 1, 5);
        var order = shop.collected("pot-1", "pot", 1);
        shop.stage(order, "promised");

        shop.server.post("/v1/orders/" + order + ":cancel", "{}");

        shop.stage(order, "canceled");
        assertThat(promised("pot")).isZero();
    }

    @Test
    void withoutARuleAnOrderWaitsForStockAsBefore() {
        shop.sku("jug");
        shop.stock("jug", "W1", 0);
        announce("PO-jug", "jug", 1, 5);

        var order = shop.collected("jug-1", "jug", 1);

        shop.stage(order, "backordered");
        assertThat(promised("jug")).isZero();
    }

    @Test
    void whatIsInStockIsKeptForTheOrderThatWaitsForTheRest() {
        sold("mat");
        shop.stock("mat", "W1", 2);
        announce("PO-mat", "mat", 5, 5);

        var order = shop.collected("mat-1", "mat", 3);

        shop.stage(order, "promised");
        assertThat(promised("mat")).isEqualTo(1);
        assertThat(shop.server
                        .get("/v1/skus/mat/stock")
                        .json()
                        .at("/items/0/available")
                        .asLong(-1))
                .isZero();
        receive("PO-mat", 1);
        shop.fulfillment(order, "W1", "at-node");
    }

    @Test
    void aPreorderWaitsForItsDayAlsoWithStock() {
        preorder("game", TODAY.plus(30, ChronoUnit.DAYS).toString().substring(0, 10));
        shop.stock("game", "W1", 9);

        var order = shop.collected("game-1", "game", 1);

        shop.stage(order, "preordered");
        preorder("game", TODAY.toString().substring(0, 10));
        shop.server
                .bean(Engine.class)
                .transact(
                        "test",
                        tx -> tx.sql("update inventory.preorder set on_sale_at = ?")
                                .value(TODAY)
                                .update());
        shop.fulfillment(order, "W1", "at-node");
    }

    private void preorder(String sku, String day) {
        var answer = shop.server.put("/v1/skus", """
                {"skus":[{"code":"%s","name":"%s","unit":"each","weightGrams":300,"priceMinor":1000,"currency":"USD",
                 "preorderDate":"%s"}]}""".formatted(sku, sku, day));
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /** Adds a SKU that is out of stock and may be backordered. */
    private void sold(String sku) {
        shop.sku(sku);
        shop.stock(sku, "W1", 0);
        var answer = shop.server.put(
                "/v1/backorder-rules", "{\"rules\":[{\"sku\":\"%s\",\"allowed\":true}]}".formatted(sku));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void announce(String reference, String sku, long units, int days) {
        long sequence = sequences.merge(reference, 1L, Long::sum);
        var line = new SupplyAnnouncement(
                new SupplyLineRef(reference, 1), sku, "W1", units, TODAY.plus(days, ChronoUnit.DAYS), sequence);
        shop.server.bean(Engine.class).transact("erp", tx -> supplies().announce(tx, List.of(line)));
    }

    private void receive(String reference, long units) {
        var receipt = new SupplyReceipt(new SupplyLineRef(reference, 1), units, 0);
        shop.server.bean(Engine.class).transact("erp", tx -> supplies().receive(tx, List.of(receipt)));
    }

    private long promised(String sku) {
        return shop.server.bean(Engine.class).read(tx -> supplies().list(tx, null, 0, 500)).stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(SupplyLine::promised)
                .sum();
    }

    private Supplies supplies() {
        return shop.server.bean(Supplies.class);
    }

    private String deliverBy(String order) {
        return shop.view(order).at("/promise/deliverBy").asString("");
    }

    private void told(String order, String template, String words) {
        long id = Long.parseLong(order.substring(1));
        shop.await(
                () -> shop.server
                        .bean(Engine.class)
                        .read(tx -> tx.sql("""
                select coalesce(string_agg(m.words::text, ' '), '') as words
                from notifications.message m
                where m.order_id = ? and m.template = ?""")
                                .value(id)
                                .value(template)
                                .first(rs -> rs.getString("words"))
                                .orElse("")),
                text -> text.contains(words),
                order + " is not told " + template);
    }
}
