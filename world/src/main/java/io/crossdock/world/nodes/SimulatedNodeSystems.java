package io.crossdock.world.nodes;

import io.crossdock.world.Agenda;
import io.crossdock.world.BusinessHours;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.carriers.Item;
import io.crossdock.world.carriers.SimulatedCarriers;
import io.crossdock.world.http.Call;
import io.crossdock.world.http.Handler;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import io.crossdock.world.nodes.Job.State;
import io.crossdock.world.retailer.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The warehouse and store systems of all nodes. A fulfillment that is sent twice is one job; one that is recalled
 * before it arrives is rejected on arrival. The seed and the fulfillment's id decide what the node does with it.
 */
public final class SimulatedNodeSystems implements Handler {

    /**
     * Probabilities of a node's faults: per fulfillment, per line, per returned unit, and of webhooks that are never
     * sent.
     */
    public record Behavior(
            double rejects,
            double rejectsLater,
            double shortInStore,
            double shortElsewhere,
            double damaged,
            double neverReturned,
            double drops) {

        /** Usual nodes: 8 % of the lines in stores and 0.5 % elsewhere come up short. */
        public static Behavior usual(double drops) {
            return new Behavior(0.02, 0.01, 0.08, 0.005, 0.10, 0.03, drops);
        }
    }

    private static final double SAYS_SHIPPED = 0.10;

    private final Map<String, NodeSpec> nodes;
    private final Behavior behavior;
    private final Seed seed;
    private final Agenda agenda;
    private final Outbox outbox;
    private final SimulatedCarriers carriers;
    private final SimulatedReturns returns;
    private final ConcurrentHashMap<String, Job> jobs = new ConcurrentHashMap<>();
    private final SimulatedCounters counters;
    private final SimulatedCouriers couriers;
    private final SimulatedCodes codes;

    public SimulatedNodeSystems(
            Map<String, NodeSpec> nodes,
            Behavior behavior,
            Seed seed,
            Agenda agenda,
            Outbox outbox,
            SimulatedCarriers carriers) {
        this.nodes = nodes;
        this.behavior = behavior;
        this.seed = seed;
        this.agenda = agenda;
        this.outbox = outbox;
        this.carriers = carriers;
        this.returns = new SimulatedReturns(behavior, seed, agenda, outbox);
        this.counters = new SimulatedCounters(seed, agenda, this::announce);
        this.couriers = new SimulatedCouriers(seed, agenda, this::announce);
        this.codes = new SimulatedCodes(behavior, seed, agenda, outbox);
    }

    @Override
    public HttpReply handle(Call call) {
        NodeSpec node = nodes.get(call.part(1).orElse(""));
        if (node == null) {
            return new HttpReply(
                    404, WorldJson.object().put("status", "unknown").put("reason", "no such node"));
        }
        String what = call.method() + ' ' + call.part(2).orElse("");
        String id = call.part(3).orElse("");
        if (what.equals("POST fulfillments") && id.isEmpty()) {
            return accept(node, call.json());
        }
        if (what.equals("POST fulfillments") && id.endsWith(":recall")) {
            return recall(node, id.substring(0, id.length() - ":recall".length()));
        }
        if (what.equals("GET fulfillments") && !id.isEmpty()) {
            return codes.status(node.code(), id)
                    .or(() -> couriers.status(own(node.code(), id), SimulatedNodeSystems::lines))
                    .orElseGet(() -> status(counters.at(node.code(), id).orElseGet(() -> own(node.code(), id))));
        }
        if (what.equals("POST parcels")) {
            return counters.expect(node.code(), call.json());
        }
        if (what.equals("POST arrivals")) {
            return new HttpReply(202, WorldJson.object().put("status", "noted"));
        }
        if (what.equals("POST returns")) {
            return returns.expect(node.code(), call.json());
        }
        return new HttpReply(404, null);
    }

    /** Number of fulfillments received so far. */
    public int jobs() {
        return jobs.size() + codes.jobs();
    }

    /** Number of fulfillments that are in work. */
    public long working() {
        return codes.working()
                + jobs.values().stream()
                        .filter(job -> job.state() == State.WORKING
                                || job.state() == State.PICKED
                                || job.state() == State.READY)
                        .count();
    }

