package io.crossdock.storedvalue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What one order has reserved of an account. Amounts in minor units. */
final class ValueReservation {

    final String key;
    final long account;
    final long amount;
    long captured;
    long released;
    long refunded;
    boolean touched;
    boolean fresh;

    ValueReservation(String key, long account, long amount) {
        this.key = key;
        this.account = account;
        this.amount = amount;
    }

    static ValueReservation read(ResultSet rs) throws SQLException {
        var row = new ValueReservation(rs.getString("key"), rs.getLong("account_id"), rs.getLong("amount_minor"));
        row.captured = rs.getLong("captured_minor");
        row.released = rs.getLong("released_minor");
        row.refunded = rs.getLong("refunded_minor");
        return row;
    }

    /** Reserved, and neither captured nor released. */
    long open() {
        return amount - captured - released;
    }
}
