package io.crossdock.payments.internal;

import io.crossdock.engine.Tx;
import io.crossdock.payments.CurrencyTotal;
import io.crossdock.payments.LowerPrice;
import io.crossdock.payments.MovementState;
import io.crossdock.payments.NewInvoice;
import io.crossdock.payments.NewPayment;
import io.crossdock.payments.OpenObligation;
import io.crossdock.payments.PaidBack;
import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.PaymentInstruction;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.PaymentView;
import io.crossdock.payments.Payments;
import io.crossdock.payments.PersonSettlement;
import io.crossdock.payments.PriceReduction;
import io.crossdock.payments.ProviderNews;
import io.crossdock.payments.ReductionPlan;
import io.crossdock.payments.extension.ExtensionTerms;
import io.crossdock.payments.extension.ExtensionTerms.Answer;
import io.crossdock.payments.extension.FurtherLine;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.payments.extension.OrderExtensions;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Payments in PostgreSQL. */
@Component
final class StoredPayments implements Payments, OrderExtensions {

    @Override
    public void open(Tx tx, List<NewPayment> payments) {
        if (!payments.isEmpty()) {
            AccountStore.open(tx, payments);
        }
    }

    @Override
    public void handIn(Tx tx, Map<Long, String> references) {
        if (!references.isEmpty()) {
            var used = new HashSet<>(
                    ProviderRequestStore.claim(tx, references.values()).keySet());
            var book = PaymentBook.lock(tx, references.keySet());
            new TreeMap<>(references).forEach((order, reference) -> {
                if (used.add(reference)) {
                    book.handedIn(book.account(order), reference);
                } else {
                    tx.raise(PaymentCaseKinds.AUTHORIZATION_USED_TWICE.problem(
                            order,
                            "the channel hands in the authorization " + reference + ", which another order has; the"
                                    + " card is authorized anew"));
                }
            });
            book.store();
        }
    }

    @Override
    public void lower(Tx tx, List<LowerPrice> prices) {
        if (!prices.isEmpty()) {
            AccountStore.lower(tx, prices);
        }
    }

    @Override
    public void invoice(Tx tx, List<NewInvoice> invoices) {
        var book = PaymentBook.lockWithLines(
                tx, invoices.stream().map(NewInvoice::order).toList());
        var known = InvoiceStore.of(
                tx, invoices.stream().map(NewInvoice::fulfillment).toList());
        var fresh = new ArrayList<InvoiceStore.Invoice>();
        for (var invoice : invoices) {
            if (!known.containsKey(invoice.fulfillment())) {
                fresh.add(book.reductions().charge(book, invoice));
            }
        }
        InvoiceStore.insert(tx, fresh);
        book.store();
    }

    @Override
    public Set<Long> invoiced(Tx tx, Collection<Long> fulfillments) {
        return Set.copyOf(InvoiceStore.of(tx, fulfillments).keySet());
    }

    @Override
    public Map<Long, Long> standing(Tx tx, Map<Long, List<PaymentRequest.Units>> open) {
        var totals = new TreeMap<Long, Long>();
        if (!open.isEmpty()) {
            var book = PaymentBook.readWithLines(tx, open.keySet());
            open.forEach((order, units) -> totals.put(order, book.reductions().standing(book.account(order), units)));
        }
        return totals;
    }

    @Override
    public ReductionPlan reducible(Tx tx, PriceReduction wish) {
        var reductions = PaymentBook.readWithLines(tx, List.of(wish.order())).reductions();
        return reductions.told(wish, reductions.plan(wish));
    }

    @Override
    public boolean extend(Tx tx, long order, NewPayment.Line line) {
        var before = PaymentBook.lock(tx, List.of(order));
        var account = before.account(order);
        if (account.split
                || !account.collected()
                        && !before.authorizations(account.tender(1)).isEmpty()) {
            return false;
        }
        AccountStore.extend(
                tx,
                new MoneyExtension(
                        order,
                        0,
                        line.totalMinor(),
                        List.of(new FurtherLine(line.line(), line.quantity(), line.totalMinor()))));
        var book = PaymentBook.lock(tx, List.of(order));
        book.obligations().receivedMore(book.account(order), line);
        book.store();
        return true;
    }

    @Override
    public ExtensionTerms terms(Tx tx, long order) {
        return terms(PaymentBook.readWithLines(tx, List.of(order)), order);
    }