    /** Units that left the nodes, by node and SKU with a space between. Returned units count as negative. */
    public Map<String, Long> shippedUnits() {
        Map<String, Long> units = new TreeMap<>();
        jobs.values().stream()
                .filter(job -> job.state() == State.SHIPPED)
                .forEach(job -> job.shipped.forEach(
                        item -> units.merge(job.node + ' ' + item.sku(), item.quantity(), Long::sum)));
        returns.received().forEach((key, quantity) -> units.merge(key, -quantity, Long::sum));
        codes.delivered().forEach((key, quantity) -> units.merge(key, quantity, Long::sum));
        counters.shelved().forEach((key, quantity) -> units.merge(key, -quantity, Long::sum));
        return units;
    }

    private HttpReply accept(NodeSpec node, JsonNode request) {
        String id = request.path("fulfillment").asString("");
        if (id.isEmpty() || request.path("lines").isEmpty()) {
            return new HttpReply(422, WorldJson.object().put("reason", "fulfillment and lines are needed"));
        }
        if (request.path("kind").asString("").equals("digital")) {
            return codes.accept(node, request);
        }
        Job job = jobs.computeIfAbsent(id, _ -> begin(node, id, request));
        if (job.state() == State.REJECTED || job.state() == State.RECALLED) {
            return new HttpReply(
                    409,
                    WorldJson.object()
                            .put("status", "rejected")
                            .put("reason", job.state() == State.RECALLED ? "recalled" : "no capacity"));
        }
        return new HttpReply(202, WorldJson.object().put("status", "accepted"));
    }

    private @Nullable Job own(String node, String id) {
        Job job = jobs.get(id);
        return job == null || !job.node.equals(node) ? null : job;
    }

    private Job begin(NodeSpec node, String id, JsonNode request) {
        Instant now = agenda.now();
        if (request.path("kind").asString("").equals("ship-to-store")) {
            counters.sends(id, request.path("collectAt").asString(""));
        }
        String tracking = (seed.happens(0.6, "carrier", id) ? "1Z" : "94") + seed.code(16, "tracking", id);
        Job job = new Job(
                id,
                request.path("order").asString(""),
                node.code(),
                request.path("shipTo").path("postalCode").asString(""),
                picked(node, id, request.path("lines")),
                tracking,
                now);
        if (seed.happens(behavior.rejects(), "rejects", id)) {
            job.reject(now);
            return job;
        }
        Duration work = Duration.ofMinutes(seed.between(
                node.store() ? 30 : 20,
                request.path("service").asString("").equals("express") ? 120 : node.store() ? 480 : 360,
                "work",
                id));
        Instant done = finished(node, now, work);
        agenda.after(Duration.ofMinutes(1), () -> announce("accepted", job, List.of()));
        if (seed.happens(behavior.rejectsLater(), "rejects-later", id)) {
            agenda.at(done, () -> rejectLater(job));
        } else {
            agenda.at(
                    now.plus(Duration.between(now, done).multipliedBy(7).dividedBy(10)), () -> job.pick(agenda.now()));
            agenda.at(done, end(node, job, request.path("kind").asString("")));
        }
        return job;
    }

    private Runnable end(NodeSpec node, Job job, String kind) {
        return switch (kind) {
            case "pickup" -> () -> putAside(job, "");
            case "curbside" -> () -> putAside(job, job.order);
            case "same-day" -> () -> couriers.takes(job);
            default -> () -> ship(node, job);
        };
    }

    /** Registers who hears, by order, of a customer who drives to the curb of a store. */
    public void whenAtCurb(Consumer<String> customer) {
        counters.whenAtCurb(customer);
    }

    /**
     * The goods wait at the counter, or for a car. Most customers come within days, some in the last hours of their
     * term, some never; some stores' systems know no collection, and say that the goods were shipped.
     */
    private void putAside(Job job, String curb) {
        job.pick(agenda.now());
        if (job.shipped.stream().noneMatch(item -> item.quantity() > 0)) {
            if (job.ship(agenda.now())) {
                announce("shipped", job, job.shipped);
            }
            return;
        }
        if (!job.putAside(agenda.now())) {
            return;
        }
        announce("ready", job, job.shipped);
        SimulatedCounters.comes(seed, job.fulfillment)
                .ifPresent(after -> agenda.after(after, () -> counters.serve(curb, () -> handOut(job))));
    }

    /** Takes a parcel that a carrier has brought. @return whether it is for a customer of a store */
    public boolean arrived(SimulatedCarriers.Parcel parcel, Consumer<SimulatedCarriers.Parcel> collected) {
        return counters.arrived(parcel, collected);
    }

