package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.LegalEntity;
import io.crossdock.masterdata.SalesBrand;
import io.crossdock.masterdata.SalesChannel;
import io.crossdock.masterdata.SellerRecords;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.Orders;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Every event of an order and its work can be counted by the dimensions that held when it happened. */
class DimensionsTest {

    /** A row of the statement in docs/reference/events.md. */
    private record Counted(long subject, String type, List<String> dimensions, String node, String kind) {}

    private static String statement() throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/reference/events.md"));
        return page.split("(?m)^## Dimensions$")[1].split("```sql\n")[1].split("```")[0];
    }

    @Test
    void everyEventOfAnOrderHasThem() throws IOException {
        var sql = statement();
        try (var shop = new Shop()) {
            shop.node("A", 10);
            shop.sku("mug");
            shop.stock("mug", "A", 10);
            sellers(shop.server.bean(Engine.class), shop.server.bean(SellerRecords.class));
            var order = shop.collected("dimensions", "mug", 2);
            var work = shop.fulfillment(order, "A", "at-node");
            var engine = shop.server.bean(Engine.class);
            long id = Long.parseLong(order.substring(1));
            long before = count(engine, id);
            moveToCanada(engine, shop.server.bean(Orders.class), id);
            shop.shipped(work, 2, "TRK-1");
            shop.parcel("TRK-1", "delivered", "");
            shop.stage(order, "delivered");

            var counted = engine.read(tx -> tx.sql(sql)
                    .rows(rs -> new Counted(
                            rs.getLong("subject"),
                            rs.getString("type"),
                            List.of(
                                    rs.getString("channel"),
                                    rs.getString("currency"),
                                    rs.getString("country"),
                                    rs.getString("method"),
                                    rs.getString("payment"),
                                    rs.getString("brand"),
                                    rs.getString("legal_entity"),
                                    rs.getString("entity_country")),
                            String.valueOf(rs.getString("node")),
                            String.valueOf(rs.getString("node_kind")))));

            assertThat(counted).as("no event is lost").hasSize(Math.toIntExact(count(engine, id)));
            assertThat(counted).hasSizeGreaterThan(Math.toIntExact(before));
            assertThat(counted)
                    .filteredOn(row -> row.type().equals("order-captured"))
                    .extracting(Counted::dimensions)
                    .containsExactly(List.of("web", "USD", "US", "ship", "collected", "acme", "acme-ca", "CA"));
            assertThat(counted)
                    .filteredOn(row ->
                            row.type().equals("lines-shipped") || row.type().equals("lines-delivered"))
                    .extracting(Counted::dimensions)
                    .isNotEmpty()
                    .containsOnly(List.of("web", "USD", "CA", "ship", "collected", "acme", "acme-ca", "CA"));
            assertThat(counted)
                    .filteredOn(row -> row.type().startsWith("fulfillment-"))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(row -> assertThat(row.node() + " " + row.kind()).isEqualTo("A store"));
            Map<Long, Map<String, Object>> facts = engine.read(tx -> shop.server
                    .bean(FactSource.class)
                    .read(tx, FactSubject.ORDER, List.of(id), Set.of("brand", "legalEntity", "entityCountry")));
            assertThat(facts)
                    .isEqualTo(Map.of(id, Map.of("brand", "acme", "legalEntity", "acme-ca", "entityCountry", "CA")));
        }
    }

    /** The channel of the order sells one brand, for a company in Canada. */
    private static void sellers(Engine engine, SellerRecords sellers) {
        engine.transact("test", tx -> {
            sellers.putBrands(tx, List.of(new SalesBrand("acme", "Acme", null)));
            sellers.putEntities(tx, List.of(new LegalEntity("acme-ca", "Acme Ltd.", "CA", "CAD", null, null)));
            sellers.putChannels(tx, List.of(new SalesChannel("web", "Web", "acme", "acme-ca", null)));
            return 0;
        });
    }

    /** Events of the order and of everything that works for it. */
    private static long count(Engine engine, long order) {
        return engine.read(tx ->
                tx.sql("""
                select count(*)
                from engine.log l
                join engine.subject s on s.id = l.subject
                where s.id = ? or s.parent = ?""").value(order).value(order).first(rs -> rs.getLong(1)).orElseThrow());
    }

    private static void moveToCanada(Engine engine, Orders orders, long order) {
        engine.transact("test", tx -> {
            var document = (ObjectNode)
                    orders.agreements(tx, List.of(order)).get(order).agreement().tree();
            document.withObject("shipTo").put("country", "CA");
            orders.agree(tx, new OrderId(order), "address", "moved", Agreement.of(document));
            return 0;
        });
    }
}
