package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Tx;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders of a node among 20,000 fulfillments of twenty nodes: an order has two of one node. */
@Tag("slow")
class NodeOrdersTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = ServerDatabase.fresh();
        RecordedTx.run(database, AT, tx -> {
            tx.sql("""
                    insert into fulfillment.fulfillment (id, order_id, node, system, state, created_at)
                    select n, (n + 1) / 2, 'N' || (n + 1) / 2 % 20, 'http', 'released', now()
                    from generate_series(1, 20000) n
                    """).update();
            return tx.sql("analyze fulfillment.fulfillment").update();
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void namesEachOrderOnceNewestFirst() {
        assertThat(RecordedTx.run(database, AT, tx -> FulfillmentStore.ordersAt(tx, "N3", Long.MAX_VALUE, 3))
                        .result())
                .containsExactly(9_983L, 9_963L, 9_943L);
        assertThat(RecordedTx.run(database, AT, tx -> FulfillmentStore.ordersAt(tx, "N3", 9_963, 2))
                        .result())
                .containsExactly(9_943L, 9_923L);
        assertThat(RecordedTx.run(database, AT, tx -> FulfillmentStore.ordersAt(tx, "N", Long.MAX_VALUE, 3))
                        .result())
                .isEmpty();
    }

    @Test
    void readsNoOtherFulfillments() {
        long read = RecordedTx.run(database, AT, tx -> {
                    for (int i = 0; i < 12; i++) {
                        FulfillmentStore.ordersAt(tx, "N3", Long.MAX_VALUE, 50);
                    }
                    return rows(tx);
                })
                .result();

        assertThat(read).isLessThan(12 * 200);
    }

    /** Rows that this transaction has read so far. */
    private static long rows(Tx tx) {
        return tx.sql("""
                select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as read
                from pg_stat_xact_user_tables
                where schemaname = 'fulfillment'
                """).rows(rs -> rs.getLong("read")).getFirst();
    }
}
