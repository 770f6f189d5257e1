package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Writes out why movements were booked, which only their keys said. */
class CauseMigrationTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void whatAKeySaidIsAFactAndTheLedgerStaysClosed() throws SQLException {
        try (var old = OldSchema.of("payments", "1221")) {
            old.with("""
                    insert into payments.payment (order_id, channel, method, provider, currency, total_minor,
                        level_open_minor, authorized_minor, captured_minor, refunded_minor, invoiced_minor)
                    values (5, 'shopify', 'collected', 'adyen', 'USD', 3000, 0, 3000, 0, 1000, 0)""", """
                    insert into payments.movement
                        (id, order_id, subject, kind, amount_minor, currency, key, source, psp_reference, at)
                    values (1, 5, 5, 'authorized', 3000, 'USD', 'O5-auth', 'channel', null, '2026-11-01T00:00:00Z'),
                        (2, 5, 5, 'refunded', 1000, 'USD', 'paid-back-O5-r1', 'channel', 'r1', '2026-11-01T00:00:00Z'),
                        (3, 5, 7, 'captured', 500, 'USD', 'S7-captured-paid-again', 'person', 'bank',
                            '2026-11-01T00:00:00Z')""");

            var causes = RecordedTx.run(old.migrated(), AT, tx -> tx.sql("""
                            select coalesce(cause, '-') as cause
                            from payments.movement
                            order by id""").rows(rs -> rs.getString("cause")))
                    .result();

            assertThat(causes).containsExactly("-", "paid-back", "paid-again");
        }
    }
}
