package io.crossdock.world.nodes;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.carriers.Item;
import io.crossdock.world.carriers.SimulatedCarriers;
import io.crossdock.world.http.HttpReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The counters of stores to which carriers bring parcels for customers. A store puts a parcel aside some hours after it
 * has come, also one that was not announced yet: its label says whose it is. Most customers come within days, some in
 * the last hours of their term, some never.
 */
final class SimulatedCounters {

    private static final double NEVER_COLLECTED = 0.08;
    private static final double COLLECTED_LATE = 0.08;

    /** Reports an event of a job. */
    interface Teller {
        void announce(String type, Job job, List<Item> items);
    }

    private final Seed seed;
    private final Agenda agenda;
    private final Teller teller;
    private final ConcurrentHashMap<String, Job> parcels = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> stores = new ConcurrentHashMap<>();

    private static final double COMES_UNSAID = 0.15;
    private static final double SAYS_TWICE = 0.10;
    private static final double KEPT_WAITING = 0.10;

    private final List<Consumer<String>> customers = new CopyOnWriteArrayList<>();

    SimulatedCounters(Seed seed, Agenda agenda, Teller teller) {
        this.seed = seed;
        this.agenda = agenda;
        this.teller = teller;
    }

    /** How long after it is ready the customer comes; empty: never. */
    static Optional<Duration> comes(Seed seed, String fulfillment) {
        if (seed.happens(NEVER_COLLECTED, "never-collected", fulfillment)) {
            return Optional.empty();
        }
        boolean late = seed.happens(COLLECTED_LATE, "collected-late", fulfillment);
        return Optional.of(
                Duration.ofMinutes(seed.between(late ? 9_000 : 60, late ? 10_000 : 4_000, "comes", fulfillment)));
    }

    void whenAtCurb(Consumer<String> customer) {
        customers.add(customer);
    }

    /**
     * Serves a customer who has come: at once at the counter; at the curb some minutes later, of some much later. Most
     * say that they are there, some twice, some never: the store sees them.
     *
     * @param curb the order of a customer who stays in the car; empty: of one who comes to the counter
     */
    void serve(String curb, Runnable handOut) {
        if (curb.isEmpty()) {
            handOut.run();
            return;
        }
        if (!seed.happens(COMES_UNSAID, "comes-unsaid", curb)) {
            customers.forEach(customer -> customer.accept(curb));
            if (seed.happens(SAYS_TWICE, "says-twice", curb)) {
                agenda.after(Duration.ofMinutes(2), () -> customers.forEach(customer -> customer.accept(curb)));
            }
        }
        boolean waits = seed.happens(KEPT_WAITING, "kept-waiting", curb);
        agenda.after(Duration.ofMinutes(seed.between(waits ? 15 : 2, waits ? 90 : 9, "served", curb)), handOut);
    }

    /** Notes that work is for a customer of a store. */
    void sends(String fulfillment, String store) {
        stores.put(fulfillment, store);
    }

    HttpReply expect(String store, JsonNode parcel) {
        String id = parcel.path("fulfillment").asString("");
        if (id.isEmpty() || parcel.path("lines").isEmpty()) {
            return new HttpReply(422, WorldJson.object().put("reason", "fulfillment and lines are needed"));
        }
        parcels.computeIfAbsent(id, _ -> {
            List<Item> items = new ArrayList<>();
            parcel.path("lines")
                    .forEach(line -> items.add(new Item(
                            line.path("line").asInt(),
                            line.path("sku").asString(""),
                            line.path("quantity").asLong())));
            return new Job(id, parcel.path("order").asString(""), store, "", List.copyOf(items), "", agenda.now());
        });
        return new HttpReply(202, WorldJson.object().put("status", "expected"));
    }

    /** The parcel that a store expects or has. */
    Optional<Job> at(String store, String fulfillment) {
        return Optional.ofNullable(parcels.get(fulfillment)).filter(job -> job.node.equals(store));
    }

    /** Takes a parcel that a carrier has brought. @return whether it is for a customer of a store */
    boolean arrived(SimulatedCarriers.Parcel parcel, Consumer<SimulatedCarriers.Parcel> collected) {
        String store = stores.get(parcel.fulfillment());
        if (store == null) {
            return false;
        }
        Job job = parcels.computeIfAbsent(
                parcel.fulfillment(), id -> new Job(id, parcel.order(), store, "", parcel.items(), "", agenda.now()));
        agenda.after(Duration.ofMinutes(seed.between(30, 900, "unpacked", job.fulfillment)), () -> {
            job.pick(agenda.now());
            if (job.putAside(agenda.now())) {
                teller.announce("ready", job, job.shipped);
                comes(seed, job.fulfillment)
                        .ifPresent(after -> agenda.after(after, () -> handOut(job, parcel, collected)));
            }
        });
        return true;
    }

    private void handOut(Job job, SimulatedCarriers.Parcel parcel, Consumer<SimulatedCarriers.Parcel> collected) {
        if (job.handOut(agenda.now())) {
            teller.announce("collected", job, job.shipped);
            collected.accept(parcel);
        }
    }

    /** Units that nobody came for and that are stock again, by store and SKU with a space between. */
    Map<String, Long> shelved() {
        Map<String, Long> units = new TreeMap<>();
        parcels.values().stream()
                .filter(job -> job.state() == Job.State.RECALLED)
                .forEach(job -> job.shipped.forEach(
                        item -> units.merge(job.node + ' ' + item.sku(), item.quantity(), Long::sum)));
        return units;
    }
}