    @Override
    public boolean choose(Tx tx, MoneyExtension wish) {
        var account = PaymentBook.lock(tx, List.of(wish.order())).account(wish.order());
        var next = account.next(wish.subject());
        next.ifPresent(tender -> TenderStore.extend(tx, account, tender, wish));
        return next.isPresent();
    }

    @Override
    public void apply(Tx tx, MoneyExtension wish) {
        PaymentBook.lock(tx, List.of(wish.order()));
        AccountStore.extend(tx, wish);
        TenderStore.end(tx, wish.order(), wish.subject(), "applied");
    }

    @Override
    public void drop(Tx tx, long order, long subject) {
        PaymentBook.lock(tx, List.of(order));
        TenderStore.end(tx, order, subject, "dropped");
    }

    @Override
    public String refusal(Tx tx, long order, long subject) {
        var book = PaymentBook.readWithLines(tx, List.of(order));
        var refused = book.account(order).tenders.stream()
                .filter(tender -> tender.extension == subject)
                .flatMap(tender -> book.of(tender)
                        .filter(r -> r.state == ProviderRequest.State.REFUSED && r.kind != PaymentOperation.VOID)
                        .map(r -> "the " + tender.type + " does not give the difference"
                                + (r.reason.isEmpty() ? "" : ": " + r.reason)))
                .collect(Collectors.joining("; "));
        return refused.isEmpty() ? "the payment provider has not said that it gives the difference" : refused;
    }

    private static ExtensionTerms terms(PaymentBook book, long order) {
        var account = book.account(order);
        var asked = account.tenders.stream()
                .filter(tender -> tender.extension == 0)
                .flatMap(tender -> book.authorizations(tender).stream())
                .map(request -> request.state)
                .toList();
        var next = account.next(0).map(tender -> tender.type).orElse("");
        boolean given = asked.contains(ProviderRequest.State.EXPIRED)
                || asked.contains(ProviderRequest.State.DONE)
                        && (account.total == 0 || account.authorized > account.voided);
        if (account.collected()) {
            return new ExtensionTerms(Answer.COLLECTED, "");
        } else if (asked.isEmpty()) {
            return new ExtensionTerms(account.split ? Answer.UNDER_WAY : Answer.LATER, "");
        } else if (asked.stream().anyMatch(ProviderRequest.State::open)) {
            return new ExtensionTerms(Answer.UNDER_WAY, "");
        }
        return new ExtensionTerms(!given ? Answer.NOTHING : next.isEmpty() ? Answer.NO_TOKEN : Answer.ASKED, next);
    }

    @Override
    public ReductionPlan reduce(Tx tx, PriceReduction wish) {
        var book = PaymentBook.lockWithLines(tx, List.of(wish.order()));
        var plan = book.reductions().plan(wish);
        if (!plan.fits()) {
            return plan;
        }
        var booked = book.reductions().book(wish, plan);
        book.store();
        return book.reductions().told(wish, booked);
    }

    @Override
    public void nothingMoreIsCharged(Tx tx, Collection<Long> orders) {
        var unused = ReductionStore.unused(tx, orders);
        if (!unused.isEmpty()) {
            var book = PaymentBook.lockWithLines(tx, unused);
            unused.forEach(order -> {
                book.reductions().returnUnspent(book.account(order), 0);
                book.reductions().complete(book.account(order));
            });
            book.store();
        }
    }

    @Override
    public Map<Long, Long> reductionOrders(Tx tx, Collection<Long> subjects) {
        return ReductionStore.orders(tx, subjects);
    }

    @Override
    public List<PaymentInstruction> request(Tx tx, List<PaymentRequest> wishes) {
        return plan(tx, wishes, RequestPlanner::decide);
    }

    @Override
    public List<PaymentInstruction> reauthorize(Tx tx, List<PaymentRequest> wishes) {
        return plan(tx, wishes, RequestPlanner::reauthorize);
    }

    @Override
    public List<PaymentInstruction> repeat(Tx tx, List<PaymentRequest> wishes) {
        return plan(tx, wishes, RequestPlanner::repeat);
    }

