package io.crossdock.payments.internal;

import io.crossdock.payments.NewTender;
import io.crossdock.payments.TenderView;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One tender of an order while a transaction holds the order's row lock. Amounts in minor units. Balances change
 * through {@link OrderAccount}, which has the sums.
 */
final class TenderAccount {

    final long order;
    final int tender;
    final String type;
    final String provider;
    final @Nullable String token;
    final long limit;
    final int chargeSequence;
    final int refundSequence;
    /** The process for which it was opened after the order; 0: the order came with it. */
    long extension;

    /** Whether its limit is part of what the order costs. */
    boolean counts = true;

    /** Whether that is not decided yet. */
    boolean pending;

    /** The tender by whose token it is authorized; 0: its own. */
    int extended;

    long authorized;
    long captured;
    long refunded;
    long voided;
    long disputed;

    private TenderAccount(long order, NewTender terms) {
        this.order = order;
        this.tender = terms.tender();
        this.type = terms.type();
        this.provider = terms.provider();
        this.token = terms.token();
        this.limit = terms.limitMinor();
        this.chargeSequence = terms.chargeSequence();
        this.refundSequence = terms.refundSequence();
    }

    /** One of several. */
    static TenderAccount read(ResultSet rs) throws SQLException {
        var tender = new TenderAccount(
                rs.getLong("order_id"),
                new NewTender(
                        rs.getInt("tender"),
                        rs.getString("type"),
                        rs.getString("provider"),
                        rs.getString("token"),
                        rs.getLong("limit_minor"),
                        rs.getInt("charge_sequence"),
                        rs.getInt("refund_sequence")));
        tender.readBalances(rs);
        tender.extension = rs.getLong("extension");
        tender.extended = rs.getInt("extended_tender");
        var state = rs.getString("extension_state");
        tender.counts = state == null || state.equals("applied");
        tender.pending = "asked".equals(state);
        return tender;
    }

    /** The only one of an order: the columns of its payment. */
    static TenderAccount only(OrderAccount account, String type, ResultSet rs) throws SQLException {
        var tender = new TenderAccount(
                account.order, new NewTender(1, type, account.provider, account.token, account.total, 1, 1));
        tender.readBalances(rs);
        return tender;
    }

    private void readBalances(ResultSet rs) throws SQLException {
        authorized = rs.getLong("authorized_minor");
        captured = rs.getLong("captured_minor");
        refunded = rs.getLong("refunded_minor");
        voided = rs.getLong("voided_minor");
        disputed = rs.getLong("disputed_minor");
    }

    /** Authorized, and neither captured nor voided. */
    long open() {
        return authorized - captured - voided;
    }

    TenderView view() {
        return new TenderView(
                tender,
                type,
                provider,
                token,
                limit,
                new TenderView.Sequence(chargeSequence, refundSequence),
                new TenderView.Balances(authorized, captured, refunded, voided, disputed));
    }
}
