package io.crossdock.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.TenderView;
import io.crossdock.shared.UnitLine;
import io.crossdock.support.OldSchema;
import io.crossdock.support.RecordedTx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders from before orders could have several tenders. */
class TenderMigrationTest {

    private static final Instant AT = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void anOrderOfBeforeIsOneTenderAndKeepsItsKeys() throws SQLException {
        try (var old = OldSchema.of("payments", "1100")) {
            old.with("""
                    insert into payments.payment (order_id, channel, method, provider, token, currency, total_minor,
                        level_open_minor, authorized_minor, captured_minor, invoiced_minor)
                    values (5, 'web', 'card', 'adyen', 'card-5', 'USD', 3000, 0, 3000, 3000, 3000)""", """
                    insert into payments.line (order_id, line, quantity, net_minor, invoiced_units, refunded_units)
                    values (5, 1, 3, 3000, 3, 0)""", """
                    insert into payments.invoice (fulfillment, order_id, lines_minor, level_minor, at)
                    values (6, 5, 3000, 0, '2026-11-01T00:00:00Z')""", """
                    insert into payments.request (key, kind, subject, order_id, attempt, entry, amount_minor, state,
                        psp_reference, reason, requested_at)
                    values ('O5-auth', 'auth', 5, 5, 1, '1', 3000, 'done', 'psp-1', '', '2026-11-01T00:00:00Z'),
                        ('F6-capture', 'capture', 6, 5, 1, '1', 3000, 'done', 'psp-2', '',
                            '2026-11-01T00:00:00Z')""", """
                    insert into payments.movement (id, order_id, subject, kind, amount_minor, currency, key, source, at)
                    values (1, 5, 5, 'authorized', 3000, 'USD', 'O5-auth', 'provider', '2026-11-01T00:00:00Z'),
                        (2, 5, 6, 'invoiced', 3000, 'USD', 'F6-invoice', 'goods', '2026-11-01T00:00:00Z'),
                        (3, 5, 6, 'captured', 3000, 'USD', 'F6-capture', 'provider', '2026-11-01T00:00:00Z')""");
            var payments = new StoredPayments();

            var refund = new PaymentRequest(
                    PaymentOperation.REFUND,
                    7,
                    "R7",
                    5,
                    "1",
                    List.of(new PaymentRequest.Units(UnitLine.ordered(1), 1)));
            var asked = RecordedTx.run(old.migrated(), AT, tx -> payments.request(tx, List.of(refund)))
                    .result()
                    .getFirst();
            var view = RecordedTx.run(old.migrated(), AT, tx -> payments.of(tx, List.of(5L)))
                    .result()
                    .getFirst();
            List<String> violations =
                    RecordedTx.run(old.migrated(), AT, payments::verify).result();

            assertThat(((PaymentInstruction.Call) asked).key()).isEqualTo("R7-refund");
            assertThat(((PaymentInstruction.Call) asked).authorization().reference())
                    .isEqualTo("psp-1");
            assertThat(view.tenders())
                    .extracting(TenderView::type, TenderView::token)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("card", "card-5"));
            assertThat(violations).isEmpty();
        }
    }
}
