package io.crossdock.payments.internal;

import io.crossdock.engine.EventType;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Tx;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.MoneyMoved;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.Payments;
import io.crossdock.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies a provider's answers and webhooks to the requests of one book. */
final class ProviderAnswers {

    /** The process that charges again what was taken back after its parcel had arrived. */
    private static final String COLLECTION = "collection";

    /** Stages at which a refund waits for the word about a charge, and the signal that ends that. */
    private static final Set<String> AWAITING_CHARGE = Set.of("awaiting-charge", "charge-unknown", "charge-down");

    private static final String CHARGE_ANSWERED = "charge-answered";

    private final Tx tx;
    private final PaymentBook book;
    private final Map<Long, List<ProviderRequest>> charges = new HashMap<>(); // reported, by order

    ProviderAnswers(Tx tx, PaymentBook book) {
        this.tx = tx;
        this.book = book;
    }

    /** Applies the answer to a call. */
    MovementState answered(PaymentAnswer answer) {
        var request = book.request(answer.key());
        if (request == null) {
            throw new IllegalStateException("an answer to a request that was never made: " + answer);
        }
        apply(request, answer);
        return switch (request.state) {
            case REQUESTED, ACCEPTED -> MovementState.PENDING;
            case DONE, EXPIRED -> MovementState.DONE;
            case REFUSED -> MovementState.REFUSED;
        };
    }

    /**
     * Applies a webhook. The subject gets a signal once the answer to the call is stored, because only then its stage
     * waits; before that, the stage sees the result when the answer is stored.
     */
    void reported(ProviderRequest request, PaymentAnswer report) {
        reported(request, report, request.state == ProviderRequest.State.ACCEPTED);
    }

    /**
     * Applies a person's word about a charge of which the provider has not said what came of it. Whoever waits goes on,
     * also where the provider never answered the call.
     */
    void said(PaymentAnswer word) {
        var request = book.request(word.key());
        if (request == null || request.kind != PaymentOperation.CAPTURE || !request.state.open()) {
            throw new IllegalStateException("no charge waits for a word under the key " + word.key());
        }
        request.byPerson = true;
        var moved = word.result() == PaymentAnswer.Result.DONE ? new Money(request.amount, currency(request)) : null;
        reported(request, new PaymentAnswer(word.key(), word.result(), word.reference(), word.reason(), moved), true);
        tellRefunds();
    }

    private void reported(ProviderRequest request, PaymentAnswer report, boolean waits) {
        if (!apply(request, report) || request.state.open()) {
            return;
        }
        if (request.kind == PaymentOperation.CAPTURE) {
            charges.computeIfAbsent(request.order, _ -> new ArrayList<>()).add(request);
        }
        if (request.kind == PaymentOperation.CAPTURE && hasEnded(request.subject)) {
            if (request.subject == request.order) {
                book.reductions().returnUnspent(book.account(request.order), 0);
            } else if (!request.ahead) {
                collect(request);
            }
        } else if (waits) {
            signal(request, request.subject);
        }
    }

    /** Of several tenders the last one that is known speaks for all; an order is refused with the first one. */
    private void signal(ProviderRequest request, long subject) {
        var others = book.tender(request).extension == request.subject
                ? List.of(request) // another one was refused before
                : book.latest(book.account(request.order), request.kind, request.subject);
        var speaker = others.stream()
                .filter(r -> r.state == ProviderRequest.State.REFUSED)
                .findFirst()
                .orElse(request);
        boolean known = request.kind == PaymentOperation.AUTHORIZE && isRefused(speaker)
                ? isRefused(request)
                : others.stream().noneMatch(r -> r.state.open());
        if (known) {
            tx.signal(new Tx.Signal(
                    subject, fact(speaker).name(), book.moved(speaker, book.account(request.order), speaker.amount)));
        }
    }

    /** Wakes the returns and parcels whose refunds wait until it is known whether another parcel was charged. */
    void tellRefunds() {
        if (charges.isEmpty()) {
            return;
        }
        EngineQueries.children(tx, List.copyOf(charges.keySet())).stream()
                .filter(part -> AWAITING_CHARGE.contains(part.stage()))
                .forEach(part -> charges.getOrDefault(part.parent(), List.of()).stream()
                        .filter(charge -> part.subject() != charge.subject)
                        .findFirst()
                        .ifPresent(charge -> tx.signal(new Tx.Signal(
                                part.subject(),
                                CHARGE_ANSWERED,
                                book.moved(charge, book.account(charge.order), charge.amount)))));
    }

