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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What carriers say of parcels. A word is about what was under way with its tracking number by then: numbers are used
 * again, and one box may hold the work of several orders. Where no earlier parcel of the number has ended, it is enough
 * that the node had the work by then: many nodes say when they report, and not when the parcel left. Each final word is
 * applied, or a case; words that contradict each other, or are older than every parcel, decide nothing.
 */
final class CarrierWords {

    /** How much earlier than its node says a parcel may have left: nodes report in the evening what left at noon. */
    private static final Duration EARLIER_MAX = Duration.ofDays(1);

    private final Tx tx;
    private final Map<String, List<Fulfillment>> parcels = new HashMap<>();
    private final Map<Long, Instant> left;
    private final Map<Long, Set<TrackingEvent.Status>> words = new HashMap<>();
    private final Map<Said, Set<Long>> told = new HashMap<>();

    /** A word, whatever it is called. */
    private record Said(String tracking, String carrier, TrackingEvent.Status status, Instant at) {

        static Said of(TrackingEvent event) {
            return new Said(event.tracking(), event.carrier(), event.status(), event.at());
        }
    }

    /**
     * @param known all parcels of the tracking numbers
     * @param sightings all words of them that are stored
     */
    CarrierWords(Tx tx, Collection<Fulfillment> known, List<ReportStore.Sighting> sightings) {
        this.tx = tx;
        known.stream()
                .sorted(Comparator.comparingLong((Fulfillment f) -> f.id().value())
                        .reversed())
                .forEach(f -> parcels.computeIfAbsent(String.valueOf(f.tracking()), _ -> new ArrayList<>())
                        .add(f));
        this.left = ReportStore.left(tx, known.stream().map(f -> f.id().value()).toList());
        for (var s : sightings) {
            if (s.parcel() != null) {
                words.computeIfAbsent(s.parcel(), _ -> EnumSet.noneOf(TrackingEvent.Status.class))
                        .add(s.event().status());
                told.computeIfAbsent(Said.of(s.event()), _ -> new HashSet<>()).add(s.parcel());
            }
        }
    }

    /** The parcels that a word is about; none while there is none. A word that is known stays with its parcels. */
    List<Fulfillment> about(TrackingEvent said) {
        var all = parcels.getOrDefault(said.tracking(), List.of());
        var known = told.get(Said.of(said));
        if (known != null) {
            return all.stream().filter(f -> known.contains(f.id().value())).toList();
        }
        var ofCarrier = all.stream()
                .filter(f -> isSameCarrier(said.carrier(), String.valueOf(f.carrier())))
                .toList();
        boolean first = ofCarrier.size() == 1 || ofCarrier.stream().allMatch(CarrierWords::isUnderWay);
        var since = ofCarrier.stream()
                .filter(f -> isSince(said, first ? f.createdAt() : leftAt(f)))
                .toList();
        return since.stream()
                .filter(f -> f.equals(since.getFirst()) || isUnderWay(f) && isUnderWay(since.getFirst()))
                .toList();
    }

    private static boolean isUnderWay(Fulfillment parcel) {
        return parcel.state() == Fulfillment.State.SHIPPED;
    }

    /** Raises a case where a final word of the number came when this parcel may have been with the carrier already. */
    void aboutAnother(Fulfillment parcel, TrackingEvent said) {
        if (isSince(said, leftAt(parcel)) && isSameCarrier(said.carrier(), String.valueOf(parcel.carrier()))) {
            tx.raise(FulfillmentCaseKinds.PARCEL_TROUBLE.problem(
                    parcel.id().value(),
                    said.carrier() + " said '" + said.word() + "' of " + said.tracking() + " at " + said.at()
                            + ", for another parcel of the number: find out whether both were one box"));
        }
    }

    private Instant leftAt(Fulfillment parcel) {
        return left.getOrDefault(parcel.id().value(), parcel.createdAt());
    }

    private static boolean isSince(TrackingEvent said, Instant start) {
        return !said.at().isBefore(start.minus(EARLIER_MAX));
    }

    /**
     * Raises a case for a word about no parcel, where one of its number is under way: the name of the carrier is wrong,
     * or the time, or it is about another parcel that had the number before.
     */
    void aboutNone(TrackingEvent said) {
        parcels.getOrDefault(said.tracking(), List.of()).stream()
                .filter(CarrierWords::isUnderWay)
                .findFirst()
                .ifPresent(f -> tx.raise(FulfillmentCaseKinds.PARCEL_TROUBLE.problem(f.id().value(), doubt(f, said))));
    }

    private static String doubt(Fulfillment parcel, TrackingEvent said) {
        var words = said.carrier() + " says '" + said.word() + "' of " + said.tracking();
        return isSameCarrier(said.carrier(), String.valueOf(parcel.carrier()))
                ? words + " at " + said.at() + ", before " + parcel.node()
                        + " had it: find out whether it is about this parcel"
                : words + ", which " + parcel.node() + " gave to " + parcel.carrier();
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
                    id,
                    sentence(parcel, said) + ", after it was "
                            + (parcel.state() == Fulfillment.State.LOST
                                    ? "written off as lost: the customer has the goods, and got the money back or will"
                                    : "said to be lost")));
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
