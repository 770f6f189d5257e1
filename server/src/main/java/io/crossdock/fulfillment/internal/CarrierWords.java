package io.crossdock.fulfillment.internal;

import io.crossdock.engine.Tx;
import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.TrackingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What carriers say of parcels. A word is about the newest parcel of its tracking number that had left by then: numbers
 * are used again. Each final word is applied, or a case; words that contradict each other decide nothing.
 */
final class CarrierWords {

    /** How much earlier than its node says a parcel may have left: nodes report in the evening what left at noon. */
    private static final Duration EARLIER_MAX = Duration.ofDays(1);

    private final Tx tx;
    private final Map<String, List<Fulfillment>> parcels = new HashMap<>();
    private final Map<Long, Instant> left;
    private final Map<Long, Set<TrackingEvent.Status>> words;

    CarrierWords(Tx tx, Collection<Fulfillment> known) {
        this.tx = tx;
        known.stream()
                .sorted(Comparator.comparingLong((Fulfillment f) -> f.id().value())
                        .reversed())
                .forEach(f -> parcels.computeIfAbsent(String.valueOf(f.tracking()), _ -> new ArrayList<>())
                        .add(f));
        var ids = known.stream().map(f -> f.id().value()).toList();
        this.left = ReportStore.left(tx, ids);
        this.words = new HashMap<>(ReportStore.words(tx, ids));
    }

    /** The parcel that a word is about; null while there is none. */
    @Nullable
    Fulfillment about(TrackingEvent said) {
        return parcels.getOrDefault(said.tracking(), List.of()).stream()
                .filter(f -> isAbout(said, f))
                .findFirst()
                .orElse(null);
    }

    private boolean isAbout(TrackingEvent said, Fulfillment parcel) {
        return isSince(said, parcel) && isSameCarrier(said.carrier(), String.valueOf(parcel.carrier()));
    }

    private boolean isSince(TrackingEvent said, Fulfillment parcel) {
        var since = left.getOrDefault(parcel.id().value(), parcel.createdAt());
        return !said.at().isBefore(since.minus(EARLIER_MAX));
    }

    /** Raises a case where a parcel of the number is under way with another carrier: one of the two names is wrong. */
    void otherCarrier(TrackingEvent said) {
        parcels.getOrDefault(said.tracking(), List.of()).stream()
                .filter(f -> f.state() == Fulfillment.State.SHIPPED && isSince(said, f))
                .findFirst()
                .ifPresent(f -> tx.raise(FulfillmentCaseKinds.PARCEL_TROUBLE.problem(
                        f.id().value(),
                        said.carrier() + " says '" + said.word() + "' of " + said.tracking() + ", which " + f.node()
                                + " gave to " + f.carrier())));
    }

    /** Nodes and carriers spell names in their own ways: {@code UPS} and {@code UPS Ground} are one. */
    private static boolean isSameCarrier(String one, String other) {
        var a = letters(one);
        var b = letters(other);
        return a.startsWith(b) || b.startsWith(a);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * Applies a new word to its parcel, and returns what it means for the parcel's process.
     *
     * @return {@link TrackingEvent.Status#MOVING} where the process learns nothing from it
     */
    TrackingEvent.Status apply(Fulfillment parcel, TrackingEvent said) {
        long id = parcel.id().value();
        var before = words.computeIfAbsent(id, _ -> EnumSet.noneOf(TrackingEvent.Status.class));
        var earlier = before.isEmpty() ? EnumSet.noneOf(TrackingEvent.Status.class) : EnumSet.copyOf(before);
        before.add(said.status());
        return switch (said.status()) {
            case MOVING -> TrackingEvent.Status.MOVING;
            case DELIVERED -> delivered(parcel, said, earlier);
            case LOST -> lost(parcel, said, earlier);
            case RETURNING -> returning(parcel, said);
            case TROUBLE -> {
                tx.raise(FulfillmentCaseKinds.PARCEL_TROUBLE.problem(id, sentence(parcel, said)));
                yield TrackingEvent.Status.MOVING;
            }
        };
    }

    /** After a return to sender, a delivery is most often the one to the sender. */
    private TrackingEvent.Status delivered(Fulfillment parcel, TrackingEvent said, Set<TrackingEvent.Status> earlier) {
        long id = parcel.id().value();
        if (earlier.contains(TrackingEvent.Status.RETURNING)) {
            tx.raise(FulfillmentCaseKinds.PARCEL_COMES_BACK.problem(id, sentence(parcel, said)));
            return TrackingEvent.Status.MOVING;
        }
        if (earlier.contains(TrackingEvent.Status.LOST) || parcel.state() == Fulfillment.State.LOST) {
            tx.raise(FulfillmentCaseKinds.PARCEL_CONTRADICTION.problem(
                    id, sentence(parcel, said) + ", after it was said to be lost"));
        }
        tx.settle(FulfillmentCaseKinds.PARCEL_TROUBLE.settled(id, "it was delivered"));
        return said.status();
    }

    /** A loss after a delivery pays nothing back: a person decides. */
    private TrackingEvent.Status lost(Fulfillment parcel, TrackingEvent said, Set<TrackingEvent.Status> earlier) {
        if (!earlier.contains(TrackingEvent.Status.DELIVERED) && parcel.state() != Fulfillment.State.DELIVERED) {
            return said.status();
        }
        tx.raise(FulfillmentCaseKinds.PARCEL_CONTRADICTION.problem(
                parcel.id().value(), sentence(parcel, said) + ", after it was said to be delivered"));
        return TrackingEvent.Status.MOVING;
    }

    private TrackingEvent.Status returning(Fulfillment parcel, TrackingEvent said) {
        tx.raise(FulfillmentCaseKinds.PARCEL_COMES_BACK.problem(
                parcel.id().value(), sentence(parcel, said) + ": its goods are expected at " + parcel.node()));
        return said.status();
    }

    private static String sentence(Fulfillment parcel, TrackingEvent said) {
        return "Parcel " + said.tracking() + " of " + parcel.carrier() + ": the carrier says '" + said.word() + "' of "
                + said.at();
    }

    /** Signals the processes of parcels that are under way: first deliveries, so that no loss overtakes one. */
    void tell(List<ReportStore.Sighting> fresh, BiConsumer<Fulfillment, TrackingEvent> heard) {
        fresh.stream()
                .sorted(Comparator.comparing(
                                (ReportStore.Sighting s) -> s.event().status() != TrackingEvent.Status.DELIVERED)
                        .thenComparing(s -> s.event().at()))
                .forEach(s -> parcels.getOrDefault(s.event().tracking(), List.of()).stream()
                        .filter(f -> Long.valueOf(f.id().value()).equals(s.parcel()))
                        .findFirst()
                        .ifPresent(f -> heard.accept(f, s.event())));
    }
}