    private static boolean isRefused(ProviderRequest request) {
        return request.state == ProviderRequest.State.REFUSED;
    }

    /** The parcel has arrived, and nobody works on it any more. */
    private boolean hasEnded(long fulfillment) {
        return EngineQueries.standing(tx, List.of(fulfillment)).stream()
                .anyMatch(s -> s.status().equals("ended"));
    }

    /** Tells those that charge a fulfillment which has ended; where nobody does, somebody has to begin. */
    private void collect(ProviderRequest request) {
        var at = EngineQueries.children(tx, List.of(request.order)).stream()
                .filter(s -> s.process().equals(COLLECTION) && !s.status().equals("ended"))
                .filter(s -> CollectionFacts.FULFILLMENT.of(tx.facts(s.subject())) == request.subject)
                .toList();
        at.forEach(s -> signal(request, s.subject()));
        if (at.isEmpty() && request.state == ProviderRequest.State.REFUSED) {
            begin(request.order, request.subject);
        }
    }

    private void begin(long order, long fulfillment) {
        tx.start(List.of(
                new Tx.Start(tx.nextId(), order, COLLECTION, Facts.of(CollectionFacts.FULFILLMENT, fulfillment))));
    }

    /**
     * A charge at the order was taken back: what it had paid is owed again. A fulfillment that has not ended asks for
     * it before it ends, and what leaves later is charged then.
     */
    private void unapply(OrderAccount account) {
        long excess = book.reductions().takenBack(account);
        if (excess > 0) {
            account.applied -= excess;
            InvoiceStore.unapply(tx, account.order, excess).stream()
                    .filter(this::hasEnded)
                    .forEach(fulfillment -> begin(account.order, fulfillment));
        }
    }

    private boolean apply(ProviderRequest request, PaymentAnswer answer) {
        var other = otherAmount(request, answer);
        if (other != null) {
            request.raise(
                    tx,
                    PaymentCaseKinds.PAYMENT_AMOUNT_DIFFERS,
                    "%d %s were requested, and the provider says that it moved %d %s"
                            .formatted(request.amount, currency(request), other.minor(), other.currency()));
            return false;
        }
        switch (request.step(answer.result())) {
            case NONE -> {
                heardAgain(request, answer);
                return false;
            }
            case ACCEPT -> request.become(ProviderRequest.State.ACCEPTED, answer);
            case BOOK -> {
                request.become(ProviderRequest.State.DONE, answer);
                regain(request);
                book.book(request);
            }
            case REFUSE -> refuse(request, answer);
            case REVERSE -> {
                var account = book.account(request.order);
                long before = book.reductions().uncovered(account);
                if (!book.reverse(request)) {
                    return contradict(request, answer);
                }
                unapply(account);
                refuse(request, answer);
                book.reductions().reclaim(request, book.reductions().uncovered(account) - before);
            }
            case CONTRADICT -> {
                return contradict(request, answer);
            }
        }
        return true;
    }

    /** The provider's word about what a person said before: a charge is now its own, a refund may be a second one. */
    private void heardAgain(ProviderRequest request, PaymentAnswer answer) {
        if (!request.byPerson || isRefused(request) || answer.result() != PaymentAnswer.Result.DONE) {
            return;
        }
        var reference = Objects.requireNonNullElse(answer.reference(), "");
        if (request.kind == PaymentOperation.CAPTURE) {
            request.byPerson = false;
            request.touched = true;
        } else if (reference.isEmpty() || !request.reason.contains(reference)) {
            request.raise(
                    tx,
                    PaymentCaseKinds.MONEY_MOVED_OUTSIDE,
                    "it was settled by a person (%s), and now the provider says that it paid it back (%s): the customer"
                                    .formatted(request.reason, reference)
                            + " may have it twice");
        }
    }

    private boolean contradict(ProviderRequest request, PaymentAnswer answer) {
        request.raise(
                tx,
                PaymentCaseKinds.PAYMENT_CONTRADICTION,
                "the request is " + request.state.sql() + (request.byPerson ? " by a person's word" : "")
                        + ", and now the provider says " + answer.result() + " " + answer.reason());
        return false;
    }

