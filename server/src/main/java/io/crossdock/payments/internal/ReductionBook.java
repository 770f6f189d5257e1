package io.crossdock.payments.internal;

import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.payments.CompensationFacts;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.shared.Money;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lowered prices of the orders of one {@link PaymentBook}. What is still to be charged is charged less; what is
 * charged already is a compensation, which pays back as returns do.
 */
final class ReductionBook {

    /** The process that pays back. */
    private static final String COMPENSATION = "compensation";

    private static final String RECLAIM = "reclaim";

    private final Tx tx;
    private final PaymentBook book;
    private final Map<Long, List<BookedReduction>> byOrder = new HashMap<>();

    ReductionBook(Tx tx, PaymentBook book, Collection<BookedReduction> known) {
        this.tx = tx;
        this.book = book;
        known.forEach(this::keep);
    }

    private void keep(BookedReduction reduction) {
        byOrder.computeIfAbsent(reduction.order, k -> new ArrayList<>()).add(reduction);
    }

    private List<BookedReduction> all(OrderAccount account) {
        return byOrder.getOrDefault(account.order, List.of());
    }

    /** That of a compensation; null for other subjects. */
    @Nullable
    BookedReduction of(OrderAccount account, long subject) {
        return all(account).stream()
                .filter(r -> r.subject == subject)
                .findFirst()
                .orElse(null);
    }

    /** What lowered prices take off the charge of these units. */
    long charge(OrderAccount account, PaymentRequest.Units units, long chargeMinor) {
        long taken = 0;
        for (var reduction : all(account)) {
            if (reduction.of(units.line())) {
                taken += reduction.charge(units.quantity(), chargeMinor - taken);
            }
        }
        return taken;
    }

    /** What is taken off an invoice as a whole. */
    long chargeWhole(OrderAccount account, long chargeMinor) {
        long taken = 0;
        for (var reduction : all(account)) {
            if (reduction.line == null) {
                taken += reduction.chargeWhole(chargeMinor - taken);
            }
        }
        return taken;
    }

    /** What these units that are still to be charged will cost less, at most this much. */
    long toBeTaken(OrderAccount account, List<PaymentRequest.Units> units, long chargeMinor) {
        long taken = wholeOpen(account);
        for (var u : units) {
            taken += share(account, u.line().line(), u.quantity());
        }
        return Math.min(taken, chargeMinor);
    }

    /** By how much units that come back were cheaper than their line said, at most this much. */
    long giveUp(OrderAccount account, PaymentRequest.Units units, long refundMinor) {
        long given = 0;
        for (var reduction : all(account)) {
            if (reduction.of(units.line())) {
                given += reduction.giveUp(units.quantity());
            }
        }
        return Math.min(given, refundMinor);
    }

    private long wholeOpen(OrderAccount account) {
        return all(account).stream()
                .filter(r -> r.line == null)
                .mapToLong(r -> r.open)
                .sum();
    }

    private long share(OrderAccount account, int line, long units) {
        return all(account).stream()
                .filter(r -> r.line != null && r.line == line)
                .mapToLong(r -> r.share(units))
                .sum();
    }

    /** Decides what is charged less and what is paid back. */
    ReductionPlan plan(PriceReduction wish) {
        var account = book.account(wish.order());
        long chargeable = chargeable(account, wish.open());
        long payable = payable(account);
        if (wish.line() == null) {
            long lowered = Math.min(wish.amountMinor(), chargeable);
            return plan(account, chargeable + payable, wish.amountMinor(), lowered);
        }
        int line = wish.line();
        long open = wish.open().getOrDefault(line, 0L);
        long share = share(account, line, open);
        long chargeLeft = Math.min(chargeable, Math.max(0, price(account, line, open) - share));
        long kept = all(account).stream()
                .filter(r -> r.line != null && r.line == line)
                .mapToLong(r -> r.kept)
                .sum();
        long backLeft = Math.min(payable, Math.max(0, keptValue(account, line) - Math.max(0, kept - share)));
        long charged = keptUnits(account, line);
        long back = open + charged == 0 ? 0 : AmountShares.ofFirst(charged, open + charged, wish.amountMinor());
        long lowered = Math.min(wish.amountMinor() - Math.min(back, backLeft), chargeLeft);
        return plan(account, chargeLeft + backLeft, wish.amountMinor(), lowered);
    }

