package io.crossdock.world.nodes;

import io.crossdock.world.Agenda;
import io.crossdock.world.Seed;
import io.crossdock.world.WorldJson;
import io.crossdock.world.carriers.Item;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import io.crossdock.world.retailer.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The systems that mail codes. Most say within minutes that they have; some say it twice, some call it shipped before
 * they say that it is delivered, some have fewer codes than they thought, and some say nothing until they are asked.
 */
final class SimulatedCodes {

    private static final double SAYS_NOTHING = 0.08;
    private static final double SAYS_TWICE = 0.10;
    private static final double SAYS_SHIPPED = 0.02;

    /** @param to who gets the codes */
    private record Mail(Job job, String to, String reference) {}

    private final SimulatedNodeSystems.Behavior behavior;
    private final Seed seed;
    private final Agenda agenda;
    private final Outbox outbox;
    private final ConcurrentHashMap<String, Mail> mails = new ConcurrentHashMap<>();

    SimulatedCodes(SimulatedNodeSystems.Behavior behavior, Seed seed, Agenda agenda, Outbox outbox) {
        this.behavior = behavior;
        this.seed = seed;
        this.agenda = agenda;
        this.outbox = outbox;
    }

    HttpReply accept(NodeSpec node, JsonNode request) {
        String id = request.path("fulfillment").asString("");
        Job job = mails.computeIfAbsent(id, _ -> begin(node, id, request)).job;
        return job.state() == Job.State.REJECTED || job.state() == Job.State.RECALLED
                ? new HttpReply(
                        409, WorldJson.object().put("status", "rejected").put("reason", "no codes of this kind"))
                : new HttpReply(202, WorldJson.object().put("status", "accepted"));
    }

    private Mail begin(NodeSpec node, String id, JsonNode request) {
        List<Item> items = new ArrayList<>();
        for (JsonNode line : request.path("lines")) {
            long asked = line.path("quantity").asLong();
            String key = id + '/' + line.path("line").asInt();
            long found = asked > 1 && seed.happens(behavior.shortElsewhere(), "codes", key) ? asked - 1 : asked;
            items.add(new Item(line.path("line").asInt(), line.path("sku").asString(""), found));
        }
        Job job =
                new Job(id, request.path("order").asString(""), node.code(), "", List.copyOf(items), "", agenda.now());
        Mail mail = new Mail(job, request.at("/deliverTo/email").asString(""), "mail-" + seed.code(8, "mail", id));
        if (seed.happens(behavior.rejects(), "rejects", id)) {
            job.reject(agenda.now());
        } else {
            agenda.after(Duration.ofMinutes(seed.between(1, 20, "mailed", id)), () -> send(mail));
        }
        return mail;
    }

    private void send(Mail mail) {
        String id = mail.job.fulfillment;
        if (seed.happens(behavior.rejectsLater(), "rejects-later", id)) {
            if (mail.job.reject(agenda.now())) {
                tell("rejected", mail, "");
            }
            return;
        }
        mail.job.pick(agenda.now());
        if (!mail.job.ship(agenda.now()) || seed.happens(SAYS_NOTHING, "says-nothing", id)) {
            return;
        }
        if (seed.happens(SAYS_SHIPPED, "says-shipped", id)) {
            tell("shipped", mail, "");
        }
        tell("delivered", mail, "");
        if (seed.happens(SAYS_TWICE, "says-twice", id)) {
            agenda.after(Duration.ofMinutes(7), () -> tell("delivered", mail, "-again"));
        }
    }

    private void tell(String type, Mail mail, String again) {
        String id = "evt-" + mail.job.fulfillment + '-' + type + again;
        if (seed.happens(behavior.drops(), "node-drops", id)) {
            return;
        }
        ObjectNode event = said(mail)
                .put("id", id)
                .put("type", type)
                .put("node", mail.job.node)
                .put("fulfillment", mail.job.fulfillment);
        outbox.send(agenda.now(), id, event);
    }

    private static ObjectNode said(Mail mail) {
        ObjectNode said = WorldJson.object()
                .put("at", mail.job.changed().toString())
                .put("to", mail.to)
                .put("reference", mail.reference)
                .put("complete", true);
        ArrayNode lines = said.putArray("lines");
        mail.job.shipped.forEach(
                item -> lines.addObject().put("line", item.line()).put("quantity", item.quantity()));
        return said;
    }

    /** The work that a system has. */
    Optional<Job> at(String node, String fulfillment) {
        return Optional.ofNullable(mails.get(fulfillment)).map(Mail::job).filter(job -> job.node.equals(node));
    }

    /** Answers how work stands; empty for work that it does not have. */
    Optional<HttpReply> status(String node, String fulfillment) {
        return at(node, fulfillment)
                .map(job -> HttpReply.ok(
                        switch (job.state()) {
                            case WORKING, PICKED, READY -> WorldJson.object().put("status", "working");
                            case REJECTED, RECALLED -> WorldJson.object().put("status", "rejected");
                            case SHIPPED -> delivered(fulfillment);
                        }));
    }

    private ObjectNode delivered(String fulfillment) {
        return said(Objects.requireNonNull(mails.get(fulfillment))).put("status", "delivered");
    }

    int jobs() {
        return mails.size();
    }

    long working() {
        return mails.values().stream()
                .filter(mail -> mail.job.state() == Job.State.WORKING)
                .count();
    }

    /** Codes that are out, by node and SKU with a space between. */
    Map<String, Long> delivered() {
        Map<String, Long> units = new TreeMap<>();
        mails.values().stream()
                .map(Mail::job)
                .filter(job -> job.state() == Job.State.SHIPPED)
                .forEach(job -> job.shipped.forEach(
                        item -> units.merge(job.node + ' ' + item.sku(), item.quantity(), Long::sum)));
        return units;
    }
}
