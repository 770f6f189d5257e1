package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares all books of payments with each other. */
final class MoneyCheck {

    /** Longest time of a capture, with outages, refusals and people's decisions. */
    private static final Duration CAPTURE_MAX = Duration.ofDays(14);

    private static final int SENTENCES_MAX = 100;

    private MoneyCheck() {}

    static List<String> violations(Tx tx) {
        var found = new ArrayList<String>();
        found.addAll(balances(tx));
        found.addAll(requests(tx));
        found.addAll(captures(tx));
        found.addAll(prepaid(tx));
        found.addAll(invoices(tx));
        found.addAll(obligations(tx));
        found.addAll(reductions(tx));
        found.addAll(evidence(tx));
        found.addAll(tenders(tx));
        return found.size() <= SENTENCES_MAX ? found : found.subList(0, SENTENCES_MAX);
    }

    private static List<String> balances(Tx tx) {
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
                    or p.disputed_minor <> coalesce(l.disputed, 0)
                    or l.currencies > 1
                order by p.order_id
                limit ?""")
                .value(SENTENCES_MAX)
                .rows(rs -> "O" + rs.getLong("order_id") + ": balances differ from the money ledger");
    }

    private static List<String> requests(Tx tx) {
        return tx.sql("""
                select coalesce(r.key, m.key) as key
                from (select key, amount_minor from payments.request
                    where state in ('done', 'expired') and amount_minor > 0 and kind <> 'void') r
                full join (select key, amount_minor from payments.movement b
                    where kind in ('authorized', 'captured', 'refunded') and source <> 'outside'
                        and not starts_with(key, 'paid-back-')
                        and not exists (select from payments.movement u where u.key = b.key || '-reversed')
                    ) m on m.key = r.key
                where r.amount_minor is distinct from m.amount_minor
                order by 1
                limit ?""")
                .value(SENTENCES_MAX)
                .rows(rs -> rs.getString("key") + ": the request and the movement differ");
    }

    /**
     * What was invoiced is captured in time; a refused capture is told by its case, which stays until it is settled.
     */
    private static List<String> captures(Tx tx) {
        return tx.sql("""
                select i.fulfillment, i.lines_minor + i.level_minor - i.credit_minor - i.applied_minor as invoiced,
                    coalesce(sum(m.amount), 0)::bigint as captured
                from payments.invoice i
                left join (
                    select subject, order_id,
                        case kind when 'capture-reversed' then -amount_minor else amount_minor end as amount
                    from payments.movement
                    where kind in ('captured', 'capture-reversed', 'written-off')
                    ) m on m.subject = i.fulfillment and m.order_id = i.order_id
                group by i.fulfillment
                having coalesce(sum(m.amount), 0) <> i.lines_minor + i.level_minor - i.credit_minor - i.applied_minor
                    and (coalesce(sum(m.amount), 0) <> 0 and not exists (
                            select from payments.request r
                            join payments.payment p on p.order_id = r.order_id and p.tenders > 1
                            where r.subject = i.fulfillment and r.kind = 'capture' and r.state <> 'done')
                        or i.at < ? and not exists (
                        select from payments.request r
                        where r.subject in (i.fulfillment, i.order_id) and r.kind = 'capture' and r.state = 'refused'))
                order by i.fulfillment
                limit ?""")
                .value(tx.at().minus(CAPTURE_MAX))
                .value(SENTENCES_MAX)
                .rows(rs -> "F" + rs.getLong("fulfillment") + ": invoiced " + rs.getLong("invoiced") + " and captured "
                        + rs.getLong("captured"));
    }

    /**
     * A charge at the order is its movements, pays the invoices that say so, and no more than there is is paid back.
     */
    private static List<String> prepaid(Tx tx) {
        return tx.sql("""
                select p.order_id
                from payments.payment p
                where p.order_id in (
                        select order_id from payments.movement
                        where kind = 'captured' and subject = order_id)
                    and (p.prepaid_minor <> (
                            select coalesce(sum(case kind when 'captured' then amount_minor else -amount_minor end), 0)
                            from payments.movement m
                            where m.order_id = p.order_id and m.subject = p.order_id
                                and m.kind in ('captured', 'capture-reversed'))
                        or p.applied_minor <> (
                            select coalesce(sum(i.applied_minor), 0)
                            from payments.invoice i
                            where i.order_id = p.order_id))
                    or p.prepaid_minor > 0 and p.prepaid_minor - p.applied_minor < (
                        select coalesce(sum(r.back_minor), 0)
                        from payments.reduction r
                        where r.order_id = p.order_id and r.cause = 'unsent')
                order by p.order_id
                limit ?""")
                .value(SENTENCES_MAX)
                .rows(rs -> "O" + rs.getLong("order_id")
                        + ": what was charged at the order differs from the ledger, or from what it paid");
    }

    /** What is owed is the open obligations, and what is settled of them was paid back. */
    private static List<String> obligations(Tx tx) {
        return ObligationStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": what is owed differs from its obligations")
                .toList();
    }

    /** By how much prices were lowered is what balances and invoices say. */
    private static List<String> reductions(Tx tx) {
        return ReductionStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": lowered prices differ from its balances or invoices")
                .toList();
    }

    /** Money that a channel or a person moved names who said so. */
    private static List<String> evidence(Tx tx) {
        return MovementStore.withoutEvidence(tx, SENTENCES_MAX).stream()
                .map(key -> key + ": nobody is named who said that this money moved")
                .toList();
    }

    /** Each tender of several is its movements, and all together are the order. */
    private static List<String> tenders(Tx tx) {
        return TenderStore.differing(tx, SENTENCES_MAX).stream()
                .map(order -> "O" + order + ": its tenders differ from the money ledger or from its balances")
                .toList();
    }

    private static List<String> invoices(Tx tx) {
        return tx.sql("""
                with shares as (
                    select order_id, sum(div(net_minor::numeric * invoiced_units, quantity)) as minor
                    from payments.line
                    group by order_id
                ), invoiced as (
                    select order_id, sum(lines_minor) as minor
                    from payments.invoice
                    group by order_id
                )
                select s.order_id
                from shares s
                left join invoiced i on i.order_id = s.order_id
                where s.minor <> coalesce(i.minor, 0)
                order by s.order_id
                limit ?""")
                .value(SENTENCES_MAX)
                .rows(rs -> "O" + rs.getLong("order_id") + ": invoices differ from the units charged");
    }
}