    private static ReductionPlan plan(OrderAccount account, long most, long amount, long lowered) {
        return amount > most
                ? ReductionPlan.tooMuch(most)
                : new ReductionPlan(most, lowered, amount - lowered, account.collected(), 0);
    }

    /** Lowers a price. The plan fits. @return the plan with its compensation */
    ReductionPlan book(PriceReduction wish, ReductionPlan plan) {
        var account = book.account(wish.order());
        book.obligations().received(account);
        var reduction = new BookedReduction(tx.nextId(), account.order, wish.line());
        reduction.lowered = plan.loweredMinor();
        reduction.open = plan.loweredMinor();
        reduction.back = plan.backMinor();
        if (wish.line() != null) {
            reduction.openUnits = wish.open().getOrDefault(wish.line(), 0L);
            reduction.kept = wish.amountMinor();
            reduction.keptUnits = reduction.openUnits + keptUnits(account, wish.line());
        }
        add(account, reduction);
        account.reduced += reduction.amount();
        account.lowered += reduction.lowered;
        if (account.prepaid > 0) {
            returnUnspent(account, toCome(account, wish.open()));
        }
        long payBack = account.collected() ? reduction.amount() : reduction.back;
        return new ReductionPlan(
                plan.mostMinor(),
                plan.loweredMinor(),
                plan.backMinor(),
                plan.owedByChannel(),
                payBack > 0 ? begin(account, reduction, payBack) : 0);
    }

    /**
     * Nothing more of an order is charged: a sum that its customer was to keep, and that no charge has taken off, is
     * paid back of what was charged.
     */
    void complete(OrderAccount account) {
        for (var reduction : List.copyOf(all(account))) {
            long rest = reduction.line == null ? Math.min(reduction.open, payable(account)) : 0;
            if (rest > 0) {
                reduction.open -= rest;
                reduction.lowered -= rest;
                reduction.touched = true;
                account.lowered -= rest;
                account.touched = true;
                if (account.collected()) {
                    reduction.back += rest;
                } else {
                    var own = new BookedReduction(tx.nextId(), account.order, null);
                    own.back = rest;
                    add(account, own);
                    begin(account, own, rest);
                }
            }
        }
    }

    /** Charged at the order, and neither for goods that left nor paid back nor about to be. */
    long unspent(OrderAccount account) {
        long back = all(account).stream()
                .filter(r -> r.unsent)
                .mapToLong(r -> r.back)
                .sum();
        return Math.max(0, account.prepaid - account.chargedAside() - account.applied - back);
    }

    /**
     * Pays back what was charged at the order, is for no goods that left, and will not be.
     *
     * @param toCome what goods cost that may still leave
     */
    void returnUnspent(OrderAccount account, long toCome) {
        long rest = unspent(account) - toCome;
        if (rest > 0) {
            var own = new BookedReduction(tx.nextId(), account.order, null);
            own.unsent = true;
            own.back = rest;
            add(account, own);
            begin(account, own, rest);
        }
    }

    /** What units cost that may still be sent, with what is charged beside the lines. */
    long toCome(OrderAccount account, List<PaymentRequest.Units> units) {
        long amount = units.isEmpty() ? 0 : account.levelOpen;
        for (var u : units) {
            amount += account.line(u.line()).price(u.quantity());
        }
        return amount - toBeTaken(account, units, amount);
    }

    /** What an order costs as it stands: what was charged, or is to be, less what was taken off its prices since. */
    long standing(OrderAccount account, List<PaymentRequest.Units> units) {
        var known =
                units.stream().filter(u -> account.lines.containsKey(u.line())).toList();
        return Math.max(0, account.invoiced + toCome(account, known) - (account.reduced - account.lowered));
    }

    private long toCome(OrderAccount account, Map<Integer, Long> open) {
        return toCome(
                account,
                open.entrySet().stream()
                        .filter(line -> line.getValue() > 0)
                        .map(line -> new PaymentRequest.Units(UnitLine.ordered(line.getKey()), line.getValue()))
                        .toList());
    }

