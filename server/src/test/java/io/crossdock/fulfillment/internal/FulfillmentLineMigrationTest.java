package io.crossdock.fulfillment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrates fulfillments that stored kit components and substitutes as numbers. */
class FulfillmentLineMigrationTest {

    @Test
    void workAndWhatIsSaidOfItKeepTheirLines() throws SQLException {
        try (var old = OldSchema.of("fulfillment", "700")) {
            old.with("""
                    insert into fulfillment.fulfillment (id, order_id, node, state, created_at)
                    values (7, 1, 'berlin', 'released', '2026-11-23Z')""", """
                    insert into fulfillment.line (fulfillment, line, sku, quantity)
                    values (7, 1, 'mug', 1), (7, 510001, 'cup', 2), (7, 10002, 'lid', 3), (7, 20002, 'pot', 4)""", """
                    insert into fulfillment.report (fulfillment, carrier, tracking, at)
                    values (7, 'ups', 'TRK', '2026-11-23Z')""", """
                    insert into fulfillment.report_line (fulfillment, line, quantity)
                    values (7, 1, 1), (7, 510001, 1), (7, 10002, 3), (7, 20002, 2)""");

            var shipped = RecordedTx.run(old.migrated(), Instant.parse("2026-11-24T12:00:00Z"), tx -> {
                        var fulfillments = new StoredFulfillments(OneSystem.HTTP);
                        fulfillments.ship(tx, List.of(7L));
                        return fulfillments.load(tx, List.of(7L)).getFirst();
                    })
                    .result();

            assertThat(shipped.lines())
                    .containsExactly(
                            new Fulfillment.Line(UnitLine.ordered(1), "mug", 1, 1),
                            new Fulfillment.Line(UnitLine.substitute(1), "cup", 2, 1),
                            new Fulfillment.Line(UnitLine.component(2, 1), "lid", 3, 3),
                            new Fulfillment.Line(UnitLine.component(2, 2), "pot", 4, 2));
        }
    }
}
