package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goods that come back, or are lost, before all that has left is charged: what they cost is charged no more. Only what
 * is left of it then is paid back, so that nobody gets the money of one parcel for another that was never charged.
 */
final class CreditRule {

    private final Tx tx;
    private final PaymentBook book;
    private final Map<Long, List<InvoiceStore.Uncharged>> uncharged;
    private final Map<Long, Long> credited = new TreeMap<>();

    /** @param uncharged by order, the oldest first */
    CreditRule(Tx tx, PaymentBook book, Map<Long, List<InvoiceStore.Uncharged>> uncharged) {
        this.tx = tx;
        this.book = book;
        this.uncharged = uncharged;
    }

    /**
     * Takes an amount off what is still to be charged of an order, of the goods' own parcel first, then of the oldest.
     * What a provider was asked to charge, and has not answered yet, may be charged: it stays.
     *
     * @param wish the refund
     * @return what was taken off
     */
    long credit(OrderAccount account, PaymentRequest wish, long amount) {
        long left = amount;
        var open = uncharged.getOrDefault(account.order, List.of()).stream()
                .sorted(Comparator.comparing(invoice -> invoice.fulfillment() != wish.subject()))
                .toList();
        for (var invoice : open) {
            long rest = rest(account, invoice);
            long part = Math.min(left, rest);
            if (part > 0) {
                left -= part;
                book(account, wish, invoice.fulfillment(), part);
                if (part == rest) {
                    end(account, invoice.fulfillment(), part);
                }
            }
        }
        return amount - left;
    }

    /**
     * Whether what has left is still to be charged: not asked for yet, or refused, and neither credited nor given up.
     */
    boolean isOwed(OrderAccount account) {
        return uncharged.getOrDefault(account.order, List.of()).stream()
                .anyMatch(invoice -> rest(account, invoice) > 0);
    }

    private long rest(OrderAccount account, InvoiceStore.Uncharged invoice) {
        return invoice.minor()
                - credited.getOrDefault(invoice.fulfillment(), 0L)
                - underWay(account, invoice.fulfillment());
    }

    /** What may be captured yet of what was asked for. */
    private long underWay(OrderAccount account, long fulfillment) {
        return account.tenders.stream()
                .flatMap(book::of)
                .filter(r -> r.kind == PaymentOperation.CAPTURE && r.subject == fulfillment && r.state.open())
                .mapToLong(r -> r.amount)
                .sum();
    }

    private void book(OrderAccount account, PaymentRequest wish, long fulfillment, long amount) {
        credited.merge(fulfillment, amount, Long::sum);
        account.credited += amount;
        book.bookTold(
                account,
                account.tenders.getFirst(),
                new ToldMovement(
                        fulfillment,
                        "credited",
                        Payments.CREDITED,
                        amount,
                        wish.name() + "-credit-F" + fulfillment,
                        "goods",
                        new ToldMovement.Told(wish.name(), wish.name())));
    }

    /** Nothing is left to be charged: whoever waits for it goes on. */
    private void end(OrderAccount account, long fulfillment, long amount) {
        var key = "F" + fulfillment + "-credit";
        tx.settle(PaymentCaseKinds.CAPTURE_OWED.settled(fulfillment, "the goods came back, or were lost"));
        tx.signal(new Tx.Signal(
                fulfillment,
                Payments.CREDITED.name(),
                new MoneyMoved("O" + account.order, key, amount, account.currency, "goods", "")));
    }

    void store() {
        InvoiceStore.credit(tx, credited);
    }
}