    /** The plan as its customer sees it: what is charged already can't be charged less. */
    ReductionPlan told(PriceReduction wish, ReductionPlan plan) {
        return book.account(wish.order()).prepaid == 0
                ? plan
                : new ReductionPlan(
                        plan.mostMinor(),
                        0,
                        plan.loweredMinor() + plan.backMinor(),
                        plan.owedByChannel(),
                        plan.subject());
    }

    /**
     * A charge at the order, or a part of it, was taken back: what was to be paid back of it, and is not asked for yet,
     * is not.
     *
     * @return what that charge has paid of invoices and has not any more
     */
    long takenBack(OrderAccount account) {
        var unsent = all(account).stream().filter(r -> r.unsent).toList();
        long excess = account.applied + unsent.stream().mapToLong(r -> r.back).sum() - account.prepaid;
        for (var reduction : unsent) {
            long cut = isAsked(reduction) ? 0 : Math.max(0, Math.min(excess, reduction.back));
            reduction.back -= cut;
            reduction.touched |= cut > 0;
            excess -= cut;
        }
        return Math.max(0, Math.min(excess, account.applied));
    }

    /** What was charged at the order has paid, or was paid back of, beyond what is charged: it was taken back since. */
    long uncovered(OrderAccount account) {
        long back = all(account).stream()
                .filter(r -> r.unsent)
                .mapToLong(r -> r.back)
                .sum();
        return Math.max(0, account.applied + back - account.prepaid);
    }

    /**
     * What was paid back of a charge at the order that failed afterwards: no goods are charged for it again, its
     * customer owes it, and a person says how that ends.
     *
     * @param amountMinor what was paid back and is not collected any more; nothing begins where it is 0
     */
    void reclaim(ProviderRequest charge, long amountMinor) {
        if (charge.kind != PaymentOperation.CAPTURE || amountMinor <= 0) {
            return;
        }
        var account = book.account(charge.order);
        long subject = tx.nextId();
        tx.start(List.of(
                new Tx.Start(subject, account.order, RECLAIM, Facts.of(CompensationFacts.AMOUNT_MINOR, amountMinor))));
        tx.raise(PaymentCaseKinds.PAID_BACK_UNCOLLECTED.problem(
                subject,
                "%s of %s failed after %s of it had been paid back: the customer of O%d owes that. Collected of the"
                                .formatted(
                                        charge.key,
                                        Money.text(charge.amount, account.currency),
                                        Money.text(amountMinor, account.currency),
                                        account.order)
                        + " order are now %s, paid back %s; what has left is charged again"
                                .formatted(
                                        Money.text(account.captured, account.currency),
                                        Money.text(account.refunded, account.currency))));
    }

    /** Books a charge that a person says was made; of an authorization, which there was none of any more. */
    void paidAgain(PersonSettlement word, long amountMinor) {
        var account = book.account(word.order());
        var tender = account.tenders.getFirst();
        long more = amountMinor - tender.open();
        var paid = new ToldMovement.Told(word.reference(), word.reference(), ToldMovement.Cause.PAID_AGAIN);
        if (more > 0) {
            account.authorize(tender, more);
            told(word, paid, "authorized", more);
        }
        account.captured += amountMinor;
        account.prepaid += amountMinor;
        tender.captured += amountMinor;
        told(word, paid, "captured", amountMinor);
        tx.settle(PaymentCaseKinds.PAID_BACK_UNCOLLECTED.settled(word.subject(), "paid: " + word.reference()));
    }

    void giveUpReclaim(PersonSettlement word, long amountMinor) {
        told(word, new ToldMovement.Told(word.reference(), word.reference()), "written-off", amountMinor);
        tx.settle(PaymentCaseKinds.PAID_BACK_UNCOLLECTED.settled(word.subject(), "written off by " + tx.actor()));
    }

    private void told(PersonSettlement word, ToldMovement.Told reference, String kind, long amountMinor) {
        var account = book.account(word.order());
        var fact = switch (kind) {
            case "authorized" -> Payments.AUTHORIZED;
            case "captured" -> Payments.CAPTURED;
            default -> Payments.WRITTEN_OFF;
        };
        book.bookTold(
                account,
                account.tenders.getFirst(),
                new ToldMovement(
                        word.subject(),
                        kind,
                        fact,
                        amountMinor,
                        "S" + word.subject() + "-" + kind + "-paid-again",
                        kind.equals("authorized") ? "outside" : "person",
                        reference));
    }