    private void handOut(Job job) {
        if (job.handOut(agenda.now())) {
            announce(
                    seed.happens(SAYS_SHIPPED, "says-shipped", job.fulfillment) ? "shipped" : "collected",
                    job,
                    job.shipped);
        }
    }

    private static Instant finished(NodeSpec node, Instant begin, Duration work) {
        ZoneId zone = ZoneId.of(node.timeZone());
        return node.store()
                ? BusinessHours.after(begin, work, LocalTime.of(9, 0), LocalTime.of(20, 0), zone)
                : BusinessHours.after(begin, work, LocalTime.of(5, 0), LocalTime.of(23, 0), zone);
    }

    private List<Item> picked(NodeSpec node, String id, JsonNode lines) {
        double shortness = node.store() ? behavior.shortInStore() : behavior.shortElsewhere();
        List<Item> items = new ArrayList<>();
        for (JsonNode line : lines) {
            long asked = line.path("quantity").asLong();
            String key = id + '/' + line.path("line").asInt();
            long found = seed.happens(shortness, "short", key)
                    ? seed.between(0, Math.max(0, asked - 1), "found", key)
                    : asked;
            items.add(new Item(line.path("line").asInt(), line.path("sku").asString(""), found));
        }
        return List.copyOf(items);
    }

    private void rejectLater(Job job) {
        if (job.reject(agenda.now())) {
            announce("rejected", job, List.of());
        }
    }

    private void ship(NodeSpec node, Job job) {
        job.pick(agenda.now());
        if (job.ship(agenda.now())) {
            announce("shipped", job, job.shipped);
            if (job.shipped.stream().anyMatch(item -> item.quantity() > 0)) {
                carriers.handOver(new SimulatedCarriers.Parcel(
                        job.tracking,
                        job.carrier(),
                        job.order,
                        job.fulfillment,
                        job.shipped,
                        agenda.now(),
                        ZoneId.of(node.timeZone())));
            }
        }
    }

    private void announce(String type, Job job, List<Item> items) {
        String id = "evt-" + job.fulfillment + '-' + type;
        if (seed.happens(behavior.drops(), "node-drops", id)) {
            return;
        }
        ObjectNode event = WorldJson.object()
                .put("id", id)
                .put("type", type)
                .put("node", job.node)
                .put("fulfillment", job.fulfillment)
                .put("at", agenda.now().toString());
        event.set("lines", lines(items));
        switch (type) {
            case "shipped" -> {
                if (!couriers.has(job)) {
                    event.put("carrier", job.carrier()).put("tracking", job.tracking);
                }
                event.put("complete", true);
            }
            case "delivered" -> event.put("by", "the customer").put("proof", "photo " + job.fulfillment);
            case "ready" -> event.put("complete", true);
            case "collected" -> event.put("by", "the customer");
            default -> {}
        }
        outbox.send(agenda.now(), id, event);
    }

    private HttpReply recall(NodeSpec node, String id) {
        Job job = counters.at(node.code(), id)
                .or(() -> codes.at(node.code(), id))
                .orElseGet(() -> jobs.computeIfAbsent(id, _ -> Job.recalled(id, node.code(), agenda.now())));
        return job.recall(agenda.now())
                ? HttpReply.ok(WorldJson.object().put("status", "recalled"))
                : new HttpReply(409, WorldJson.object().put("status", "too-late"));
    }

    private static HttpReply status(@Nullable Job job) {
        if (job == null) {
            return HttpReply.ok(WorldJson.object().put("status", "unknown"));
        }
        return switch (job.state()) {
            case WORKING, PICKED -> HttpReply.ok(WorldJson.object().put("status", "working"));
            case READY -> {
                ObjectNode body = WorldJson.object().put("status", "ready").put("complete", true);
                body.put("at", job.changed().toString()).set("lines", lines(job.shipped));
                yield HttpReply.ok(body);
            }
            case REJECTED, RECALLED -> HttpReply.ok(WorldJson.object().put("status", "rejected"));
            case SHIPPED -> {
                ObjectNode body = WorldJson.object()
                        .put("status", job.tracking.isEmpty() ? "collected" : "shipped")
                        .put("at", job.changed().toString())
                        .put("carrier", job.carrier())
                        .put("tracking", job.tracking)
                        .put("complete", true);
                body.set("lines", lines(job.shipped));
                yield HttpReply.ok(body);
            }
        };
    }

    private static JsonNode lines(List<Item> items) {
        var lines = WorldJson.array();
        items.forEach(
                item -> lines.add(WorldJson.object().put("line", item.line()).put("quantity", item.quantity())));
        return lines;
    }
}
