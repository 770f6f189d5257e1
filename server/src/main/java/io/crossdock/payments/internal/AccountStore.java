package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.LowerPrice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.extension.FurtherLine;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code payments.payment} and {@code payments.line}. */
final class AccountStore {

    private AccountStore() {}

    /** A line with its share of the order's discount. */
    private record NetLine(long order, int line, long quantity, long netMinor) {}

    static void open(Tx tx, List<NewPayment> payments) {
        var levels = new ArrayList<Long>(payments.size());
        var lines = new ArrayList<NetLine>();
        for (var payment : payments) {
            levels.add(level(payment));
            lines.addAll(net(payment));
        }
        tx.sql("""
                insert into payments.payment
                    (order_id, channel, method, provider, token, reference, currency, total_minor, level_open_minor,
                        tenders, tender_type)
                select order_id, channel, method, provider, token, reference, currency, total_minor, level_open_minor,
                    tenders, tender_type
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as p
                    (order_id, channel, method, provider, token, reference, currency, total_minor, level_open_minor,
                        tenders, tender_type)""")
                .longs(payments, NewPayment::order)
                .texts(payments, NewPayment::channel)
                .texts(payments, NewPayment::method)
                .texts(payments, AccountStore::provider)
                .texts(payments, AccountStore::token)
                .texts(payments, NewPayment::reference)
                .texts(payments, NewPayment::currency)
                .longs(payments, NewPayment::totalMinor)
                .longs(levels)
                .ints(payments, p -> Math.max(1, p.tenders().size()))
                .texts(
                        payments,
                        p -> p.tenders().size() == 1 ? p.tenders().getFirst().type() : null)
                .update();
        TenderStore.open(tx, payments);
        tx.sql("""
                insert into payments.line (order_id, line, quantity, net_minor)
                select order_id, line, quantity, net_minor
                from unnest(?, ?, ?, ?) as l (order_id, line, quantity, net_minor)""")
                .longs(lines, NetLine::order)
                .ints(lines, NetLine::line)
                .longs(lines, NetLine::quantity)
                .longs(lines, NetLine::netMinor)
                .update();
    }

    /** Raises what an order costs, with its further lines. */
    static void extend(Tx tx, MoneyExtension more) {
        tx.sql("""
                update payments.payment
                set total_minor = total_minor + ?, level_open_minor = level_open_minor + ?,
                    asked_minor = asked_minor - ?
                where order_id = ?""")
                .value(more.amountMinor())
                .value(more.levelMinor())
                .value(more.subject() == 0 ? 0 : more.amountMinor())
                .value(more.order())
                .update();
        tx.sql("""
                insert into payments.line (order_id, line, quantity, net_minor)
                select ?, line, quantity, net_minor
                from unnest(?, ?, ?) as l (line, quantity, net_minor)""")
                .value(more.order())
                .ints(more.lines(), FurtherLine::line)
                .longs(more.lines(), FurtherLine::quantity)
                .longs(more.lines(), FurtherLine::totalMinor)
                .update();
    }

    /** That of the first tender, for those who look at one order. */
    private static String provider(NewPayment payment) {
        return payment.tenders().isEmpty()
                ? payment.provider()
                : payment.tenders().getFirst().provider();
    }

    /** Several tenders have theirs in rows of their own. */
    private static @Nullable String token(NewPayment payment) {
        return switch (payment.tenders().size()) {
            case 0 -> payment.token();
            case 1 -> payment.tenders().getFirst().token();
            default -> null;
        };
    }

