package io.crossdock.payments.internal;

import io.crossdock.engine.CaseKind;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.Payments;
import io.crossdock.payments.ProviderNews;
import io.crossdock.shared.Money;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies what a provider tells: answers to requests, and what nobody here asked for. Money that moved is booked with
 * the provider's reference as its evidence, once; what can't be booked, or needs a person, is a case of the order.
 */
final class ProviderNewsRule {

    private final Tx tx;
    private final PaymentBook book;
    private final ProviderAnswers answers;
    private final Map<String, Long> ordersByReference;
    private final Set<String> booked;

    /** @param booked keys of movements that are booked, of those that this news may have */
    ProviderNewsRule(Tx tx, PaymentBook book, Map<String, Long> ordersByReference, Set<String> booked) {
        this.tx = tx;
        this.book = book;
        this.answers = new ProviderAnswers(tx, book);
        this.ordersByReference = ordersByReference;
        this.booked = booked;
    }

    /** Key of a movement that nobody here asked for. */
    static String key(ProviderNews news) {
        return "psp-" + news.word() + "-" + news.answer().reference();
    }

    /** Applies news. @return whether it is about a payment with this provider */
    boolean told(String provider, ProviderNews news) {
        var request = book.request(news.answer().key());
        var account = account(request, news);
        if (account == null) {
            return false;
        }
        var tender = tender(account, request, news);
        if (!tender.provider.equals(provider)) {
            return false;
        }
        if (request != null && news.kind().answers(request.kind)) {
            answers.reported(request, news.answer());
        } else if (news.answer().result() == PaymentAnswer.Result.REFUSED) {
            fact(account, Payments.TOLD, news, amount(account, news));
        } else {
            unasked(account, tender, news);
        }
        return true;
    }

    /** Once all news is applied: wakes the refunds that wait for a charge of which it told. */
    void tellRefunds() {
        answers.tellRefunds();
    }

    private @Nullable OrderAccount account(@Nullable ProviderRequest request, ProviderNews news) {
        if (request != null) {
            return book.account(request.order);
        }
        var order = ordersByReference.get(news.original());
        return order == null ? null : book.find(order);
    }

    /** By its request, or by a payment that the provider names; else the first one. */
    private TenderAccount tender(OrderAccount account, @Nullable ProviderRequest request, ProviderNews news) {
        var about = request != null ? request : book.referred(account, news.original());
        return about == null ? account.tenders.getFirst() : account.tender(about.tender);
    }

    private void unasked(OrderAccount account, TenderAccount tender, ProviderNews news) {
        long amount = amount(account, news);
        switch (news.kind()) {
            case REFUND -> refund(account, tender, news);
            case VOID -> canceled(account, tender, news);
            case EXPIRY -> expired(account, tender);
            case CHARGEBACK -> chargeback(account, tender, news);
            case CHARGEBACK_REVERSED -> reversed(account, tender, news);
            case REFUND_REVERSED -> refundReversed(account, tender, news);
            case AUTHORIZATION, CAPTURE -> moved(account, news, amount);
            case NOTICE -> {
                fact(account, Payments.TOLD, news, amount);
                raise(account, PaymentCaseKinds.PROVIDER_NOTICE, words(account, news));
            }
        }
    }

    /** A refund in the provider's own screen. */
    private void refund(OrderAccount account, TenderAccount tender, ProviderNews news) {
        long amount = amount(account, news);
        if (booked.contains(key(news))) {
            return;
        }
        if (amount > 0 && amount <= book.refundable(tender)) {
            account.refund(tender, amount);
            append(tender, news, "refunded", Payments.REFUNDED, amount);
            raise(account, PaymentCaseKinds.MONEY_MOVED_OUTSIDE, words(account, news) + ": it is booked");
        } else {
            moved(account, news, amount);
        }
    }

    /** An authorization that was given up in the provider's own screen: what is open can't be captured any more. */
    private void canceled(OrderAccount account, TenderAccount tender, ProviderNews news) {
        var given = book.given(tender);
        long open = book.voidable(tender);
        if (given == null || tender.open() == 0 || booked.contains(key(news))) {
            fact(account, Payments.TOLD, news, open);
            return;
        }
        account.giveUp(tender, open);
        given.state = ProviderRequest.State.EXPIRED;
        given.touched = true;
        append(tender, news, "voided", Payments.VOIDED, open);
        raise(account, PaymentCaseKinds.MONEY_MOVED_OUTSIDE, words(account, news));
    }