    private void add(OrderAccount account, BookedReduction reduction) {
        reduction.fresh = true;
        keep(reduction);
        account.touched = true;
    }

    private long begin(OrderAccount account, BookedReduction reduction, long payBack) {
        tx.start(List.of(new Tx.Start(
                reduction.subject, account.order, COMPENSATION, Facts.of(CompensationFacts.AMOUNT_MINOR, payBack))));
        return reduction.subject;
    }

    /** What is still to be charged, if these units are sent. */
    private long chargeable(OrderAccount account, Map<Integer, Long> open) {
        long amount = open.values().stream().anyMatch(units -> units > 0) ? account.levelOpen : 0;
        for (var line : open.entrySet()) {
            amount += price(account, line.getKey(), line.getValue()) - share(account, line.getKey(), line.getValue());
        }
        return Math.max(0, amount - wholeOpen(account));
    }

    /** The price of units of a line that are still to be sent; the lowest, where they may go as another SKU. */
    private static long price(OrderAccount account, int line, long units) {
        return account.lines.values().stream()
                .filter(l -> l.line.line() == line)
                .mapToLong(l -> l.price(units))
                .min()
                .orElse(0);
    }

    private static long keptUnits(OrderAccount account, int line) {
        return account.lines.values().stream()
                .filter(l -> l.line.line() == line)
                .mapToLong(l -> l.invoiced - l.refunded)
                .sum();
    }

    private static long keptValue(OrderAccount account, int line) {
        return account.lines.values().stream()
                .filter(l -> l.line.line() == line)
                .mapToLong(OrderAccount.Line::keptMinor)
                .sum();
    }

    /** What was charged and is neither paid back nor to be paid back. */
    private long payable(OrderAccount account) {
        if (account.collected()) {
            return book.obligations().charged(account);
        }
        long toCome = all(account).stream()
                .filter(r -> !isAsked(r))
                .mapToLong(r -> r.back)
                .sum();
        return Math.max(0, book.refundable(account) - account.chargedAside() - toCome - unspent(account));
    }

    /** Whether its refund is counted as under way or done. */
    private boolean isAsked(BookedReduction reduction) {
        return book.latest(book.account(reduction.order), PaymentOperation.REFUND, reduction.subject).stream()
                .anyMatch(request -> request.state != ProviderRequest.State.REFUSED);
    }

    /** What lowered prices take off a new invoice: of its units, then of its whole. */
    long credit(OrderAccount account, NewInvoice invoice, List<Long> charges, long levelMinor) {
        long lines = 0;
        long credit = 0;
        for (int i = 0; i < charges.size(); i++) {
            lines += charges.get(i);
            credit += charge(account, invoice.units().get(i), charges.get(i));
        }
        return credit + chargeWhole(account, lines + levelMinor - credit);
    }

    void store() {
        var all = byOrder.values().stream().flatMap(List::stream).toList();
        ReductionStore.insert(tx, all.stream().filter(r -> r.fresh).toList());
        ReductionStore.update(
                tx, all.stream().filter(r -> r.touched && !r.fresh).toList());
    }

    /** Charges units that left, less what their price was lowered by. */
    InvoiceStore.Invoice charge(PaymentBook book, NewInvoice invoice) {
        var account = book.account(invoice.order());
        var charges = invoice.units().stream()
                .map(units -> account.line(units.line()).invoice(units.quantity()))
                .toList();
        long lines = charges.stream().mapToLong(Long::longValue).sum();
        long level = invoice.level() == NewInvoice.Level.NOW ? account.levelOpen : 0;
        account.levelOpen -= level;
        long credit = credit(account, invoice, charges, level);
        long total = lines + level - credit;
        long applied = Math.min(total, unspent(account));
        account.applied += applied;
        book.invoice(account, invoice.fulfillment(), total);
        return new InvoiceStore.Invoice(invoice.fulfillment(), invoice.order(), lines, level, credit, 0, applied);
    }
}
