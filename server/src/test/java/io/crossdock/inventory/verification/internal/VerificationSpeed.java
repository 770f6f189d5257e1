package io.crossdock.inventory.verification.internal;

import io.crossdock.inventory.buffer.internal.BufferLearner;
import io.crossdock.inventory.walk.KeySlice;
import io.crossdock.inventory.walk.Walk;
import io.crossdock.inventory.walk.WalkStore;
import io.crossdock.support.RecordedTx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Prints the duration of a slice of verification and of learning. Run by hand: {@code VerificationSpeed jdbc-url user
 * password rows}, on an empty database with the migrations applied. Two ledger rows per stock row, one reservation per
 * ten.
 */
final class VerificationSpeed {

    private VerificationSpeed() {}

    public static void main(String[] args) throws Exception {
        try (var connection = DriverManager.getConnection(args[0], args[1], args[2])) {
            connection.setAutoCommit(false);
            load(connection, Long.parseLong(args[3]));
            walk(connection, "verify", (tx, slice) -> {
                if (!VerificationWalk.STOCK.on(tx, slice).isEmpty()) {
                    throw new IllegalStateException("the books disagree");
                }
            });
            walk(connection, "learn", (tx, slice) -> new BufferLearner().learn(tx, slice));
        }
    }

    private static void load(Connection connection, long rows) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into inventory.stock (sku, node, on_hand, reserved, counted_at)
                    select 'SKU-' || lpad((i / 30)::text, 7, '0'), 'N' || lpad((i %% 30)::text, 3, '0'), 18,
                        case when i %% 10 = 0 then 2 else 0 end, now()
                    from generate_series(1, %d) i""".formatted(rows));
            statement.execute("""
                    insert into inventory.reservation (owner_kind, owner_id, line, node, sku, quantity)
                    select 'order', row_number() over (), 1, node, sku, reserved from inventory.stock
                    where reserved > 0""");
            for (var entry : new String[] {"'opening', 20", "'shipped', -2"}) {
                statement.execute("""
                        insert into inventory.ledger (at, cause, subject, line, sku, node, on_hand, quarantined)
                        select '2026-11-20T10:00:00Z', %s, 0, 0, sku, node, %s, 0 from inventory.stock
                        """.formatted((Object[]) entry.split(", ")));
            }
            connection.commit();
        }
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze inventory.stock, inventory.ledger, inventory.reservation");
        }
        connection.setAutoCommit(false);
    }

    private interface Work {
        void on(RecordedTx tx, KeySlice slice);
    }

    /** Runs slices of the size that a walk settles at. */
    private static void walk(Connection connection, String name, Work work) throws Exception {
        int size = 5_000;
        var after = KeySlice.BEGIN;
        var times = new ArrayList<Long>();
        boolean last = false;
        long start = System.nanoTime();
        while (!last) {
            long begin = System.nanoTime();
            var tx = new RecordedTx(connection, Instant.parse("2026-11-23T10:00:00Z"));
            var slice = WalkStore.nextOfStock(tx, after, size);
            work.on(tx, slice);
            connection.commit();
            long ms = (System.nanoTime() - begin) / 1_000_000;
            times.add(ms);
            size = Walk.sized(size, ms);
            after = slice.to();
            last = slice.last();
        }
        times.sort(null);
        System.out.printf(
                "%s: %d slices, %.1f s in all, median %d ms, longest %d ms, last size %,d rows%n",
                name,
                times.size(),
                (System.nanoTime() - start) / 1e9,
                times.get(times.size() / 2),
                times.getLast(),
                size);
    }
}
