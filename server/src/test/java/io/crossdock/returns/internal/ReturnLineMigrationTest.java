package io.crossdock.returns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.returns.Return;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrates returns that stored substitutes as numbers. */
class ReturnLineMigrationTest {

    @Test
    void whatIsExpectedAndWhatCameKeepTheirLines() throws SQLException {
        try (var old = OldSchema.of("returns", "750")) {
            old.with("""
                    insert into returns.return (id, order_id, node, reason, state, requested_at)
                    values (9, 1, 'berlin', 'x', 'expected', '2026-11-23Z')""", """
                    insert into returns.line (return_id, line, sku, quantity)
                    values (9, 2, 'mug', 3), (9, 510002, 'cup', 2)""", """
                    insert into returns.arrival (return_id, at) values (9, '2026-11-23Z')""", """
                    insert into returns.arrival_line (return_id, line, sellable, damaged)
                    values (9, 2, 2, 1), (9, 510002, 1, 1)""");

            var received = RecordedTx.run(
                            old.migrated(),
                            Instant.parse("2026-11-24T12:00:00Z"),
                            tx -> new StoredReturns().receive(tx, List.of(9L)).getFirst())
                    .result();

            assertThat(received.lines())
                    .containsExactly(
                            new Return.Line(UnitLine.ordered(2), "mug", 3, 2, 1),
                            new Return.Line(UnitLine.substitute(2), "cup", 2, 1, 1));
        }
    }
}
