package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.PaidBack;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What channels have to pay back of the orders of one {@link PaymentBook}. Nothing here moves money: an obligation is
 * settled by a word about money that moved, and such a word that comes before the obligation is kept for it.
 */
final class ObligationBook {

    /** The signal that a subject gets when nothing is owed for it any more. */
    private static final String PAID = Payments.REFUNDED.name();

    private static final String TOO_MUCH = "it is more than the channel has: it is not booked";

    private final Tx tx;
    private final PaymentBook book;
    private final Map<Long, List<Obligation>> byOrder = new HashMap<>();

    ObligationBook(Tx tx, PaymentBook book, Collection<Obligation> known) {
        this.tx = tx;
        this.book = book;
        known.forEach(this::keep);
    }

    /** Books that a channel has the money of an order, which its order says, where no stage has booked it yet. */
    void received(OrderAccount account) {
        if (account.collected() && book.authorizations(account.tender(1)).isEmpty()) {
            book.received(PaymentBook.authorized(account));
        }
    }

    /** Books that a channel has the money of a further line, if that of the order is booked. */
    void receivedMore(OrderAccount account, NewPayment.Line line) {
        if (account.collected() && !book.authorizations(account.tender(1)).isEmpty() && line.totalMinor() > 0) {
            var kind = PaymentOperation.AUTHORIZE;
            var key = "O" + account.order + "-" + kind.word() + "-line-" + line.line();
            book.received(new ProviderRequest(key, kind, tx.nextId(), account.order, 1, "", line.totalMinor()));
        }
    }

    private void keep(Obligation obligation) {
        byOrder.computeIfAbsent(obligation.order, k -> new ArrayList<>()).add(obligation);
    }

    private List<Obligation> all(OrderAccount account) {
        return byOrder.getOrDefault(account.order, List.of());
    }

    /** That of a subject; null where none was noted. */
    @Nullable
    Obligation of(OrderAccount account, PaymentRequest wish) {
        return all(account).stream()
                .filter(o -> o.subject == wish.subject() && o.cause == cause(wish))
                .findFirst()
                .orElse(null);
    }

    private static Obligation.Cause cause(PaymentRequest wish) {
        if (wish.kind() == PaymentOperation.VOID) {
            return Obligation.Cause.CANCELED;
        }
        if (wish.name().startsWith("S")) {
            return Obligation.Cause.REDUCED;
        }
        return wish.name().startsWith("R") ? Obligation.Cause.RETURNED : Obligation.Cause.UNDELIVERED;
    }

    /**
     * What the channel has of an order and is charged for nothing, less what it owes already.
     *
     * @param toCome what is charged later
     */
    long uncharged(OrderAccount account, long toCome) {
        return Math.max(0, account.authorized - account.charged() - toCome - account.lowered - sum(account, true));
    }

    /** What is charged, less what is owed, or was, for goods that the customer does not have. */
    long charged(OrderAccount account) {
        return Math.max(0, account.charged() - (account.reduced - account.lowered) - sum(account, false));
    }

    private long sum(OrderAccount account, boolean canceled) {
        return all(account).stream()
                .filter(o -> o.cause != Obligation.Cause.REDUCED)
                .filter(o -> (o.cause == Obligation.Cause.CANCELED) == canceled)
                .mapToLong(o -> o.amount)
                .sum();
    }

    /** Paid back without an obligation: the word came first. */
    private long before(OrderAccount account) {
        long settled = all(account).stream().mapToLong(o -> o.settled).sum();
        return Math.max(0, account.refunded + account.voided - settled);
    }

    /**
     * Notes what the channel has to pay back for a subject: never more in all than it was given.
     *
     * @return whether any of it is not paid back yet
     */
    boolean owe(OrderAccount account, PaymentRequest wish, long wanted) {
        var known = of(account, wish);
        long noted = all(account).stream().mapToLong(o -> o.amount).sum();
        long amount = Math.min(wanted, account.authorized - noted);
        if (amount <= 0) {
            return known != null && known.open() > 0;
        }
        var obligation = known == null ? begin(account, wish) : known;
        long before = before(account);
        obligation.amount += amount;
        obligation.settle(Math.min(before, amount));
        recount(account);
        long more = amount - Math.min(before, amount);
        if (more > 0) {
            tx.emit(
                    obligation.subject,
                    Payments.OWED,
                    new MoneyMoved("O" + account.order, obligation.key, more, account.currency, "goods", ""));
            tell(account, obligation);
        }
        return obligation.open() > 0;
    }

    private Obligation begin(OrderAccount account, PaymentRequest wish) {
        var key = wish.name() + "-" + wish.kind().word();
        var obligation = new Obligation(key, account.order, wish.subject(), cause(wish), 0, tx.at());
        obligation.fresh = true;
        keep(obligation);
        return obligation;
    }

    /** Key in the ledger of what a word moved first. */
    static String key(PaidBack said) {
        return "paid-back-O" + said.order() + "-" + said.word();
    }