    /** The amount that the provider moved, if it is not the one that was asked. Such an answer is not booked. */
    private @Nullable Money otherAmount(ProviderRequest request, PaymentAnswer answer) {
        return switch (request.kind) {
            case AUTHORIZE, CAPTURE, REFUND -> {
                boolean same = new Money(request.amount, currency(request)).equals(answer.moved());
                yield answer.result() == PaymentAnswer.Result.DONE && !same ? answer.moved() : null;
            }
            case VOID -> null; // providers name the whole authorization, or nothing
        };
    }

    private String currency(ProviderRequest request) {
        return book.account(request.order).currency;
    }

    private void refuse(ProviderRequest request, PaymentAnswer answer) {
        boolean reversed = request.state == ProviderRequest.State.DONE;
        request.become(ProviderRequest.State.REFUSED, answer);
        tx.emit(request.subject, fact(request), book.moved(request, book.account(request.order), request.amount));
        switch (request.kind) {
            case AUTHORIZE -> {}
            case REFUND -> {
                if (reversed) {
                    request.raise(
                            tx,
                            PaymentCaseKinds.REFUND_REVERSED,
                            "%d %s came back: %s. The customer is owed it again"
                                    .formatted(request.amount, currency(request), answer.reason()));
                }
            }
            case CAPTURE -> {
                lapse(request);
                if (!request.ahead) {
                    request.raise(
                            tx,
                            PaymentCaseKinds.CAPTURE_OWED,
                            "%d %s of shipped goods were not captured: %s"
                                    .formatted(request.amount, currency(request), answer.reason()));
                }
            }
            case VOID ->
                request.raise(
                        tx, PaymentCaseKinds.VOID_FAILED, "the authorization could not be voided: " + answer.reason());
        }
    }

    /** A charge passed though its authorization had ended: by the provider's word, that much was authorized still. */
    private void regain(ProviderRequest charge) {
        var tender = book.tender(charge);
        long more = charge.amount - tender.open();
        if (charge.kind != PaymentOperation.CAPTURE || more <= 0) {
            return;
        }
        var account = book.account(charge.order);
        account.authorize(tender, more);
        book.bookTold(
                account,
                tender,
                new ToldMovement(
                        charge.order,
                        "authorized",
                        Payments.AUTHORIZED,
                        more,
                        charge.key + "-authorized-still",
                        "outside",
                        new ToldMovement.Told(charge.key, "charged though the authorization had ended")));
    }

    /** What a charge was to take of an authorization that has ended meanwhile can't be taken any more. */
    private void lapse(ProviderRequest charge) {
        var tender = book.tender(charge);
        var all = book.authorizations(tender);
        var ended = all.stream()
                .filter(auth -> auth.state == ProviderRequest.State.EXPIRED)
                .map(auth -> auth.key)
                .collect(Collectors.toSet());
        if (ended.isEmpty()) {
            return;
        }
        long left = tender.open() - book.underWay(tender, PaymentOperation.CAPTURE);
        for (var auth : all) {
            left -= auth.state == ProviderRequest.State.DONE ? auth.amount : 0;
        }
        left += book.of(tender)
                .filter(r -> r.kind == PaymentOperation.CAPTURE
                        && (r.state == ProviderRequest.State.DONE || r.state.open())
                        && !ended.contains(Objects.requireNonNullElse(r.authKey, all.getFirst().key)))
                .mapToLong(r -> r.amount)
                .sum();
        long gone = Math.min(charge.amount, left);
        if (gone > 0) {
            var account = book.account(charge.order);
            account.giveUp(tender, gone);
            book.bookTold(
                    account,
                    tender,
                    new ToldMovement(
                            charge.subject,
                            "voided",
                            Payments.EXPIRED,
                            gone,
                            charge.key + "-expired",
                            "provider",
                            new ToldMovement.Told(charge.key, "its authorization had ended")));
        }
    }

    private static EventType<MoneyMoved> fact(ProviderRequest request) {
        boolean done = request.state == ProviderRequest.State.DONE;
        return switch (request.kind) {
            case AUTHORIZE -> done ? Payments.AUTHORIZED : Payments.REFUSED;
            case CAPTURE -> done ? Payments.CAPTURED : Payments.CAPTURE_FAILED;
            case REFUND -> done ? Payments.REFUNDED : Payments.REFUND_FAILED;
            case VOID -> done ? Payments.VOIDED : Payments.VOID_FAILED;
        };
    }
}
