package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql.SqlFailure;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.ImpossibleChange;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderFact;
import io.crossdock.orders.OrderFilter;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import io.crossdock.support.RecordedTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The verbs of orders on a real database. Every test uses orders of its own. */
class StoredOrdersTest {

    private static final Agreement AGREED = Agreement.of(EngineJson.tree("{\"reference\":\"W\"}"));
    private static final Instant PLACED = Instant.parse("2026-11-23T10:15:30Z");

    private static OrdersDatabase database;
    private final StoredOrders orders = OrdersDatabase.orders();

    @BeforeAll
    static void open() {
        database = new OrdersDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void readsBackWhatWasCaptured() {
        var order = order(101, "web", "W-101", 5);

        database.transact(tx -> orders.capture(tx, List.of(order)));

        assertThat(load(101))
                .isEqualTo(new Order(
                        new OrderId(101),
                        "web",
                        "W-101",
                        PLACED,
                        OrdersDatabase.AT,
                        "USD",
                        new Customer("Ada Lovelace", "ada@example.com", null),
                        new Address("Ada Lovelace", "1 Main St", null, "Springfield", "IL", "62701", "US", null, null),
                        "standard",
                        List.of(
                                new OrderLine(1, "L1", "MUG", "Mug", 5, 1000, 100, 50, 0, 0, 0, 0, 0, null, null),
                                new OrderLine(2, null, "TEE", "Tee", 1, 2500, 0, 0, 0, 0, 0, 0, 0, null, null)),
                        499,
                        -99,
                        7850,
                        OrderState.OPEN,
                        null,
                        null,
                        DeliveryMethod.SHIPPED,
                        List.of(),
                        null,
                        List.of()));
    }

    @Test
    void writesOneFactPerOrder() {
        var emitted = database.transact(tx -> orders.capture(tx, List.of(order(111, "web", "W-111", 2))));

        assertThat(emitted)
                .containsExactly(new RecordedTx.Fact(
                        111,
                        "order-captured",
                        new OrderFact.Captured(
                                "web",
                                "W-111",
                                "USD",
                                4850,
                                "standard",
                                List.of(new OrderFact.Item(1, "MUG", 2), new OrderFact.Item(2, "TEE", 1)),
                                new OrderFact.Dimensions("US", "ship", "card"))));
    }

    @Test
    void capturesFiveHundredOrdersInThreeStatementsAndLoadsThemInTwo() {
        var many = IntStream.range(0, 512)
                .mapToObj(i -> order(20_000 + i, "bulk", "B-" + i, 1))
                .toList();
        var ids = new ArrayList<>(many.stream().map(o -> o.id().value()).toList()).reversed();

        int capturing = database.statements(tx -> orders.capture(tx, many));
        int loading = database.statements(tx -> assertThat(orders.load(tx, ids))
                .hasSize(512)
                .extracting(o -> o.id().value())
                .containsExactlyElementsOf(ids));

        assertThat(capturing).isEqualTo(3);
        assertThat(loading).isEqualTo(2);
    }

    @Test
    void refusesAReferenceThatIsTaken() {
        capture(order(121, "web", "W-121", 1));

        assertThatThrownBy(() -> capture(order(122, "web", "W-121", 1)))
                .isInstanceOfSatisfying(
                        SqlFailure.class, e -> assertThat(e.state()).isEqualTo("23505"));
    }

    @Test
    void findsOrdersByReference() {
        capture(order(131, "web", "W-131", 1));

        var found = database.read(tx -> orders.byReference(
                tx,
                List.of(
                        new OrderReference("web", "W-131"),
                        new OrderReference("shop", "W-131"),
                        new OrderReference("web", "none"))));

        assertThat(found).containsOnly(java.util.Map.entry(new OrderReference("web", "W-131"), new OrderId(131)));
    }

    @Test
    void remembersWhatIsSentInPlaceOfALine() {
        capture(order(143, "web", "W-143", 10));
        var cups = new LineSubstitution(143, 1, "CUP", "Cup", 4, 900, true, "no-stock");

        var emitted = database.transact(tx -> orders.substitute(tx, List.of(cups)));

        assertThat(emitted)
                .containsExactly(new RecordedTx.Fact(
                        143,
                        "lines-substituted",
                        new OrderFact.Substituted(
                                List.of(new OrderFact.Instead(1, "MUG", "CUP", "Cup", 4, 900, "no-stock")))));
        List<LineSubstitution> kept = database.read(tx -> orders.substitutions(tx, List.of(143L)));
        assertThat(kept).containsExactly(new LineSubstitution(143, 1, "CUP", "Cup", 0, 900, true, "no-stock"));
        refuses(tx -> orders.substitute(
                tx, List.of(new LineSubstitution(143, 1, "VASE", "Vase", 1, 1_001, false, "no-stock"))));
        refuses(tx -> orders.substitute(
                tx, List.of(new LineSubstitution(143, 1, "VASE", "Vase", 11, 900, true, "no-stock"))));
    }

    @Test
    void addsUpWhatBecomesOfALine() {
        capture(order(141, "web", "W-141", 10));

        change(tx -> orders.shipped(tx, List.of(new LineChange(141, 1, 4), new LineChange(141, 1, 3))));
        change(tx -> orders.delivered(tx, List.of(new LineChange(141, 1, 5))));
        change(tx -> orders.lost(tx, List.of(new LineChange(141, 1, 2))));
        change(tx -> orders.returned(tx, List.of(new LineChange(141, 1, 1))));
        change(tx -> orders.dropUnfilled(tx, List.of(new LineChange(141, 1, 3))));

        var line = load(141).lines().getFirst();
        assertThat(line).isEqualTo(new OrderLine(1, "L1", "MUG", "Mug", 10, 1000, 100, 50, 3, 7, 5, 1, 2, null, null));
        assertThat(line.open()).isZero();
        assertThat(line.onTheWay()).isZero();
        assertThat(line.returnable()).isEqualTo(4);
    }

    @Test
    void saysInOneFactPerOrderWhatChanged() {
        capture(order(151, "web", "W-151", 10));

        var emitted = database.transact(
                tx -> orders.shipped(tx, List.of(new LineChange(151, 1, 4), new LineChange(151, 2, 1))));

        assertThat(emitted)
                .containsExactly(new RecordedTx.Fact(
                        151,
                        "lines-shipped",
                        new OrderFact.LinesChanged(List.of(new OrderFact.Units(1, 4), new OrderFact.Units(2, 1)))));
    }

    @Test
    void changesNothingWhenOneLineOfTheSetHasNotTheUnits() {
        capture(order(161, "web", "W-161", 2));

        assertThatThrownBy(() ->
                        change(tx -> orders.shipped(tx, List.of(new LineChange(161, 1, 3), new LineChange(161, 2, 1)))))
                .isInstanceOf(ImpossibleChange.class)
                .hasMessageContaining("O161 line 1: ordered 2, canceled 0, shipped 0");
        assertThat(load(161).lines()).extracting(OrderLine::shipped).containsExactly(0L, 0L);
    }

    @Test
    void refusesWhatALineDoesNotHave() {
        capture(order(171, "web", "W-171", 2));
        change(tx -> orders.shipped(tx, List.of(new LineChange(171, 1, 1))));

        refuses(tx -> orders.shipped(tx, List.of(new LineChange(171, 1, 1), new LineChange(171, 1, 1))));
        refuses(tx -> orders.dropUnfilled(tx, List.of(new LineChange(171, 1, 2))));
        refuses(tx -> orders.delivered(tx, List.of(new LineChange(171, 1, 2))));
        refuses(tx -> orders.lost(tx, List.of(new LineChange(171, 1, 2))));
        refuses(tx -> orders.returned(tx, List.of(new LineChange(171, 1, 1))));
        refuses(tx -> orders.shipped(tx, List.of(new LineChange(171, 3, 1))));
        refuses(tx -> orders.shipped(tx, List.of(new LineChange(171, 1, 0))));
        refuses(tx -> orders.shipped(tx, List.of(new LineChange(171, 1, -1))));
    }

    @Test
    void closesAnOrderOnceAllUnitsAreAccountedFor() {
        capture(order(181, "web", "W-181", 1));
        refuses(tx -> orders.close(tx, List.of(new OrderClose(181, "delivered"))));
        change(tx -> orders.shipped(tx, List.of(new LineChange(181, 1, 1), new LineChange(181, 2, 1))));

        var first = database.transact(tx -> orders.close(tx, List.of(new OrderClose(181, "delivered"))));
        var again = database.transact(tx -> orders.close(tx, List.of(new OrderClose(181, "delivered"))));

        assertThat(first)
                .containsExactly(new RecordedTx.Fact(
                        181, "order-closed", new OrderFact.Closed(OrderState.COMPLETED, "delivered")));
        assertThat(again).isEmpty();
        assertThat(load(181).state()).isEqualTo(OrderState.COMPLETED);
        assertThat(load(181).endState()).isEqualTo("delivered");
        assertThat(load(181).closedAt()).isEqualTo(OrdersDatabase.AT);
        refuses(tx -> orders.close(tx, List.of(new OrderClose(181, "canceled"))));
    }

    @Test
    void cancelingAnOrderCancelsItsOpenUnits() {
        capture(order(191, "web", "W-191", 5));
        change(tx -> orders.shipped(tx, List.of(new LineChange(191, 2, 1))));

        var emitted = database.transact(tx -> orders.close(tx, List.of(new OrderClose(191, "canceled"))));

        assertThat(emitted).extracting(RecordedTx.Fact::type).containsExactly("lines-dropped", "order-closed");
        assertThat(load(191).lines()).extracting(OrderLine::canceled).containsExactly(5L, 0L);
        assertThat(load(191).state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void listsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            capture(order(300 + i, "paged", "P-" + i, 1));
        }

        var first = list("paged", null, null, null, 2);
        var second = list("paged", null, null, first.getLast(), 2);
        var third = list("paged", null, null, second.getLast(), 2);

        assertThat(first).extracting(OrderId::value).containsExactly(304L, 303L);
        assertThat(second).extracting(OrderId::value).containsExactly(302L, 301L);
        assertThat(third).extracting(OrderId::value).containsExactly(300L);
    }

    @Test
    void answersWhatItCapturedAsItIsReadBack() {
        var plain = order(701, "web", "W-701", 3);
        var collected = new NewOrder(
                new OrderId(702),
                "web",
                "W-702",
                PLACED.plusNanos(1_234_567),
                "USD",
                new Customer("Ada", "", "555", "gold"),
                new Address("Ada", "1 Main St", "back door", "Springfield", null, "", "US", "556", null),
                "express",
                List.of(
                        new NewLine(1, null, "MUG", "Mug", 2, 1000, 0, 0, true, null),
                        new NewLine(2, "L2", "TEE", "Tee", 1, 0, 0, 0, false, null)),
                OrderAmounts.of(0, 2000),
                new OrderPayment("card", "tok_2", null),
                new DeliveryMethod(DeliveryMethod.PICKUP, "S001"),
                null,
                null,
                AGREED,
                List.of());

        var captured = database.read(tx -> orders.capture(tx, List.of(plain, collected)));

        assertThat(captured).isEqualTo(database.read(tx -> orders.load(tx, List.of(701L, 702L))));
    }

    @Test
    void findsOrdersByPartsOfWhatAPersonKnows() {
        capture(order(401, "find", "100%_off", 1));
        capture(order(402, "find", "F-402", 1));

        assertThat(list("find", null, "f-4", null, 10))
                .extracting(OrderId::value)
                .containsExactly(402L);
        assertThat(list("find", null, "LOVELACE", null, 10))
                .extracting(OrderId::value)
                .containsExactly(402L, 401L);
        assertThat(list("find", null, "ada@exam", null, 10)).hasSize(2);
        assertThat(list("find", null, "mug", null, 10)).hasSize(2);
        assertThat(list("find", null, "O401", null, 10))
                .extracting(OrderId::value)
                .containsExactly(401L);
        assertThat(list("find", null, "0%_o", null, 10))
                .extracting(OrderId::value)
                .containsExactly(401L);
        assertThat(list("find", null, "0__o", null, 10)).isEmpty();
        assertThat(list("find", OrderState.CANCELED, "mug", null, 10)).isEmpty();
    }

    @Test
    void findsOnlyAmongThoseThatAreGiven() {
        capture(order(601, "among", "a-1", 1));
        capture(order(602, "among", "a-2", 1));
        capture(order(603, "other", "a-3", 1));

        assertThat(among(List.of(601L, 603L), null)).containsExactly(601L);
        assertThat(among(List.of(601L, 602L), null)).containsExactly(602L, 601L);
        assertThat(among(List.of(601L, 602L), "A-2")).containsExactly(602L);
        assertThat(among(List.of(601L, 602L), "mug")).containsExactly(602L, 601L);
        assertThat(among(List.of(601L, 602L), "O601")).containsExactly(601L);
        assertThat(among(List.of(), null)).isEmpty();
    }

    private List<Long> among(List<Long> ids, @Nullable String text) {
        return database.read(tx -> orders.list(tx, new OrderQuery(filter("among", null, text), ids, null, 10))).stream()
                .map(order -> order.id().value())
                .toList();
    }

    @Test
    void findsOrdersOfASkuAndOfAPeriod() {
        capture(placed(order(801, "dated", "d-1", 1), "2026-11-20T12:00:00Z"));
        capture(placed(order(802, "dated", "d-2", 1), "2026-11-22T12:00:00Z"));
        // Arrived last, though it was placed before the one before it.
        capture(placed(order(803, "dated", "d-3", 1), "2026-11-21T12:00:00Z"));
        var all = new OrderFilter("dated", null, null, null, null, null, null);
        var second = Instant.parse("2026-11-21T12:00:00Z");
        var third = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(found(dated(second, null), null, 10)).containsExactly(802L, 803L);
        assertThat(found(dated(second, third), null, 10)).containsExactly(803L);
        assertThat(found(dated(null, third), null, 10)).containsExactly(803L, 801L);
        assertThat(found(dated(null, Instant.parse("2027-01-01T00:00:00Z")), 802L, 1))
                .containsExactly(803L);
        assertThat(found(dated(null, Instant.parse("2027-01-01T00:00:00Z")), 803L, 1))
                .containsExactly(801L);
        assertThat(found(of(all, "tee"), null, 2)).containsExactly(803L, 802L);
        assertThat(found(of(all, "tee"), 802L, 2)).containsExactly(801L);
        assertThat(found(of(all, "TE"), null, 10)).isEmpty();
        assertThat(found(of(dated(second, third), "TEE"), null, 10)).containsExactly(803L);
        assertThat(found(of(all, "TEE").ofText("d-1"), null, 10)).containsExactly(801L);
        assertThat(found(of(all, "PEN").ofText("d-1"), null, 10)).isEmpty();
    }

    private static OrderFilter dated(@Nullable Instant from, @Nullable Instant before) {
        return new OrderFilter("dated", null, null, null, null, from, before);
    }

    private static OrderFilter of(OrderFilter filter, String sku) {
        return new OrderFilter(
                filter.channel(), null, null, filter.text(), sku, filter.placedFrom(), filter.placedBefore());
    }

    private List<Long> found(OrderFilter filter, @Nullable Long after, int limit) {
        var query = new OrderQuery(filter, null, after == null ? null : new OrderId(after), limit);
        return database.read(tx -> orders.list(tx, query)).stream()
                .map(order -> order.id().value())
                .toList();
    }

    private static NewOrder placed(NewOrder order, String at) {
        return new NewOrder(
                order.id(),
                order.channel(),
                order.reference(),
                Instant.parse(at),
                order.currency(),
                order.customer(),
                order.shipTo(),
                order.service(),
                order.lines(),
                order.amounts(),
                order.payment(),
                DeliveryMethod.SHIPPED,
                null,
                null,
                order.agreement(),
                List.of());
    }

    private static OrderFilter filter(String channel, @Nullable OrderState state, @Nullable String text) {
        return new OrderFilter(channel, null, state, text, null, null, null);
    }

    @Test
    void findsWhatDoesNotAddUp() {
        var right = order(501, "web", "W-501", 1);
        var wrong = new NewOrder(
                new OrderId(502),
                "web",
                "W-502",
                PLACED,
                "USD",
                right.customer(),
                right.shipTo(),
                "standard",
                right.lines(),
                new OrderAmounts(499, 0, 99, 1),
                right.payment(),
                DeliveryMethod.SHIPPED,
                null,
                null,
                AGREED,
                List.of());

        var faults = database.read(tx -> {
            orders.capture(tx, List.of(right, wrong));
            return orders.verify(tx);
        });

        assertThat(faults).containsExactly("order O502: total 1 is not the sum of its lines, shipping and charges");
    }

    private void capture(NewOrder order) {
        database.transact(tx -> orders.capture(tx, List.of(order)));
    }

    private void change(OrdersDatabase.Change change) {
        database.transact(change);
    }

    private void refuses(OrdersDatabase.Change change) {
        assertThatThrownBy(() -> database.transact(change)).isInstanceOf(ImpossibleChange.class);
    }

    private Order load(long id) {
        return database.read(tx -> orders.load(tx, List.of(id))).getFirst();
    }

    private List<OrderId> list(
            String channel, @Nullable OrderState state, @Nullable String text, @Nullable OrderId below, int limit) {
        return database
                .read(tx -> orders.list(tx, new OrderQuery(filter(channel, state, text), null, below, limit)))
                .stream()
                .map(Order::id)
                .toList();
    }

    private static NewOrder order(long id, String channel, String reference, long mugs) {
        return new NewOrder(
                new OrderId(id),
                channel,
                reference,
                PLACED,
                "USD",
                new Customer("Ada Lovelace", "ada@example.com", null),
                new Address("Ada Lovelace", "1 Main St", null, "Springfield", "IL", "62701", "US", null, null),
                "standard",
                List.of(
                        new NewLine(1, "L1", "MUG", "Mug", mugs, 1000, 100, 50, null, null),
                        new NewLine(2, null, "TEE", "Tee", 1, 2500, 0, 0, null, null)),
                new OrderAmounts(499, 0, 99, mugs * 1000 - 100 + 50 + 2500 + 499 - 99),
                new OrderPayment("card", "tok_1", null),
                DeliveryMethod.SHIPPED,
                null,
                null,
                AGREED,
                List.of());
    }
}