    /** Books a word about money that was paid back, and settles what is owed with it, the oldest first. */
    void paidBack(PaidBack said) {
        var account = book.account(said.order());
        var key = key(said);
        long left = Math.min(said.amountMinor(), room(account));
        if (left < said.amountMinor()) {
            unexplained(account, said, said.amountMinor() - left, TOO_MUCH);
        }
        int part = 1;
        for (var obligation : all(account)) {
            long settled = obligation.settle(left);
            if (settled > 0) {
                left -= settled;
                move(account, said, obligation.subject, settled, part == 1 ? key : key + "-" + part);
                follow(account, said, obligation);
                part++;
                wake(account, obligation);
            }
        }
        if (left > 0) {
            if (!all(account).isEmpty()) {
                unexplained(account, said, left, "nothing of it is owed: the customer may have been paid twice");
            }
            move(account, said, account.order, left, part == 1 ? key : key + "-" + part);
        }
    }

    /** Books a person's word that what is owed for one subject is settled: of more than the channel has it ends. */
    void settled(OrderAccount account, long subject, String reference) {
        for (var obligation : all(account)) {
            long open = obligation.subject == subject ? obligation.open() : 0;
            if (open > 0) {
                var said = new PaidBack(account.order, open, obligation.key, PaidBack.PERSON, reference);
                long moved = obligation.settle(room(account));
                if (moved > 0) {
                    move(account, said, subject, moved, "paid-back-" + obligation.key);
                }
                if (moved < open) {
                    obligation.amount -= open - moved;
                    recount(account);
                    unexplained(account, said, open - moved, TOO_MUCH);
                }
                follow(account, said, obligation);
            }
        }
    }

    /** What the channel has of an order and did not pay back. */
    private static long room(OrderAccount account) {
        return Math.max(0, account.authorized - account.refunded - account.voided);
    }

    /** Wakes the process that waits for the money. */
    private void wake(OrderAccount account, Obligation obligation) {
        if (obligation.open() == 0) {
            var paid = new MoneyMoved(
                    "O" + account.order, obligation.key, obligation.amount, account.currency, PaidBack.CHANNEL, "");
            tx.signal(new Tx.Signal(obligation.subject, PAID, paid));
        }
    }

    private void move(OrderAccount account, PaidBack said, long subject, long amount, String key) {
        account.refund(account.tender(1), amount);
        var told = new ToldMovement.Told(said.reference(), said.reference(), ToldMovement.Cause.PAID_BACK);
        book.bookTold(
                account,
                account.tender(1),
                new ToldMovement(subject, "refunded", Payments.REFUNDED, amount, key, said.source(), told));
        recount(account);
    }

    /** The case of a debt ends with it. Releases before had one case per order for all of its debts. */
    private void follow(OrderAccount account, PaidBack said, Obligation obligation) {
        var paid = "paid back: " + said.reference();
        if (obligation.open() > 0) {
            tell(account, obligation);
        } else {
            tx.settle(PaymentCaseKinds.REFUND_OWED_BY_CHANNEL.settled(obligation.subject, paid));
        }
        if (account.owed == 0 && obligation.subject != account.order) {
            tx.settle(PaymentCaseKinds.REFUND_OWED_BY_CHANNEL.settled(account.order, paid));
        }
    }

    private void recount(OrderAccount account) {
        account.owed = all(account).stream().mapToLong(Obligation::open).sum();
        account.touched = true;
    }

    /** Tells a person what is owed now for a subject: a debt is one case. */
    private void tell(OrderAccount account, Obligation obligation) {
        tx.raise(PaymentCaseKinds.REFUND_OWED_BY_CHANNEL.problem(
                obligation.subject,
                "%s has the money and has to pay back %s %s"
                        .formatted(
                                account.channel, Money.text(obligation.open(), account.currency), words(obligation))));
    }

    private static String words(Obligation obligation) {
        var name = obligation.key.substring(0, obligation.key.lastIndexOf('-'));
        return switch (obligation.cause) {
            case CANCELED -> "for what is not sent";
            case RETURNED -> "for return " + name;
            case REDUCED -> "for the lowered price " + name;
            case UNDELIVERED -> "for parcel " + name;
        };
    }

    private void unexplained(OrderAccount account, PaidBack said, long amount, String why) {
        tx.raise(PaymentCaseKinds.MONEY_MOVED_OUTSIDE.problem(
                account.order,
                "%s: %s were paid back, and of %s %s"
                        .formatted(
                                said.reference(),
                                Money.text(said.amountMinor(), account.currency),
                                Money.text(amount, account.currency),
                                why)));
    }

    void store() {
        var all = byOrder.values().stream().flatMap(List::stream).toList();
        ObligationStore.insert(tx, all.stream().filter(o -> o.fresh).toList());
        ObligationStore.update(
                tx,
                all.stream().filter(o -> o.touched && !o.fresh && o.amount > 0).toList());
        ObligationStore.delete(tx, all.stream().filter(o -> o.amount == 0).toList());
    }
}
