package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.fulfillment.Carrier;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.Fulfillments;
import io.crossdock.fulfillment.TrackingEvent;
import io.crossdock.orchestration.stage.payment.PaymentStages;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * The end of a parcel: {@code carrier.track} asks, {@code fulfillment.deliver} and {@code fulfillment.lose} book it.
 */
public final class LoseStage {

    private static final int CLAIM_DUE_S = 3 * 86_400;

    private LoseStage() {}

    private static List<LineChange> changes(List<Fulfillment> fulfillments) {
        return fulfillments.stream()
                .flatMap(f -> f.lines().stream()
                        .filter(l -> l.shipped() > 0 && !KitExplosion.isPart(l.line()))
                        .map(l -> new LineChange(f.order(), LineSubstitution.sold(l.line()), l.shipped())))
                .toList();
    }

    /** Orders of which parts of kits were among these. */
    private static List<Long> ofParts(List<Fulfillment> fulfillments) {
        return fulfillments.stream()
                .filter(f -> f.lines().stream().anyMatch(l -> KitExplosion.isPart(l.line())))
                .map(Fulfillment::order)
                .toList();
    }

    /** Whole kits, by what counts of them. */
    private static List<LineChange> kits(Map<Long, KitExplosion> parts, ToLongFunction<KitExplosion.Whole> count) {
        return parts.entrySet().stream()
                .flatMap(e -> e.getValue().whole().stream()
                        .filter(w -> count.applyAsLong(w) > 0)
                        .map(w -> new LineChange(e.getKey(), w.line(), count.applyAsLong(w))))
                .toList();
    }

    private static List<LineChange> both(List<LineChange> some, List<LineChange> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** {@code carrier.track}: where a parcel is of which nothing was heard for long. */
    @Component
    static final class Track implements Capability.Remote<String, TrackingEvent.Status> {

        private final Fulfillments fulfillments;
        private final Carrier carrier;

        Track(Fulfillments fulfillments, Carrier carrier) {
            this.fulfillments = fulfillments;
            this.carrier = carrier;
        }

        @Override
        public String name() {
            return "carrier.track";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("moving", "delivered", "lost");
        }

        @Override
        public List<String> load(Tx tx, List<Work> batch) {
            var trackings = new HashMap<Long, String>();
            fulfillments
                    .load(tx, Work.subjects(batch))
                    .forEach(f -> trackings.put(f.id().value(), String.valueOf(f.tracking())));
            return batch.stream()
                    .map(w -> Objects.requireNonNull(trackings.get(w.subject())))
                    .toList();
        }

        @Override
        public TrackingEvent.Status call(String tracking) throws Unavailable {
            return carrier.track(tracking);
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<String, TrackingEvent.Status>> batch) {
            return batch.stream()
                    .map(b -> switch (b.answer()) {
                        case MOVING -> Outcome.of("moving");
                        case DELIVERED -> Outcome.of("delivered");
                        case LOST -> Outcome.of("lost");
                    })
                    .toList();
        }
    }

    /** {@code fulfillment.deliver}: the customer has the parcel. */
    @Component
    public static final class Deliver implements Capability.Local {

        private final Fulfillments fulfillments;
        private final Orders orders;
        private final OrderKits kits;

        Deliver(Fulfillments fulfillments, Orders orders, OrderKits kits) {
            this.kits = kits;
            this.fulfillments = fulfillments;
            this.orders = orders;
        }

        @Override
        public String name() {
            return "fulfillment.deliver";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("delivered");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            RejectStage.lockOrders(tx, fulfillments, batch);
            var delivered = fulfillments.deliver(tx, Work.subjects(batch));
            if (!delivered.isEmpty()) {
                orders.delivered(
                        tx,
                        both(
                                changes(delivered),
                                kits(kits.load(tx, ofParts(delivered)), KitExplosion.Whole::delivered)));
            }
            delivered.forEach(f -> RejectStage.tellOrder(tx, f.order(), f.id().toString(), "delivered"));
            return Outcome.all(batch, "delivered");
        }
    }

    /** {@code fulfillment.lose}: written off, and a case for the claim against the carrier. */
    @Component
    public static final class Lose implements Capability.Local {

        private final Fulfillments fulfillments;
        private final Orders orders;
        private final OrderKits kits;

        Lose(Fulfillments fulfillments, Orders orders, OrderKits kits) {
            this.kits = kits;
            this.fulfillments = fulfillments;
            this.orders = orders;
        }

        @Override
        public String name() {
            return "fulfillment.lose";
        }

        @Override
        public Set<String> outcomes() {
            return Set.of("lost");
        }

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            RejectStage.lockOrders(tx, fulfillments, batch);
            var lost = fulfillments.lose(tx, Work.subjects(batch));
            var parts = kits.load(tx, ofParts(lost));
            if (!lost.isEmpty()) {
                orders.lost(tx, both(changes(lost), kits(parts, KitExplosion.Whole::lost)));
                orders.delivered(tx, kits(parts, KitExplosion.Whole::delivered));
            }
            var last = new HashMap<Long, Long>();
            lost.forEach(f -> last.put(f.order(), f.id().value()));
            var gone = new HashMap<Long, String>();
            parts.forEach(
                    (order, p) -> gone.put(Objects.requireNonNull(last.get(order)), PaymentStages.lostKits(p.whole())));
            for (var f : lost) {
                tx.raise(new Tx.Problem(
                        f.id().value(),
                        "parcel-lost",
                        "fulfillment",
                        CLAIM_DUE_S,
                        "Parcel " + f.tracking() + " of " + f.carrier() + " is lost: claim it from the carrier"));
                RejectStage.tellOrder(tx, f.order(), f.id().toString(), "lost");
            }
            return batch.stream()
                    .map(w -> outcome(gone.getOrDefault(w.subject(), "")))
                    .toList();
        }

        private static Outcome outcome(String lostKits) {
            var lost = Outcome.of("lost");
            return lostKits.isEmpty() ? lost : lost.with(PaymentStages.LOST_KITS, lostKits);
        }
    }
}
