package io.crossdock.world;

import io.crossdock.world.carriers.SimulatedCarriers;
import io.crossdock.world.http.FaultDice;
import io.crossdock.world.http.HttpReply;
import io.crossdock.world.http.Outbox;
import io.crossdock.world.http.Site;
import io.crossdock.world.http.Web;
import io.crossdock.world.mail.Mailbox;
import io.crossdock.world.nodes.SimulatedNodeSystems;
import io.crossdock.world.payments.Ledger;
import io.crossdock.world.payments.SimulatedPaymentProvider;
import io.crossdock.world.retailer.DemoRetailer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All simulated systems, on ports of the loopback interface from construction to {@link #close}: payment provider under
 * {@code /psp}, nodes under {@code /nodes}, carriers under {@code /carriers}, a mailbox on its own port, and the
 * world's own figures under {@code /world}.
 */
public final class World implements AutoCloseable {

    private static final int NODE_EVENTS_PER_REQUEST = 50;
    private static final double REFUSED_CARDS = 0.03;
    private static final double SLOW_BANKS = 0.10;

    private final URI crossdock;
    private final Agenda agenda;
    private final FaultDice dice;
    private final Web web = new Web();
    private final DemoRetailer retailer;
    private final Site site;
    private final Mailbox mailbox;
    private final List<Outbox> outboxes;
    private final SimulatedPaymentProvider payments;
    private final SimulatedNodeSystems nodes;
    private final SimulatedCarriers carriers;
    private final List<Consumer<SimulatedCarriers.Parcel>> customers = new CopyOnWriteArrayList<>();

    public World(WorldSettings settings) {
        Seed seed = settings.seed();
        Faults faults = settings.faults();
        agenda = new Agenda(settings.clock());
        dice = new FaultDice(faults, seed, agenda);
        retailer = new DemoRetailer(seed);
        site = new Site(settings.port(), dice);
        mailbox = new Mailbox(settings.smtpPort(), dice);
        crossdock = settings.crossdock();
        Outbox money =
                outbox("adyen", crossdock.resolve("/v1/connectors/adyen/notifications"), 1, World::adyenEnvelope);
        Outbox goods = outbox(
                "nodes",
                crossdock.resolve("/v1/connectors/nodes/events"),
                NODE_EVENTS_PER_REQUEST,
                events -> signed(
                        WorldJson.bytes(WorldJson.object()
                                .set("events", WorldJson.array().addAll(events))),
                        settings.secrets().nodes()));
        Outbox tracking = outbox(
                "carriers",
                crossdock.resolve("/v1/connectors/carriers/events"),
                1,
                events -> signed(
                        WorldJson.bytes(events.getFirst()), settings.secrets().carriers()));
        outboxes = List.of(money, goods, tracking);
        payments = new SimulatedPaymentProvider(
                new SimulatedPaymentProvider.Behavior(REFUSED_CARDS, SLOW_BANKS, faults.moneyFailures()),
                seed,
                agenda,
                money,
                settings.secrets().adyenHmacKey(),
                settings.journal());
        carriers = new SimulatedCarriers(
                SimulatedCarriers.Behavior.usual(faults.drops()),
                settings.journal() == null ? SimulatedCarriers.Memory.WHOLE : SimulatedCarriers.Memory.OF_THIS_RUN,
                seed,
                agenda,
                tracking,
                this::delivered);
        nodes = new SimulatedNodeSystems(
                retailer.nodes(), SimulatedNodeSystems.Behavior.usual(faults.drops()), seed, agenda, goods, carriers);
        site.serve("/psp", "psp", payments);
        site.serve("/nodes", "nodes", nodes);
        site.serve("/carriers", "carriers", carriers);
        site.serveTruth("/world/ledger", _ -> HttpReply.ok(ledger()));
        site.serveTruth("/world/progress", _ -> HttpReply.ok(progress()));
    }

    /** A parcel for a customer of a store is the customer's when the store has handed it out. */
    private void delivered(SimulatedCarriers.Parcel parcel) {
        Consumer<SimulatedCarriers.Parcel> told = had -> customers.forEach(customer -> customer.accept(had));
        if (!nodes.arrived(parcel, told)) {
            told.accept(parcel);
        }
    }

    private Outbox outbox(
            String system,
            URI target,
            int batch,
            java.util.function.Function<List<JsonNode>, Outbox.Envelope> envelope) {
        return new Outbox(new Outbox.Address(system, target, batch, envelope), web, dice, agenda);
    }

    private static Outbox.Envelope adyenEnvelope(List<JsonNode> items) {
        ObjectNode body = WorldJson.object().put("live", "false");
        body.set("notificationItems", WorldJson.array().addAll(items));
        return new Outbox.Envelope(Map.of("Content-Type", "application/json"), WorldJson.bytes(body));
    }

    private static Outbox.Envelope signed(byte[] body, String secret) {
        return new Outbox.Envelope(
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Hmac-Signature",
                        "hmac-sha256-hex=" + Hmac.hex(secret, body)),
                body);
    }

    /** Registers who hears, by order, of a customer who drives to the curb of a store. */
    public void whenAtCurb(Consumer<String> customer) {
        nodes.whenAtCurb(customer);
    }

    /** Registers a listener for parcels that reach their customer. */
    public void whenDelivered(Consumer<SimulatedCarriers.Parcel> customer) {
        customers.add(customer);
    }

    /** Base URL of Crossdock, to which webhooks go. */
    public URI crossdock() {
        return crossdock;
    }

    /** Base URL of the simulated systems. */
    public URI address() {
        return site.address();
    }

    /** Port of the mailbox. */
    public int smtpPort() {
        return mailbox.port();
    }

    public Agenda agenda() {
        return agenda;
    }

    public Web web() {
        return web;
    }

    public DemoRetailer retailer() {
        return retailer;
    }

    /** Ledger of the payment provider. */
    public Ledger paymentLedger() {
        return payments.ledger();
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** Units that nodes shipped and didn't get back, by node and SKU with a space between. */
    public Map<String, Long> shippedUnits() {
        return nodes.shippedUnits();
    }

    /**
     * Whether nothing is under way and only recurring jobs are planned.
     *
     * @param recurring number of recurring jobs
     */
    public boolean quiet(int recurring) {
        return agenda.waiting() <= recurring
                && outboxes.stream().mapToLong(Outbox::pending).sum() == 0;
    }

    /** Number of webhooks that Crossdock refused for good, which shows a disagreement about a contract. */
    public long webhooksRefused() {
        return outboxes.stream().mapToLong(Outbox::refused).sum();
    }

    private ObjectNode ledger() {
        return WorldJson.tree(payments.ledger())
                .put("mails", mailbox.mails())
                .put("duplicateMails", mailbox.duplicates())
                .put("unnamedMails", mailbox.unnamed())
                .put("fulfillments", nodes.jobs())
                .put("parcels", carriers.parcels());
    }

    /** Work that is still under way in the outside world. */
    public ObjectNode progress() {
        return WorldJson.object()
                .put("at", agenda.now().toString())
                .put("fulfillments", nodes.jobs())
                .put("working", nodes.working())
                .put("parcels", carriers.parcels())
                .put("underway", carriers.underway())
                .put("mails", mailbox.mails())
                .put("calls", site.calls())
                .put("faults", dice.hits())
                .put("planned", agenda.waiting())
                .put("failed", agenda.failed())
                .put(
                        "webhooksPending",
                        outboxes.stream().mapToLong(Outbox::pending).sum())
                .put("webhooksSent", outboxes.stream().mapToLong(Outbox::sent).sum())
                .put("webhooksRefused", webhooksRefused());
    }

    @Override
    public void close() {
        agenda.close();
        outboxes.forEach(Outbox::close);
        site.close();
        mailbox.close();
        web.close();
    }
}
