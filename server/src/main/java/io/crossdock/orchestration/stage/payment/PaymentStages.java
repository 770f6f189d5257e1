package io.crossdock.orchestration.stage.payment;

import io.crossdock.allocation.substitution.ChargedLineNumbers;
import io.crossdock.allocation.substitution.ChargedLineNumbers.Sent;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFacts;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.stage.fulfillment.LostKits;
import io.crossdock.orders.Orders;
import io.crossdock.payments.CollectionFacts;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.returns.Return;
import io.crossdock.returns.Returns;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.UnitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stages that ask providers: to authorize, charge, void and refund. */
@Configuration(proxyBeanMethods = false)
public class PaymentStages {

    private final Payments payments;
    private final PaymentProviders providers;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final ChargedLineNumbers charged;
    private final ChannelMoney money;
    private final Orders orders;

    PaymentStages(
            Payments payments,
            PaymentProviders providers,
            Fulfillments fulfillments,
            Returns returns,
            ChargedLineNumbers charged,
            ChannelMoney money,
            Orders orders) {
        this.orders = orders;
        this.money = money;
        this.charged = charged;
        this.payments = payments;
        this.providers = providers;
        this.fulfillments = fulfillments;
        this.returns = returns;
    }

    /** Authorizes the money for an order. */
    @Bean
    public PaymentStage authorize() {
        return stage(
                "payment.authorize",
                new PaymentStage.Words("authorized", "collected", "pending", "refused"),
                (tx, batch) -> batch.stream()
                        .map(w -> wish(PaymentOperation.AUTHORIZE, w, "O", w.subject(), List.of()))
                        .toList());
    }

    /** Voids what is authorized and not captured; undoes {@code authorize}. The provider confirms it later. */
    @Bean
    PaymentStage voiding() {
        return stage(
                "payment.void",
                new PaymentStage.Words("voided", "voided", "asked", "refused"),
                (tx, batch) -> batch.stream()
                        .map(w -> wish(PaymentOperation.VOID, w, "O", w.subject(), List.of()))
                        .toList());
    }

    /** Charges what a fulfillment shipped. */
    @Bean
    public PaymentStage capture() {
        return stage(
                "payment.capture",
                new PaymentStage.Words("captured", "collected", "pending", "refused"),
                (tx, batch) -> ofFulfillments(tx, batch, PaymentOperation.CAPTURE));
    }

    /** Charges an order for all that may still be sent, before its release. */
    @Bean
    PaymentStage chargeOrder() {
        return stage(
                "payment.charge-order",
                new PaymentStage.Words("charged", "collected", "pending", "refused"),
                money::charges);
    }

    /** Finds out whether an order is charged, where the answer is not known; it charges nothing that was not asked. */
    @Bean
    PaymentStage findCharge() {
        return new PaymentStage(
                "payment.find-charge",
                new PaymentStage.Words("charged", "charged", "pending", "refused"),
                (tx, batch) -> payments.repeat(tx, money.charges(tx, batch)),
                payments,
                providers);
    }

    /** Finds out whether a fulfillment is charged, likewise. */
    @Bean
    PaymentStage findCapture() {
        return new PaymentStage(
                "payment.find-capture",
                new PaymentStage.Words("captured", "captured", "pending", "refused"),
                (tx, batch) -> payments.repeat(tx, ofFulfillments(tx, batch, PaymentOperation.CAPTURE)),
                payments,
                providers);
    }

    /** Voids what nothing is captured from any more, for a fulfillment of an order of which nothing more leaves. */
    @Bean
    PaymentStage voidRest() {
        return new PaymentStage(
                "payment.void-rest",
                new PaymentStage.Words("voided", "voided", "asked", "refused"),
                (tx, batch) -> money.voids(tx, ofFulfillments(tx, batch, PaymentOperation.VOID)),
                payments,
                providers);
    }

    /** As {@code payment.reauthorize}, for an order that is charged before its release. */
    @Bean
    PaymentStage reauthorizeOrder() {
        return new PaymentStage(
                "payment.reauthorize-order",
                new PaymentStage.Words("authorized", "authorized", "pending", "refused"),
                (tx, batch) -> payments.reauthorize(
                        tx,
                        batch.stream()
                                .map(w -> wish(PaymentOperation.AUTHORIZE, w, "O", w.subject(), List.of()))
                                .toList()),
                payments,
                providers);
    }

    /** Refunds units that came back or were lost. */
    @Bean
    public PaymentStage refund() {
        return stage(
                "payment.refund", new PaymentStage.Words("refunded", "collected", "pending", "refused"), this::refunds);
    }