    /** Rounds down: a customer never pays more than the line's price. */
    static void lower(Tx tx, List<LowerPrice> prices) {
        tx.sql("""
                insert into payments.line (order_id, line, substitute, quantity, net_minor)
                select l.order_id, p.as_line, p.as_substitute, l.quantity,
                    div(l.net_minor::numeric * p.unit_price, p.instead_of)::bigint
                from unnest(?, ?, ?, ?, ?, ?) as p (order_id, line, as_line, as_substitute, unit_price, instead_of)
                join payments.line l on l.order_id = p.order_id and l.line = p.line and not l.substitute
                order by l.order_id, p.as_line
                on conflict (order_id, line, substitute) do update
                set net_minor = excluded.net_minor
                where payments.line.invoiced_units = 0""")
                .longs(prices, LowerPrice::order)
                .ints(prices, LowerPrice::line)
                .ints(prices, p -> p.as().line())
                .booleans(prices, p -> p.as().substitute())
                .longs(prices, LowerPrice::unitPriceMinor)
                .longs(prices, LowerPrice::insteadOfMinor)
                .update();
    }

    private static long sum(NewPayment payment) {
        return payment.lines().stream().mapToLong(NewPayment.Line::totalMinor).sum();
    }

    /** Shipping and surcharges, less the part of a discount that exceeds all lines together. */
    private static long level(NewPayment payment) {
        long left = payment.levelMinor() - Math.max(0, payment.discountMinor() - sum(payment));
        if (left < 0 || sum(payment) + payment.levelMinor() - payment.discountMinor() != payment.totalMinor()) {
            throw new IllegalArgumentException("the amounts of order " + payment.order() + " don't add up: " + payment);
        }
        return left;
    }

    private static List<NetLine> net(NewPayment payment) {
        var totals = payment.lines().stream().map(NewPayment.Line::totalMinor).toList();
        var parts = AmountShares.spread(Math.min(payment.discountMinor(), sum(payment)), totals);
        var net = new ArrayList<NetLine>(totals.size());
        for (int i = 0; i < totals.size(); i++) {
            var line = payment.lines().get(i);
            net.add(new NetLine(payment.order(), line.line(), line.quantity(), line.totalMinor() - parts.get(i)));
        }
        return net;
    }

