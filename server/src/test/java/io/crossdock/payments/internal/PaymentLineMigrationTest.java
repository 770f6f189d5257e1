package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Migrates accounts that stored the lines of cheaper substitutes as numbers. */
class PaymentLineMigrationTest {

    @Test
    void aLineAndItsCheaperSubstituteStayApart() throws SQLException {
        try (var old = OldSchema.of("payments", "500")) {
            old.with("""
                    insert into payments.payment (order_id, channel, method, currency, total_minor, level_open_minor)
                    values (5, 'web', 'card', 'USD', 3000, 0)""", """
                    insert into payments.line (order_id, line, quantity, net_minor, invoiced_units)
                    values (5, 1, 3, 3000, 1), (5, 510001, 3, 2400, 2)""");

            var lines = RecordedTx.run(old.migrated(), Instant.parse("2026-11-24T12:00:00Z"), tx -> {
                        var account = AccountStore.lock(tx, List.of(5L)).getFirst();
                        AccountStore.lines(tx, List.of(5L), Map.of(5L, account));
                        account.line(UnitLine.ordered(1)).invoice(1);
                        account.line(UnitLine.substitute(1)).refund(1);
                        AccountStore.update(tx, List.of(account));
                        return tx.sql("select line, substitute, net_minor, invoiced_units, refunded_units from"
                                        + " payments.line order by substitute")
                                .rows(rs -> "%d %b %d: %d %d"
                                        .formatted(
                                                rs.getInt(1),
                                                rs.getBoolean(2),
                                                rs.getLong(3),
                                                rs.getLong(4),
                                                rs.getLong(5)));
                    })
                    .result();

            assertThat(lines).containsExactly("1 false 3000: 2 0", "1 true 2400: 2 1");
        }
    }
}