    /** Authorizes anew where a capture was refused because its authorization has expired. */
    @Bean
    PaymentStage reauthorize() {
        var words = new PaymentStage.Words("authorized", "authorized", "pending", "refused");
        return new PaymentStage(
                "payment.reauthorize",
                words,
                (tx, batch) -> payments.reauthorize(tx, ofFulfillments(tx, batch, PaymentOperation.AUTHORIZE)),
                payments,
                providers);
    }

    /** Makes the requests of a batch, one per element, in its order. */
    private interface Wishes {
        List<PaymentRequest> of(Tx tx, List<Work> batch);
    }

    private PaymentStage stage(String name, PaymentStage.Words words, Wishes wishes) {
        return new PaymentStage(
                name, words, (tx, batch) -> payments.request(tx, wishes.of(tx, batch)), payments, providers);
    }

    private List<PaymentRequest> ofFulfillments(Tx tx, List<Work> batch, PaymentOperation kind) {
        var charged = batch.stream().map(CollectionFacts::charged).toList();
        var found = ListIndex.by(fulfillments.load(tx, charged), f -> f.id().value());
        return batch.stream()
                .map(w -> ofFulfillment(kind, w, ListIndex.known(found, CollectionFacts.charged(w))))
                .toList();
    }

    private static PaymentRequest ofFulfillment(PaymentOperation kind, Work work, Fulfillment f) {
        return new PaymentRequest(kind, f.id().value(), f.id().toString(), f.order(), work.key(), List.of());
    }

    /** What the subjects of a batch are to be paid back for. */
    List<PaymentRequest> refunds(Tx tx, List<Work> batch) {
        var back = ListIndex.by(returns.load(tx, Work.subjects(batch)), r -> r.id().value());
        var lost = fulfillments(tx, batch);
        var sent = new ArrayList<Sent>();
        back.values().forEach(r -> r.lines().forEach(l -> sent.add(new Sent(r.order(), l.line(), l.sku()))));
        lost.values().forEach(f -> f.lines().forEach(l -> sent.add(new Sent(f.order(), l.line(), l.sku()))));
        var charges = charged.of(tx, sent);
        var services = orders.creditedServices(tx, Work.subjects(batch));
        var rest = Work.subjects(batch).stream()
                .filter(subject -> !back.containsKey(subject) && !lost.containsKey(subject))
                .toList();
        var reduced = rest.isEmpty() ? Map.<Long, Long>of() : payments.reductionOrders(tx, rest);
        return batch.stream()
                .map(w -> {
                    var order = reduced.get(w.subject());
                    if (order != null) {
                        return wish(PaymentOperation.REFUND, w, "S", order, List.of());
                    }
                    var units = back.containsKey(w.subject())
                            ? units(known(back, w), charges)
                            : units(w, known(lost, w), charges);
                    services.getOrDefault(w.subject(), List.of())
                            .forEach(
                                    c -> units.add(new PaymentRequest.Units(UnitLine.ordered(c.line()), c.quantity())));
                    return back.containsKey(w.subject())
                            ? wish(
                                    PaymentOperation.REFUND,
                                    w,
                                    "R",
                                    known(back, w).order(),
                                    units)
                            : wish(
                                    PaymentOperation.REFUND,
                                    w,
                                    "F",
                                    known(lost, w).order(),
                                    units);
                })
                .toList();
    }

    private static List<PaymentRequest.Units> units(Return back, ChargedLineNumbers.Charged charges) {
        return back.lines().stream()
                .filter(l -> l.received() > 0)
                .map(l ->
                        new PaymentRequest.Units(charges.line(new Sent(back.order(), l.line(), l.sku())), l.received()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<PaymentRequest.Units> units(Work work, Fulfillment lost, ChargedLineNumbers.Charged charges) {
        var units = new ArrayList<PaymentRequest.Units>();
        lost.lines().stream()
                .filter(l -> l.shipped() > 0 && !l.line().ofKit())
                .forEach(l -> units.add(new PaymentRequest.Units(
                        charges.line(new Sent(lost.order(), l.line(), l.sku())), l.shipped())));
        units.addAll(LostKits.units(FulfillmentFacts.LOST_KITS.of(work)));
        return units;
    }

    private Map<Long, Fulfillment> fulfillments(Tx tx, List<Work> batch) {
        return ListIndex.by(fulfillments.load(tx, Work.subjects(batch)), f -> f.id().value());
    }

    private static <T> T known(Map<Long, T> found, Work work) {
        var value = found.get(work.subject());
        if (value == null) {
            throw new IllegalStateException(
                    "subject " + work.subject() + " is no fulfillment, return or compensation, at " + work.stage());
        }
        return value;
    }

    private static PaymentRequest wish(
            PaymentOperation kind, Work work, String letter, long order, List<PaymentRequest.Units> units) {
        return new PaymentRequest(kind, work.subject(), letter + work.subject(), order, work.key(), units);
    }
}
