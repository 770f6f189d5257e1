package io.crossdock.storedvalue.internal;

import io.crossdock.engine.sql.Sql;
import io.crossdock.shared.Words;
import io.crossdock.storedvalue.ValueAccount;
import io.crossdock.storedvalue.ValueFact;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueKind;
import io.crossdock.storedvalue.ValueTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A gift card or store credit while a transaction holds its row lock. Amounts in minor units. */
final class AccountRow {

    final long id;
    final ValueTerms terms;
    final String lastFour;
    final long issued;
    long balance;
    long reserved;
    String state;
    boolean touched;

    private AccountRow(ResultSet rs) throws SQLException {
        id = rs.getLong("id");
        terms = new ValueTerms(
                Words.parse(ValueKind.class, rs.getString("kind")),
                rs.getString("currency"),
                rs.getString("holder"),
                Sql.timeOrNull(rs, "expires_at"));
        lastFour = rs.getString("last_four");
        issued = rs.getLong("issued_minor");
        balance = rs.getLong("balance_minor");
        reserved = rs.getLong("reserved_minor");
        state = rs.getString("state");
    }

    static AccountRow read(ResultSet rs) throws SQLException {
        return new AccountRow(rs);
    }

    long available() {
        return balance - reserved;
    }

    boolean blocked() {
        return state.equals(ValueAccount.BLOCKED);
    }

    boolean expired(Instant now) {
        return terms.expiresAt() != null && !terms.expiresAt().isAfter(now);
    }

    ValueAccount view() {
        return new ValueAccount(
                new ValueId(id),
                terms,
                lastFour,
                state,
                new ValueAccount.Amounts(issued, balance, reserved, available()));
    }

    ValueFact fact(long amount, String reason) {
        return new ValueFact(
                new ValueId(id).toString(), terms.kind().toString(), lastFour, amount, terms.currency(), reason);
    }
}
