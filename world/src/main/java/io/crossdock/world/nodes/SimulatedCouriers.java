package io.crossdock.world.nodes;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.carriers.Item;
import io.crossdock.world.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Couriers that bring goods from stores to doors the same day. No carrier scans them: the store says that one has them
 * and that they are delivered; some stores say only the latter, some twice, and some hours late.
 */
final class SimulatedCouriers {

    private static final double LEAVES_UNSAID = 0.10;
    private static final double SAID_TWICE = 0.10;
    private static final double SAID_LATE = 0.05;

    private final Seed seed;
    private final Agenda agenda;
    private final SimulatedCounters.Teller teller;
    /** Whether each is at its door, by fulfillment. */
    private final ConcurrentHashMap<String, Boolean> atDoor = new ConcurrentHashMap<>();

    SimulatedCouriers(Seed seed, Agenda agenda, SimulatedCounters.Teller teller) {
        this.seed = seed;
        this.agenda = agenda;
        this.teller = teller;
    }

    boolean has(Job job) {
        return atDoor.containsKey(job.fulfillment);
    }

    void takes(Job job) {
        job.pick(agenda.now());
        atDoor.put(job.fulfillment, false);
        if (!job.ship(agenda.now())) {
            atDoor.remove(job.fulfillment);
            return;
        }
        boolean any = job.shipped.stream().anyMatch(item -> item.quantity() > 0);
        if (!any || !seed.happens(LEAVES_UNSAID, "leaves-unsaid", job.fulfillment)) {
            teller.announce("shipped", job, job.shipped);
        }
        if (any) {
            agenda.after(Duration.ofMinutes(seed.between(20, 150, "to-door", job.fulfillment)), () -> isAtDoor(job));
        }
    }

    private void isAtDoor(Job job) {
        atDoor.put(job.fulfillment, true);
        long late = seed.happens(SAID_LATE, "said-late", job.fulfillment)
                ? seed.between(400, 1_500, "said-late-when", job.fulfillment)
                : 0;
        agenda.after(Duration.ofMinutes(late), () -> delivered(job));
        if (seed.happens(SAID_TWICE, "said-twice", job.fulfillment)) {
            agenda.after(Duration.ofMinutes(late + 30), () -> delivered(job));
        }
    }

    private void delivered(Job job) {
        teller.announce(
                "delivered",
                job,
                job.shipped.stream().filter(item -> item.quantity() > 0).toList());
    }

    /** What the store answers of goods that a courier has had; empty for other work. */
    Optional<HttpReply> status(@Nullable Job job, Function<List<Item>, JsonNode> lines) {
        Boolean there = job == null ? null : atDoor.get(job.fulfillment);
        if (job == null || there == null) {
            return Optional.empty();
        }
        ObjectNode body = WorldJson.object()
                .put("status", there ? "delivered" : "shipped")
                .put("at", job.changed().toString())
                .put("complete", true);
        body.set("lines", lines.apply(job.shipped));
        return Optional.of(HttpReply.ok(body));
    }
}
