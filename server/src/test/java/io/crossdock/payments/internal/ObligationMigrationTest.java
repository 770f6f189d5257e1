package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrates channels' money that was booked as given back with nobody's word. */
class ObligationMigrationTest {

    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    /** The ledger can't be changed: what it has counts as settled, and settles nothing that comes later. */
    @Test
    void whatWasBookedStaysBookedAndALaterReturnIsOwed() throws SQLException {
        try (var old = OldSchema.of("payments", "520")) {
            old.with("""
                    insert into payments.payment (order_id, channel, method, provider, currency, total_minor,
                        level_open_minor, authorized_minor, captured_minor, refunded_minor, invoiced_minor)
                    values (5, 'shopify', 'collected', 'adyen', 'USD', 3000, 0, 3000, 3000, 1000, 3000)""", """
                    insert into payments.line (order_id, line, quantity, net_minor, invoiced_units, refunded_units)
                    values (5, 1, 3, 3000, 3, 1)""", """
                    insert into payments.movement (id, order_id, subject, kind, amount_minor, currency, key, source, at)
                    values (1, 5, 5, 'authorized', 3000, 'USD', 'O5-auth', 'channel', '2026-11-01T00:00:00Z'),
                        (2, 5, 6, 'invoiced', 3000, 'USD', 'F6-invoice', 'goods', '2026-11-01T00:00:00Z'),
                        (3, 5, 6, 'captured', 3000, 'USD', 'F6-capture', 'channel', '2026-11-01T00:00:00Z'),
                        (4, 5, 7, 'refunded', 1000, 'USD', 'R7-refund', 'channel', '2026-11-01T00:00:00Z')""");
            var payments = new StoredPayments();

            var said = RecordedTx.run(
                            old.migrated(), AT, tx -> payments.request(tx, List.of(back("R7", 7), back("R8", 8))))
                    .result();
            var view = RecordedTx.run(old.migrated(), AT, tx -> payments.of(tx, List.of(5L)))
                    .result()
                    .getFirst();

            assertThat(said)
                    .containsExactly(
                            new PaymentInstruction.Settled(MovementState.COLLECTED),
                            new PaymentInstruction.Settled(MovementState.PENDING));
            assertThat(view.refundedMinor()).isEqualTo(1_000);
            assertThat(view.owedMinor()).isEqualTo(1_000);
        }
    }

    private static PaymentRequest back(String name, long subject) {
        var units = List.of(new PaymentRequest.Units(UnitLine.ordered(1), 1));
        return new PaymentRequest(PaymentOperation.REFUND, subject, name, 5, "1", units);
    }
}
