package io.crossdock.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderFilter;
import io.crossdock.orders.OrderQuery;
import io.crossdock.orders.OrderState;
import io.crossdock.orders.seller.SoldBy;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A list of orders reads about as many rows as it shows, however many orders there are. */
@Tag("slow")
class OrderListPlanTest {

    private static final int ORDERS = 200_000;
    private static final int LIMIT = 51;

    /** So often that PostgreSQL no longer plans for the values. */
    private static final int TIMES = 12;

    private static OrdersDatabase database;
    private final OrderListStore list = new OrderListStore();

    /** One order a minute, with a mug. Every thousandth has a teapot and is canceled; every ten-thousandth is Ada's. */
    @BeforeAll
    static void fill() {
        database = new OrdersDatabase();
        database.transact(tx -> {
            tx.sql("""
                    insert into orders.order (id, channel, reference, placed_at, captured_at, currency, service,
                        shipping_minor, charges_minor, total_minor, customer_name, customer_email, ship_name,
                        ship_line1, ship_city, ship_postal_code, ship_country, state, end_state, closed_at)
                    select n, 'web', 'W-' || n, t.at, t.at, 'USD', 'standard', 0, 0, 1000,
                        case when n % 10000 = 0 then 'Ada Lovelace' else 'Customer ' || n end, n || '@example.com',
                        'A', '1 Main St', 'Springfield', '62701', 'US',
                        case when n % 1000 = 0 then 'canceled' else 'completed' end, 'end', t.at
                    from generate_series(1, ?) n
                    cross join lateral (select timestamptz '2026-01-01 00:00Z' + n * interval '1 minute') t (at)
                    """).value(ORDERS).update();
            tx.sql("""
                    insert into orders.line (order_id, line, sku, title, ordered, unit_price_minor, discount_minor,
                        tax_minor)
                    select n, 1, 'MUG', 'Mug', 1, 1000, 0, 0 from generate_series(1, ?) n
                    union all
                    select n * 1000, 2, 'TEAPOT', 'Teapot', 1, 1000, 0, 0 from generate_series(1, ? / 1000) n
                    """).value(ORDERS).value(ORDERS).update();
        });
        database.transact(tx -> {
            tx.sql("analyze orders.order").update();
            tx.sql("analyze orders.line").update();
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void allOrders() {
        assertThat(rowsRead(OrderFilter.ALL, null)).isLessThan(200);
    }

    @Test
    void bySku() {
        assertThat(rowsRead(sku("teapot"), null)).isLessThan(1_000);
        assertThat(rowsRead(sku("MUG"), null)).isLessThan(1_000);
        assertThat(rowsRead(sku("BOWL"), null)).isLessThan(10);
    }

    @Test
    void byTheTimeOfPlacement() {
        var morning = Instant.parse("2026-02-01T08:00:00Z");

        assertThat(rowsRead(placed(morning, morning.plusSeconds(3_600)), null)).isLessThan(200);
        assertThat(rowsRead(placed(morning, null), null)).isLessThan(200);
        assertThat(rowsRead(placed(null, morning), null)).isLessThan(200);
    }

    @Test
    void byTheCustomersName() {
        assertThat(rowsRead(OrderFilter.ALL.ofText("lovelace"), null)).isLessThan(2_000);
        assertThat(rowsRead(OrderFilter.ALL.ofText("nobody"), null)).isLessThan(10);
    }

    @Test
    void byReference() {
        var reference = new OrderFilter(null, "W-123456", null, null, null, null, null);

        assertThat(rowsRead(reference, null)).isLessThan(1_000);
    }

    @Test
    void byState() {
        var completed = new OrderFilter(null, null, OrderState.COMPLETED, null, null, null, null);

        assertThat(rowsRead(completed, null)).isLessThan(200);
    }

    @Test
    void bySeller() {
        assertThat(soldRows(new SoldBy("rare", null))).isLessThan(10);
        assertThat(soldRows(new SoldBy(null, "nobody"))).isLessThan(10);
    }

    @Test
    void amongOrdersOfANode() {
        var among = LongStream.rangeClosed(1, 500).mapToObj(n -> n * 7).toList();

        assertThat(rowsRead(OrderFilter.ALL, among)).isLessThan(2_000);
        assertThat(rowsRead(sku("MUG"), among)).isLessThan(3_000);
    }

    private static OrderFilter sku(String sku) {
        return new OrderFilter(null, null, null, null, sku, null, null);
    }

    private static OrderFilter placed(@Nullable Instant from, @Nullable Instant before) {
        return new OrderFilter(null, null, null, null, null, from, before);
    }

    /** Rows of orders and lines that the last of several equal queries read. */
    private long rowsRead(OrderFilter filter, @Nullable List<Long> among) {
        return rowsRead(new OrderQuery(filter, among, null, LIMIT));
    }

    private long soldRows(SoldBy seller) {
        return rowsRead(new OrderQuery(OrderFilter.ALL, seller, null, null, LIMIT));
    }

    private long rowsRead(OrderQuery query) {
        return database.read(tx -> {
            for (int i = 1; i < TIMES; i++) {
                list.ids(tx, query);
            }
            long before = rows(tx);
            list.ids(tx, query);
            return rows(tx) - before;
        });
    }

    /** Rows that this transaction has read so far. */
    private static long rows(Tx tx) {
        return tx.sql("""
                select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as read
                from pg_stat_xact_user_tables
                where schemaname = 'orders'
                """).rows(rs -> rs.getLong("read")).getFirst();
    }
}