    private static List<PaymentInstruction> plan(
            Tx tx, List<PaymentRequest> wishes, BiFunction<RequestPlanner, PaymentRequest, PaymentInstruction> plan) {
        var orders = wishes.stream().map(PaymentRequest::order).toList();
        boolean refunds = wishes.stream().anyMatch(w -> w.kind() == PaymentOperation.REFUND);
        boolean priced = refunds || wishes.stream().anyMatch(RequestPlanner::isOfOrder);
        var book = priced ? PaymentBook.lockWithLines(tx, orders) : PaymentBook.lock(tx, orders);
        boolean uncharged = refunds || wishes.stream().anyMatch(w -> w.kind() == PaymentOperation.VOID);
        var credits = new CreditRule(tx, book, uncharged ? InvoiceStore.unchargedOf(tx, orders) : Map.of());
        var rules = new RequestPlanner(
                book,
                InvoiceStore.of(tx, wishes.stream().map(PaymentRequest::subject).toList()),
                credits,
                tx.at());
        var decided = wishes.stream().map(w -> plan.apply(rules, w)).toList();
        wishes.stream()
                .filter(w -> w.kind() == PaymentOperation.VOID)
                .forEach(w ->
                        tx.settle(PaymentCaseKinds.AUTHORIZATION_EXPIRED.settled(w.order(), "nothing more is sent")));
        credits.store();
        book.store();
        return decided;
    }

    @Override
    public Map<Long, Long> owed(Tx tx, Collection<Long> fulfillments) {
        AccountStore.lockOf(tx, fulfillments);
        return InvoiceStore.owed(tx, fulfillments);
    }

    @Override
    public Set<Long> asked(Tx tx, PaymentOperation kind, Collection<Long> subjects) {
        return ProviderRequestStore.asked(tx, kind, subjects);
    }

    @Override
    public Set<Long> unanswered(Tx tx, PaymentOperation kind, Collection<Long> subjects) {
        return ProviderRequestStore.unanswered(tx, kind, subjects);
    }

    @Override
    public void writeOff(Tx tx, List<PersonSettlement> settlements) {
        var book = PaymentBook.lock(
                tx, settlements.stream().map(PersonSettlement::order).toList());
        var owed = InvoiceStore.owed(
                tx, settlements.stream().map(PersonSettlement::subject).toList());
        for (var settlement : settlements) {
            long amount = owed.getOrDefault(settlement.subject(), 0L);
            if (amount > 0) {
                var account = book.account(settlement.order());
                book.bookTold(
                        account,
                        account.tenders.getFirst(),
                        new ToldMovement(
                                settlement.subject(),
                                "written-off",
                                WRITTEN_OFF,
                                amount,
                                "F" + settlement.subject() + "-write-off",
                                "person",
                                new ToldMovement.Told(settlement.reference(), settlement.reference())));
            }
            tx.settle(PaymentCaseKinds.CAPTURE_OWED.settled(settlement.subject(), "written off by " + tx.actor()));
        }
        book.store();
    }

    @Override
    public void noteRefunds(Tx tx, List<PaymentRequest> wishes) {
        if (!wishes.isEmpty()) {
            plan(tx, wishes, RequestPlanner::note);
        }
    }

    @Override
    public void settleRefunds(Tx tx, List<PersonSettlement> settlements) {
        var book = PaymentBook.lock(
                tx, settlements.stream().map(PersonSettlement::order).toList());
        for (var settlement : settlements) {
            var account = book.account(settlement.order());
            if (account.collected()) {
                book.obligations().settled(account, settlement.subject(), settlement.reference());
                continue;
            }
            var asked = book.latest(account, PaymentOperation.REFUND, settlement.subject());
            if (asked.isEmpty()) {
                tx.raise(PaymentCaseKinds.MONEY_MOVED_OUTSIDE.problem(
                        settlement.subject(),
                        settlement.reference() + ": a refund is said to be paid whose charge is not known: it is not"
                                + " booked, and a charge that succeeds now is more than what is owed"));
            }
            asked.stream()
                    .filter(request -> request.state != ProviderRequest.State.DONE)
                    .forEach(request -> settle(tx, book, request, settlement.reference()));
        }
        book.store();
    }

    /** Of more than is left to be paid back, as after a charge that failed later, nothing is booked. */
    private static void settle(Tx tx, PaymentBook book, ProviderRequest request, String reference) {
        long own = request.state.open() ? request.amount : 0;
        if (request.amount > book.refundableButFor(book.tender(request)) + own) {
            request.raise(
                    tx,
                    PaymentCaseKinds.MONEY_MOVED_OUTSIDE,
                    "%s: %s is said to be paid back, more than is left: it is not booked"
                            .formatted(reference, Money.text(request.amount, book.account(request.order).currency)));
            return;
        }
        request.byPerson = true;
        request.become(
                ProviderRequest.State.DONE,
                new PaymentAnswer(request.key, PaymentAnswer.Result.DONE, reference, reference));
        book.book(request);
    }

