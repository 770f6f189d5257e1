package io.crossdock.payments.internal;

import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaymentView;
import io.crossdock.shared.UnitLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order's money while a transaction holds its row lock. Amounts in minor units. */
final class OrderAccount {

    /** A line's units and amounts. */
    static final class Line {
        final UnitLine line;
        final long quantity;
        final long netMinor;
        long invoiced;
        long refunded;

        Line(UnitLine line, long quantity, long netMinor, long invoiced, long refunded) {
            this.line = line;
            this.quantity = quantity;
            this.netMinor = netMinor;
            this.invoiced = invoiced;
            this.refunded = refunded;
        }

        /** Charges units, and returns what they cost. */
        long invoice(long units) {
            if (invoiced + units > quantity) {
                throw new IllegalArgumentException("line " + line + ": " + units + " units to invoice, " + invoiced
                        + " of " + quantity + " are invoiced");
            }
            long before = AmountShares.ofFirst(invoiced, quantity, netMinor);
            invoiced += units;
            return AmountShares.ofFirst(invoiced, quantity, netMinor) - before;
        }

        /** What further units would cost, at most those that are not charged. */
        long price(long units) {
            long to = Math.min(quantity, invoiced + units);
            return AmountShares.ofFirst(to, quantity, netMinor) - AmountShares.ofFirst(invoiced, quantity, netMinor);
        }

        /** What the units cost that were charged and did not come back. */
        long keptMinor() {
            return AmountShares.ofFirst(invoiced, quantity, netMinor)
                    - AmountShares.ofFirst(refunded, quantity, netMinor);
        }

        /** What units cost that come back, at most those that were charged. */
        long worth(long units) {
            return AmountShares.ofFirst(Math.min(refunded + units, invoiced), quantity, netMinor)
                    - AmountShares.ofFirst(refunded, quantity, netMinor);
        }

        /** Refunds units, at most those that were charged, and returns what they cost. */
        long refund(long units) {
            long worth = worth(units);
            refunded = Math.min(refunded + units, invoiced);
            return worth;
        }
    }

    final long order;
    final String channel;
    final String method;
    final String provider;
    final @Nullable String token;
    final @Nullable String reference;
    final String currency;
    final long total;
    long levelOpen;
    long authorized;
    long captured;
    long refunded;
    long voided;
    long invoiced;

    /** Of that, what is charged no more. */
    long credited;

    long disputed;

    /** What the channel has to pay back, and has not. */
    long owed;

    /** By how much its price was lowered after the order. */
    long reduced;

    /** Of that, what is taken off later charges. */
    long lowered;

    /** Captured for the order, before its goods left. */
    long prepaid;

    /** Of that, what has paid invoices. */
    long applied;

    /** What was asked of tenders for changes that are not part of the total. */
    final long asked;

    boolean touched;

    /** In the sequence in which they are charged; the only one has the balances of the order. */
    final List<TenderAccount> tenders = new ArrayList<>();

    /** Whether it has several tenders, which have rows of their own. */
    final boolean split;

    final Map<UnitLine, Line> lines = new TreeMap<>();

    OrderAccount(ResultSet rs) throws SQLException {
        order = rs.getLong("order_id");
        channel = rs.getString("channel");
        method = rs.getString("method");
        provider = rs.getString("provider");
        token = rs.getString("token");
        reference = rs.getString("reference");
        currency = rs.getString("currency");
        total = rs.getLong("total_minor");
        levelOpen = rs.getLong("level_open_minor");
        authorized = rs.getLong("authorized_minor");
        captured = rs.getLong("captured_minor");
        refunded = rs.getLong("refunded_minor");
        voided = rs.getLong("voided_minor");
        invoiced = rs.getLong("invoiced_minor");
        credited = rs.getLong("credited_minor");
        disputed = rs.getLong("disputed_minor");
        owed = rs.getLong("owed_minor");
        reduced = rs.getLong("reduced_minor");
        lowered = rs.getLong("lowered_minor");
        prepaid = rs.getLong("prepaid_minor");
        applied = rs.getLong("applied_minor");
        asked = rs.getLong("asked_minor");
        split = rs.getInt("tenders") > 1;
        if (!split) {
            var type = rs.getString("tender_type");
            tenders.add(TenderAccount.only(
                    this, Objects.requireNonNullElse(type, collected() ? "channel" : NewPayment.CARD), rs));
        }
    }

    boolean collected() {
        return method.equals(NewPayment.COLLECTED);
    }

    /** What is charged, and what is about to be: a parcel has its invoice a moment before it is charged. */
    long charged() {
        return Math.max(captured, invoiced - credited);
    }

    Line line(UnitLine units) {
        var line = lines.get(units);
        if (line == null) {
            throw new IllegalArgumentException("order " + order + " has no line " + units);
        }
        return line;
    }

    TenderAccount tender(int number) {
        for (var tender : tenders) {
            if (tender.tender == number) {
                return tender;
            }
        }
        throw new IllegalStateException("order " + order + " has no tender " + number);
    }

    /** In the sequence in which they get money back. */
    List<TenderAccount> refundSequence() {
        return tenders.stream()
                .sorted(Comparator.<TenderAccount>comparingInt(t -> t.refundSequence)
                        .thenComparingInt(t -> t.tender))
                .toList();
    }

    void authorize(TenderAccount tender, long amount) {
        authorized += amount;
        tender.authorized += amount;
        touched = true;
    }

    /** The tender that an extension asks, the newest one; null for other subjects. */
    @Nullable
    TenderAccount extended(long subject) {
        return tenders.stream()
                .filter(t -> t.extension == subject)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /** The next tender by whose token a difference may be authorized. @param extension 0: before the first one */
    Optional<TenderAccount> next(long extension) {
        var asked = tenders.stream()
                .filter(t -> extension != 0 && t.extension == extension)
                .map(t -> t.extended)
                .collect(Collectors.toSet());
        return tenders.stream()
                .filter(t -> t.extension == 0 && t.token != null && !asked.contains(t.tender))
                .findFirst();
    }

    /** Charged for what is not part of the order yet. */
    long chargedAside() {
        return tenders.stream()
                .filter(t -> t.pending)
                .mapToLong(t -> t.captured)
                .sum();
    }

    /** @param amount below zero where a capture is taken back */
    void capture(ProviderRequest request, long amount) {
        var tender = tender(request.tender);
        prepaid += request.ahead ? amount : 0;
        captured += amount;
        tender.captured += amount;
        touched = true;
    }

    /** @param amount below zero where a refund is taken back */
    void refund(TenderAccount tender, long amount) {
        refunded += amount;
        tender.refunded += amount;
        touched = true;
    }

    void giveUp(TenderAccount tender, long amount) {
        voided += amount;
        tender.voided += amount;
        touched = true;
    }

    /** @param amount below zero where a bank gives it again */
    void dispute(TenderAccount tender, long amount) {
        disputed += amount;
        tender.disputed += amount;
        touched = true;
    }

    /** The fact of a movement of a tender. */
    MoneyMoved moved(TenderAccount tender, String key, long amount, String source, String reason) {
        return new MoneyMoved("O" + order, key, amount, currency, source, reason, tender.type);
    }

    PaymentView view() {
        return new PaymentView(
                order,
                method,
                currency,
                total,
                authorized,
                captured,
                refunded,
                voided,
                invoiced - credited,
                disputed,
                owed,
                prepaid - applied,
                tenders.stream().map(TenderAccount::view).toList());
    }
}
