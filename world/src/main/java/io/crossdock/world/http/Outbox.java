package io.crossdock.world.http;

import io.crossdock.world.Agenda;
import io.crossdock.world.Faults;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Sends the webhooks of one system. Each is sent until Crossdock acknowledges it with 2xx, with growing pauses. A
 * webhook that Crossdock refuses with 4xx is tried {@link #REFUSALS_MAX} times, then counted and dropped. Faults send
 * some twice and some late.
 */
public final class Outbox implements AutoCloseable {

    /** Request that carries several webhooks. */
    public record Envelope(Map<String, String> headers, byte[] body) {}

    /**
     * Target of a system's webhooks.
     *
     * @param batch most webhooks per request
     */
    public record Address(String system, URI target, int batch, Function<List<JsonNode>, Envelope> envelope) {}

    private record Item(String id, JsonNode body) {}

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int SENDERS = 8;
    private static final int REFUSALS_MAX = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Address address;
    private final Web web;
    private final FaultDice dice;
    private final Agenda agenda;
    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean closed;

    public Outbox(Address address, Web web, FaultDice dice, Agenda agenda) {
        this.address = address;
        this.web = web;
        this.dice = dice;
        this.agenda = agenda;
        for (int i = 0; i < SENDERS; i++) {
            senders.add(
                    Thread.ofVirtual().name(address.system() + "-webhooks-" + i).start(this::work));
        }
    }

    /**
     * Sends a webhook at least once, at a business time or later where a fault delays it.
     *
     * @param id unique id of the webhook
     */
    public void send(Instant at, String id, JsonNode body) {
        Faults faults = dice.faults();
        plan(dice.seed().happens(faults.reorders(), "reorder", id) ? delayed(at, id) : at, new Item(id, body));
        if (dice.seed().happens(faults.duplicates(), "duplicate", id)) {
            plan(delayed(at, id + " again"), new Item(id, body));
        }
    }

    private Instant delayed(Instant at, String id) {
        return at.plusSeconds(
                dice.seed().between(0, dice.faults().reorderDelay().toSeconds(), "reorder-delay", id));
    }

    private void plan(Instant at, Item item) {
        pending.incrementAndGet();
        agenda.at(at, () -> queue.add(item));
    }

    private void work() {
        List<Item> items = new ArrayList<>();
        try {
            while (!closed) {
                items.add(queue.take());
                queue.drainTo(items, address.batch() - 1);
                deliver(items);
                pending.addAndGet(-items.size());
                items.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<Item> items) throws InterruptedException {
        Envelope envelope =
                address.envelope().apply(items.stream().map(Item::body).toList());
        Duration pause = FIRST_PAUSE;
        int refusals = 0;
        while (!closed) {
            Web.Answer answer = web.send("POST", address.target(), envelope.headers(), envelope.body());
            if (answer.done()) {
                sent.addAndGet(items.size());
                return;
            }
            if (!answer.passing() && ++refusals >= REFUSALS_MAX) {
                refused.addAndGet(items.size());
                LOG.warn(
                        "{}: Crossdock refuses webhook {} with {}: {}",
                        address.system(),
                        items.getFirst().id(),
                        answer.status(),
                        new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Number of webhooks that are planned or not yet acknowledged. */
    public long pending() {
        return pending.get();
    }

    public long sent() {
        return sent.get();
    }

    /** Number of webhooks that Crossdock refused for good. */
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        closed = true;
        senders.forEach(Thread::interrupt);
    }
}