    static List<OrderAccount> lock(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, channel, method, provider, token, reference, currency, total_minor, level_open_minor,
                    authorized_minor,
                    captured_minor, refunded_minor, voided_minor, invoiced_minor, credited_minor, disputed_minor,
                    owed_minor, reduced_minor, lowered_minor, prepaid_minor, applied_minor, asked_minor, tenders,
                    tender_type
                from payments.payment
                where order_id = any(?)
                order by order_id
                for no key update""").longs(new TreeSet<>(orders)).rows(OrderAccount::new);
    }

    /** Locks the money of the orders of these fulfillments' invoices: a late word is either seen or has to wait. */
    static void lockOf(Tx tx, Collection<Long> fulfillments) {
        tx.sql("""
                select p.order_id
                from payments.payment p
                where p.order_id in (select i.order_id from payments.invoice i where i.fulfillment = any(?))
                order by p.order_id
                for no key update""").longs(new TreeSet<>(fulfillments)).rows(rs -> rs.getLong("order_id"));
    }

    static List<OrderAccount> read(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, channel, method, provider, token, reference, currency, total_minor, level_open_minor,
                    authorized_minor,
                    captured_minor, refunded_minor, voided_minor, invoiced_minor, credited_minor, disputed_minor,
                    owed_minor, reduced_minor, lowered_minor, prepaid_minor, applied_minor, asked_minor, tenders,
                    tender_type
                from payments.payment
                where order_id = any(?)""").longs(new TreeSet<>(orders)).rows(OrderAccount::new);
    }

    static void lines(Tx tx, Collection<Long> orders, Map<Long, OrderAccount> accounts) {
        tx.sql("""
                select order_id, line, substitute, quantity, net_minor, invoiced_units, refunded_units
                from payments.line
                where order_id = any(?)""").longs(new TreeSet<>(orders)).rows(rs -> {
            var line = new OrderAccount.Line(
                    new UnitLine(rs.getInt("line"), 0, rs.getBoolean("substitute")),
                    rs.getLong("quantity"),
                    rs.getLong("net_minor"),
                    rs.getLong("invoiced_units"),
                    rs.getLong("refunded_units"));
            var account = accounts.get(rs.getLong("order_id"));
            return account == null ? line : account.lines.put(line.line, line);
        });
    }

    /** A line with its order, for storing. */
    private record LineOf(long order, OrderAccount.Line line) {}

    /** Counts what a provider has taken back of a charge: so much may have been paid back above what is captured. */
    static void reversed(Tx tx, ProviderRequest charge) {
        tx.sql("""
                update payments.payment
                set reversed_minor = reversed_minor + ?
                where order_id = ?""").value(charge.amount).value(charge.order).update();
    }

    static void update(Tx tx, List<OrderAccount> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        tx.sql("""
                update payments.payment p
                set level_open_minor = d.level_open, authorized_minor = d.authorized, captured_minor = d.captured,
                    refunded_minor = d.refunded, voided_minor = d.voided, invoiced_minor = d.invoiced,
                    credited_minor = d.credited, disputed_minor = d.disputed, owed_minor = d.owed,
                    reduced_minor = d.reduced, lowered_minor = d.lowered, prepaid_minor = d.prepaid,
                    applied_minor = d.applied
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as d
                    (order_id, level_open, authorized, captured, refunded, voided, invoiced, credited, disputed, owed,
                        reduced, lowered, prepaid, applied)
                where p.order_id = d.order_id""")
                .longs(accounts, a -> a.order)
                .longs(accounts, a -> a.levelOpen)
                .longs(accounts, a -> a.authorized)
                .longs(accounts, a -> a.captured)
                .longs(accounts, a -> a.refunded)
                .longs(accounts, a -> a.voided)
                .longs(accounts, a -> a.invoiced)
                .longs(accounts, a -> a.credited)
                .longs(accounts, a -> a.disputed)
                .longs(accounts, a -> a.owed)
                .longs(accounts, a -> a.reduced)
                .longs(accounts, a -> a.lowered)
                .longs(accounts, a -> a.prepaid)
                .longs(accounts, a -> a.applied)
                .update();
        var lines = accounts.stream()
                .flatMap(a -> a.lines.values().stream().map(l -> new LineOf(a.order, l)))
                .toList();
        if (!lines.isEmpty()) {
            updateLines(tx, lines);
        }
    }

    private static void updateLines(Tx tx, List<LineOf> lines) {
        tx.sql("""
                update payments.line l
                set invoiced_units = d.invoiced, refunded_units = d.refunded
                from unnest(?, ?, ?, ?, ?) as d (order_id, line, substitute, invoiced, refunded)
                where l.order_id = d.order_id and l.line = d.line and l.substitute = d.substitute
                    and (l.invoiced_units, l.refunded_units) is distinct from (d.invoiced, d.refunded)""")
                .longs(lines, l -> l.order)
                .ints(lines, l -> l.line.line.line())
                .booleans(lines, l -> l.line.line.substitute())
                .longs(lines, l -> l.line.invoiced)
                .longs(lines, l -> l.line.refunded)
                .update();
    }

    /** One sentence each: orders whose balances differ from the ledger. */
    static List<String> differing(Tx tx, int most) {
        return tx.sql("""
                with ledger as (
                    select order_id,
                        coalesce(sum(amount_minor) filter (where kind = 'authorized'), 0) as authorized,
                        coalesce(sum(amount_minor) filter (where kind = 'captured'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'capture-reversed'), 0) as captured,
                        coalesce(sum(amount_minor) filter (where kind = 'refunded'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'refund-reversed'), 0) as refunded,
                        coalesce(sum(amount_minor) filter (where kind = 'chargeback'), 0)
                            - coalesce(sum(amount_minor) filter (where kind = 'chargeback-reversed'), 0) as disputed,
                        coalesce(sum(amount_minor) filter (where kind = 'voided'), 0) as voided,
                        coalesce(sum(amount_minor) filter (where kind = 'invoiced'), 0) as invoiced,
                        coalesce(sum(amount_minor) filter (where kind = 'credited'), 0) as credited,
                        count(distinct currency) as currencies
                    from payments.movement
                    group by order_id
                )
                select p.order_id
                from payments.payment p
                left join ledger l on l.order_id = p.order_id
                where p.authorized_minor <> coalesce(l.authorized, 0)
                    or p.captured_minor <> coalesce(l.captured, 0)
                    or p.refunded_minor <> coalesce(l.refunded, 0)
                    or p.voided_minor <> coalesce(l.voided, 0)
                    or p.invoiced_minor <> coalesce(l.invoiced, 0)
                    or p.credited_minor <> coalesce(l.credited, 0)
                    or p.disputed_minor <> coalesce(l.disputed, 0)
                    or l.currencies > 1
                    or p.method <> 'collected' and p.refunded_minor > p.captured_minor and not exists (
                        select from payments.movement m
                        where m.order_id = p.order_id and m.kind = 'capture-reversed')
                order by p.order_id
                limit ?""")
                .value(most)
                .rows(rs -> "O" + rs.getLong("order_id") + ": balances differ from the money ledger");
    }

    /** Sums over all orders, by currency. */
    static List<CurrencyTotal> totals(Tx tx) {
        return tx.sql("""
                select currency, sum(authorized_minor)::bigint as authorized, sum(captured_minor)::bigint as captured,
                    sum(refunded_minor)::bigint as refunded, sum(invoiced_minor)::bigint as invoiced,
                    sum(voided_minor)::bigint as voided, sum(disputed_minor)::bigint as disputed,
                    sum(owed_minor)::bigint as owed
                from payments.payment
                group by currency
                order by currency""")
                .rows(rs -> new CurrencyTotal(
                        rs.getString("currency"),
                        rs.getLong("authorized"),
                        rs.getLong("captured"),
                        rs.getLong("refunded"),
                        rs.getLong("invoiced"),
                        new CurrencyTotal.Rest(rs.getLong("voided"), rs.getLong("disputed"), rs.getLong("owed"))));
    }

    /**
     * One sentence each where this is not so: a charge at the order is its movements, pays the invoices that say so,
     * and no more than there is is paid back.
     */
    static List<String> prepaidDiffering(Tx tx, int most) {
        return tx.sql("""
                select p.order_id
                from payments.payment p
                where p.order_id in (
                        select order_id from payments.movement
                        where kind = 'captured'
                            and (subject = order_id
                                or subject in (select extension from payments.tender t
                                    where t.order_id = movement.order_id)))
                    and (p.prepaid_minor <> (
                            select coalesce(sum(case kind when 'captured' then amount_minor else -amount_minor end), 0)
                            from payments.movement m
                            where m.order_id = p.order_id
                                and (m.subject = p.order_id
                                    or m.subject in (select extension from payments.tender t
                                        where t.order_id = p.order_id)
                                    or m.cause = 'paid-again')
                                and m.kind in ('captured', 'capture-reversed'))
                        or p.applied_minor <> (
                            select coalesce(sum(i.applied_minor), 0)
                            from payments.invoice i
                            where i.order_id = p.order_id))
                    or p.prepaid_minor > 0 and p.prepaid_minor - p.applied_minor < (
                        select coalesce(sum(r.back_minor), 0)
                        from payments.reduction r
                        where r.order_id = p.order_id and r.cause = 'unsent')
                        and not exists (
                            select from payments.movement m
                            where m.order_id = p.order_id and m.kind = 'capture-reversed')
                order by p.order_id
                limit ?""")
                .value(most)
                .rows(rs -> "O" + rs.getLong("order_id")
                        + ": what was charged at the order differs from the ledger, or from what it paid");
    }
}
