package io.crossdock.world.carriers;

import io.crossdock.world.Agenda;
import io.crossdock.world.BusinessHours;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.http.Call;
import io.crossdock.world.http.Handler;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carriers and their tracking, in the format of EasyPost. The scans of a parcel are fixed when it is handed over;
 * webhooks report them one by one.
 */
public final class SimulatedCarriers implements Handler {

    /** Probabilities that a parcel is lost or late, and that a webhook is never sent. */
    public record Behavior(double lost, double late, double drops) {

        /** Usual carriers: 3 in 1,000 parcels are lost, 3 in 100 are late. */
        public static Behavior usual(double drops) {
            return new Behavior(0.003, 0.03, drops);
        }
    }

    /** The parcels that carriers know. */
    public enum Memory {
        /** All. */
        WHOLE,
        /** Those of this run. A parcel that is unknown is of an earlier run, and has arrived. */
        OF_THIS_RUN
    }

    /**
     * A parcel that a node hands over.
     *
     * @param zone time zone of the node
     */
    public record Parcel(
            String tracking,
            String carrier,
            String order,
            String fulfillment,
            List<Item> items,
            Instant at,
            ZoneId zone) {}

    private record Scan(Instant at, String status, String message) {}

    private record Trip(Parcel parcel, List<Scan> scans) {}

    private final Behavior behavior;
    private final Memory memory;
    private final Seed seed;
    private final Agenda agenda;
    private final Outbox outbox;
    private final Consumer<Parcel> delivered;
    private final ConcurrentHashMap<String, Trip> trips = new ConcurrentHashMap<>();
    private final AtomicLong ended = new AtomicLong();

    /** @param delivered called for each parcel when the customer has it */
    public SimulatedCarriers(
            Behavior behavior, Memory memory, Seed seed, Agenda agenda, Outbox outbox, Consumer<Parcel> delivered) {
        this.behavior = behavior;
        this.memory = memory;
        this.seed = seed;
        this.agenda = agenda;
        this.outbox = outbox;
        this.delivered = delivered;
    }

    /** Takes a parcel and reports its scans from now on. */
    public void handOver(Parcel parcel) {
        Trip trip = new Trip(parcel, story(parcel));
        trips.put(parcel.tracking(), trip);
        for (int i = 0; i < trip.scans().size(); i++) {
            int place = i;
            agenda.at(trip.scans().get(i).at(), () -> tell(trip, place));
        }
    }

    private List<Scan> story(Parcel parcel) {
        String key = parcel.tracking();
        List<Scan> scans = new ArrayList<>();
        scans.add(new Scan(
                parcel.at().plusSeconds(seed.between(1800, 14_400, "pickup", key)), "in_transit", "Picked up"));
        if (seed.happens(behavior.lost(), "lost", key)) {
            scans.add(new Scan(BusinessHours.deliveryDays(parcel.at(), 8, parcel.zone()), "failure", "lost"));
            return scans;
        }
        long days = seed.between(1, 6, "days", key)
                + (seed.happens(behavior.late(), "late", key) ? seed.between(3, 8, "late-days", key) : 0);
        Instant arrival = BusinessHours.deliveryDays(parcel.at(), days, parcel.zone());
        scans.add(new Scan(arrival.minus(Duration.ofHours(4)), "out_for_delivery", "Out for delivery"));
        scans.add(new Scan(arrival, "delivered", "Delivered"));
        return scans;
    }

    private void tell(Trip trip, int place) {
        Scan scan = trip.scans().get(place);
        String id = "evt_" + trip.parcel().tracking() + '_' + place;
        if (!seed.happens(behavior.drops(), "carrier-drops", id)) {
            ObjectNode event = WorldJson.object()
                    .put("id", id)
                    .put("object", "Event")
                    .put("mode", "production")
                    .put("description", "tracker.updated")
                    .put("created_at", agenda.now().toString());
            event.set("result", tracker(trip, scan.at()));
            outbox.send(agenda.now(), id, event);
        }
        if (place == trip.scans().size() - 1) {
            ended.incrementAndGet();
            if (scan.status().equals("delivered")) {
                delivered.accept(trip.parcel());
            }
        }
    }

    @Override
    public HttpReply handle(Call call) {
        String code = call.part(2).orElse("");
        Trip trip = trips.get(code);
        if (trip == null && memory == Memory.OF_THIS_RUN && code.matches("(1Z|94)[A-Z2-9]{16}")) {
            return HttpReply.ok(forgotten(code));
        }
        if (!call.method().equals("GET") || trip == null) {
            return new HttpReply(
                    404,
                    WorldJson.object()
                            .set(
                                    "error",
                                    WorldJson.object()
                                            .put("code", "TRACKER.NOT_FOUND")
                                            .put("message", "no such tracker")));
        }
        return HttpReply.ok(tracker(trip, agenda.now()));
    }

    private ObjectNode forgotten(String code) {
        ObjectNode tracker = WorldJson.object()
                .put("object", "Tracker")
                .put("tracking_code", code)
                .put("carrier", code.startsWith("1Z") ? "UPS" : "USPS")
                .put("status", "delivered");
        tracker.putArray("tracking_details")
                .addObject()
                .put("object", "TrackingDetail")
                .put("status", "delivered")
                .put("message", "Delivered")
                .put("datetime", agenda.now().toString());
        return tracker;
    }

    private ObjectNode tracker(Trip trip, Instant until) {
        ArrayNode details = WorldJson.array();
        String status = "pre_transit";
        for (Scan scan : trip.scans()) {
            if (!scan.at().isAfter(until)) {
                status = scan.status();
                details.add(WorldJson.object()
                        .put("object", "TrackingDetail")
                        .put("status", scan.status())
                        .put("message", scan.message())
                        .put("datetime", scan.at().toString())
                        .put("source", trip.parcel().carrier()));
            }
        }
        ObjectNode tracker = WorldJson.object()
                .put("id", "trk_" + trip.parcel().tracking())
                .put("object", "Tracker")
                .put("mode", "production")
                .put("tracking_code", trip.parcel().tracking())
                .put("carrier", trip.parcel().carrier())
                .put("status", status)
                .put("status_detail", status.equals("failure") ? "lost" : "status_update");
        tracker.set("tracking_details", details);
        return tracker;
    }

    /** Number of parcels handed over so far. */
    public int parcels() {
        return trips.size();
    }

    /** Number of parcels that are neither delivered nor lost. */
    public long underway() {
        return trips.size() - ended.get();
    }
}