    @Override
    public void paidAgain(Tx tx, PersonSettlement word, long amountMinor) {
        var book = PaymentBook.lock(tx, List.of(word.order()));
        book.reductions().paidAgain(word, amountMinor);
        book.store();
    }

    @Override
    public void giveUpReclaim(Tx tx, PersonSettlement word, long amountMinor) {
        var book = PaymentBook.lock(tx, List.of(word.order()));
        book.reductions().giveUpReclaim(word, amountMinor);
        book.store();
    }

    @Override
    public List<Boolean> giveBack(Tx tx, List<PaymentRequest> wishes) {
        var book = PaymentBook.lockWithLines(
                tx, wishes.stream().map(PaymentRequest::order).toList());
        var rules = new RequestPlanner(book, Map.of(), new CreditRule(tx, book, Map.of()), tx.at());
        var open = wishes.stream().map(rules::giveBack).toList();
        book.store();
        return open;
    }

    @Override
    public boolean paidBack(Tx tx, PaidBack said) {
        var book = PaymentBook.lock(tx, List.of(said.order()));
        var account = book.find(said.order());
        if (account == null || !account.collected()) {
            return false;
        }
        var key = ObligationBook.key(said);
        if (MovementStore.known(tx, List.of(key)).isEmpty()) {
            book.obligations().received(account);
            book.obligations().paidBack(said);
            book.store();
        }
        return true;
    }

    @Override
    public Map<Long, Long> openObligations(Tx tx, Collection<Long> subjects) {
        return ObligationStore.openOf(tx, subjects);
    }

    @Override
    public List<OpenObligation> obligations(Tx tx, int most) {
        return ObligationStore.open(tx, most);
    }

    @Override
    public List<MovementState> answered(Tx tx, List<PaymentAnswer> answers) {
        if (answers.isEmpty()) {
            return List.of();
        }
        var keys = answers.stream().map(PaymentAnswer::key).toList();
        var book = PaymentBook.lock(tx, ProviderRequestStore.orders(tx, keys).values());
        var rules = new ProviderAnswers(tx, book);
        var results = answers.stream().map(rules::answered).toList();
        book.store();
        return results;
    }

    @Override
    public List<Boolean> reported(Tx tx, String provider, List<ProviderNews> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        var byReference = byReference(tx, news);
        var book = PaymentBook.lock(tx, ordersOf(tx, news));
        var booked =
                MovementStore.known(tx, news.stream().map(ProviderNewsRule::key).toList());
        var rules = new ProviderNewsRule(tx, book, byReference, booked);
        var known = news.stream().map(n -> rules.told(provider, n)).toList();
        rules.tellRefunds();
        book.store();
        return known;
    }

    @Override
    public List<String> openCharges(Tx tx, long order) {
        AccountStore.lock(tx, List.of(order));
        return ProviderRequestStore.openCharges(tx, order);
    }

    @Override
    public void chargeSaid(Tx tx, long order, PaymentAnswer word) {
        var book = PaymentBook.lock(tx, List.of(order));
        new ProviderAnswers(tx, book).said(word);
        book.store();
    }

    @Override
    public Set<Long> ordersOf(Tx tx, List<ProviderNews> news) {
        var orders = new TreeSet<Long>(ProviderRequestStore.orders(
                        tx, news.stream().map(n -> n.answer().key()).toList())
                .values());
        orders.addAll(byReference(tx, news).values());
        return orders;
    }

    private static Map<String, Long> byReference(Tx tx, List<ProviderNews> news) {
        return ProviderRequestStore.ordersByReference(
                tx,
                news.stream()
                        .map(ProviderNews::original)
                        .filter(reference -> !reference.isEmpty())
                        .toList());
    }

    @Override
    public List<PaymentView> of(Tx tx, Collection<Long> orders) {
        Map<Long, OrderAccount> found = ListIndex.by(AccountStore.read(tx, orders), a -> a.order);
        PaymentBook.readTenders(tx, found);
        return orders.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(OrderAccount::view)
                .toList();
    }

    @Override
    public Map<Long, Long> refunds(Tx tx, Collection<Long> orders) {
        return MovementStore.refunds(tx, orders);
    }

    @Override
    public List<CurrencyTotal> totals(Tx tx) {
        return AccountStore.totals(tx);
    }

    @Override
    public List<String> verify(Tx tx) {
        return MoneyCheck.violations(tx);
    }
}