    private void expired(OrderAccount account, TenderAccount tender) {
        var given = book.given(tender);
        if (given != null && given.state == ProviderRequest.State.DONE && tender.open() > 0) {
            long open = book.voidable(tender);
            book.expire(given); // what is about to be captured of it may still be: that is known with its answer
            if (open > 0) {
                raise(
                        account,
                        PaymentCaseKinds.AUTHORIZATION_EXPIRED,
                        "%s: the authorization has ended, and %s of it are not charged. What is sent is"
                                        .formatted(given.key, Money.text(open, account.currency))
                                + " authorized anew when it leaves, and the bank may refuse that");
            }
        }
    }

    private void chargeback(OrderAccount account, TenderAccount tender, ProviderNews news) {
        long amount = amount(account, news);
        if (booked.contains(key(news))) {
            return;
        }
        if (amount > 0) {
            account.dispute(tender, amount);
            append(tender, news, "chargeback", Payments.DISPUTED, amount);
        }
        raise(account, PaymentCaseKinds.CHARGEBACK, words(account, news));
    }

    private void reversed(OrderAccount account, TenderAccount tender, ProviderNews news) {
        long amount = amount(account, news);
        if (booked.contains(key(news))) {
            return;
        }
        if (amount == 0 || amount > tender.disputed) {
            moved(account, news, amount);
            return;
        }
        account.dispute(tender, -amount);
        append(tender, news, "chargeback-reversed", Payments.DISPUTE_ENDED, amount);
        if (account.disputed == 0) {
            tx.settle(PaymentCaseKinds.CHARGEBACK.settled(account.order, words(account, news)));
        }
    }

    /** Money that was refunded is here again: the customer does not have it. */
    private void refundReversed(OrderAccount account, TenderAccount tender, ProviderNews news) {
        long amount = amount(account, news);
        if (booked.contains(key(news))) {
            return;
        }
        if (amount == 0 || amount > tender.refunded) {
            moved(account, news, amount);
            return;
        }
        account.refund(tender, -amount);
        append(tender, news, "refund-reversed", Payments.REFUND_REVERSED, amount);
        raise(account, PaymentCaseKinds.REFUND_REVERSED, words(account, news) + ": the customer is owed it again");
    }

    /** Money that moved and fits nothing in the books. */
    private void moved(OrderAccount account, ProviderNews news, long amount) {
        fact(account, Payments.TOLD, news, amount);
        raise(account, PaymentCaseKinds.MONEY_MOVED_OUTSIDE, words(account, news) + ": it is not booked");
    }

    /** The amount in the order's currency; 0 where the news names none in it, or less than nothing. */
    private static long amount(OrderAccount account, ProviderNews news) {
        var moved = news.answer().moved();
        return moved != null && moved.currency().equals(account.currency) ? Math.max(0, moved.minor()) : 0;
    }

    private void append(TenderAccount tender, ProviderNews news, String kind, EventType<MoneyMoved> fact, long amount) {
        var key = key(news);
        booked.add(key);
        var told = new ToldMovement.Told(String.valueOf(news.answer().reference()), news.word());
        book.bookTold(
                book.account(tender.order),
                tender,
                new ToldMovement(tender.order, kind, fact, amount, key, "outside", told));
    }

    private void fact(OrderAccount account, EventType<MoneyMoved> type, ProviderNews news, long amount) {
        tx.emit(
                account.order,
                type,
                new MoneyMoved(
                        "O" + account.order,
                        news.answer().key(),
                        amount,
                        account.currency,
                        "outside",
                        (news.word() + " " + news.answer().reason()).strip()));
    }

    private static String words(OrderAccount account, ProviderNews news) {
        var moved = news.answer().moved();
        var amount = moved == null ? "without an amount" : "of " + text(moved);
        var reason = news.answer().reason();
        return "%s %s about O%d, reference %s%s"
                .formatted(
                        news.word(),
                        amount,
                        account.order,
                        news.answer().reference(),
                        reason.isEmpty() ? "" : ": " + reason);
    }

    private static String text(Money money) {
        return money.text();
    }

    private void raise(OrderAccount account, CaseKind kind, String detail) {
        tx.raise(kind.problem(account.order, detail));
    }
}
