package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.orchestration.ChargedLines.Sent;
import io.crossdock.payments.MoneyKind;
import io.crossdock.payments.MoneyWish;
import io.crossdock.payments.PaymentProvider;
import io.crossdock.payments.Payments;
import io.crossdock.returns.Return;
import io.crossdock.returns.Returns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code payment.authorize}, {@code capture}, {@code refund} and {@code void}: who wants which money moved. */
@Configuration(proxyBeanMethods = false)
class MoneyStages {

    /** Fact on a lost fulfillment: whole kits that were lost with it, {@code line:quantity} each, as other parcels of theirs may be lost later. */
    static final String LOST_KITS = "lostKits";

    private final Payments payments;
    private final PaymentProvider provider;
    private final Fulfillments fulfillments;
    private final Returns returns;
    private final ChargedLines charged;

    MoneyStages(Payments payments, PaymentProvider provider, Fulfillments fulfillments, Returns returns, ChargedLines charged) {
        this.charged = charged;
        this.payments = payments;
        this.provider = provider;
        this.fulfillments = fulfillments;
        this.returns = returns;
    }

    /** The money for an order is promised. */
    @Bean
    MoneyStage authorize() {
        return stage("payment.authorize", new MoneyStage.Words("authorized", "collected", "pending", "refused"),
                (tx, batch) -> batch.stream().map(w -> wish(MoneyKind.AUTHORIZE, w, "O", w.subject(), List.of())).toList());
    }

    /** Gives up what is authorized and not captured: undoes {@code authorize}. The provider's last word comes later. */
    @Bean
    MoneyStage voiding() {
        return stage("payment.void", new MoneyStage.Words("voided", "voided", "asked", "refused"),
                (tx, batch) -> batch.stream().map(w -> wish(MoneyKind.VOID, w, "O", w.subject(), List.of())).toList());
    }

    /** Charges what a fulfillment shipped. */
    @Bean
    MoneyStage capture() {
        return stage("payment.capture", new MoneyStage.Words("captured", "collected", "pending", "refused"), this::captures);
    }

    /** Pays back what came back, or what was lost. */
    @Bean
    MoneyStage refund() {
        return stage("payment.refund", new MoneyStage.Words("refunded", "collected", "pending", "refused"), this::refunds);
    }

    private MoneyStage stage(String name, MoneyStage.Words words, MoneyStage.Wishes wishes) {
        return new MoneyStage(name, words, wishes, payments, provider);
    }

    private List<MoneyWish> captures(Tx tx, List<Work> batch) {
        var found = fulfillments(tx, batch);
        return batch.stream()
                .map(w -> wish(MoneyKind.CAPTURE, w, "F", known(found, w).order(), List.of()))
                .toList();
    }

    private List<MoneyWish> refunds(Tx tx, List<Work> batch) {
        var back = new HashMap<Long, Return>();
        returns.load(tx, Work.subjects(batch)).forEach(r -> back.put(r.id().value(), r));
        var lost = fulfillments(tx, batch);
        var sent = new ArrayList<Sent>();
        back.values().forEach(r -> r.lines().forEach(l -> sent.add(new Sent(r.order(), l.line(), l.sku()))));
        lost.values().forEach(f -> f.lines().forEach(l -> sent.add(new Sent(f.order(), l.line(), l.sku()))));
        var numbers = charged.of(tx, sent);
        return batch.stream()
                .map(w -> back.containsKey(w.subject()) ? refund(w, known(back, w), numbers) : refund(w, known(lost, w), numbers))
                .toList();
    }

    private static MoneyWish refund(Work work, Return back, ChargedLines.Charged numbers) {
        var units = back.lines().stream()
                .filter(l -> l.received() > 0)
                .map(l -> new MoneyWish.Units(numbers.line(new Sent(back.order(), l.line(), l.sku())), l.received()))
                .toList();
        return wish(MoneyKind.REFUND, work, "R", back.order(), units);
    }

    private static MoneyWish refund(Work work, Fulfillment lost, ChargedLines.Charged numbers) {
        var units = new ArrayList<MoneyWish.Units>();
        lost.lines().stream()
                .filter(l -> l.shipped() > 0 && !Parts.isPart(l.line()))
                .forEach(l -> units.add(new MoneyWish.Units(numbers.line(new Sent(lost.order(), l.line(), l.sku())), l.shipped())));
        if (work.facts().values().get(LOST_KITS) instanceof String kits) {
            units.addAll(lostKits(kits));
        }
        return wish(MoneyKind.REFUND, work, "F", lost.order(), units);
    }

    static String lostKits(List<Parts.Whole> kits) {
        return kits.stream().filter(k -> k.lost() > 0).map(k -> k.line() + ":" + k.lost()).collect(Collectors.joining(","));
    }

    private static List<MoneyWish.Units> lostKits(String text) {
        return Stream.of(text.split(","))
                .map(kit -> kit.split(":"))
                .map(kit -> new MoneyWish.Units(Integer.parseInt(kit[0]), Long.parseLong(kit[1])))
                .toList();
    }

    private Map<Long, Fulfillment> fulfillments(Tx tx, List<Work> batch) {
        var found = new HashMap<Long, Fulfillment>();
        fulfillments.load(tx, Work.subjects(batch)).forEach(f -> found.put(f.id().value(), f));
        return found;
    }

    private static <T> T known(Map<Long, T> found, Work work) {
        var value = found.get(work.subject());
        if (value == null) {
            throw new IllegalStateException("subject " + work.subject() + " is neither a fulfillment nor a return, at " + work.stage());
        }
        return value;
    }

    private static MoneyWish wish(MoneyKind kind, Work work, String letter, long order, List<MoneyWish.Units> units) {
        return new MoneyWish(kind, work.subject(), letter + work.subject(), order, work.key(), units);
    }
}
