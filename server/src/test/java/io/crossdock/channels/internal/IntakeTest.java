package io.crossdock.channels.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.Orders;
import io.crossdock.orders.seller.NoSellers;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.support.OrdersModule;
import io.crossdock.support.ServerDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Intake on a real database: stored, answered and refused messages. Orders are captured; no process is started. */
@Tag("slow")
class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AtomicLong IDS = new AtomicLong();
    private static final List<Tx.Problem> PROBLEMS = new ArrayList<>();
    private static final AskedOrders ASKED = new AskedOrders();
    private static final Map<Integer, Integer> SETS = new ConcurrentHashMap<>();

    private static TestDatabase database;
    private static Engine engine;
    private static Orders orders;
    private static IntakeNode node;
    private static MessageIntake intake;
    private static ChannelMessages messages;
    private static volatile @Nullable CountDownLatch gate;

    @BeforeAll
    static void open() {
        database = ServerDatabase.fresh();
        var parts = new Engine.Parts(
                database.dataSource(),
                CLOCK,
                CLOCK,
                IDS::incrementAndGet,
                (tx, problems) -> PROBLEMS.addAll(problems),
                List.of(),
                List.of());
        engine = new Engine(EngineSettings.DEFAULT, parts);
        orders = OrdersModule.orders();
        node = node();
        intake = node.intake();
        messages = node.messages();
    }

    /** The intake of one server node. */
    private record IntakeNode(MessageSubmission submission, MessageIntake intake, ChannelMessages messages)
            implements AutoCloseable {

        @Override
        public void close() {
            submission.close();
        }
    }

    private static IntakeNode node() {
        var storage = new OrderStorage(
                engine, orders, new IntakeCatalog(), IntakeTest::accept, ASKED, new UnchangedOrders(), new NoSellers());
        var submission = new MessageSubmission(new IntakeSettings(600, 512, 1), storage);
        return new IntakeNode(
                submission,
                new OrderIntake(engine, new IntakeCatalog(), submission, IDS::incrementAndGet, CLOCK),
                new WebhookIntake(
                        ChannelFolders.read(Folders.channels(), name -> "hush"),
                        storage,
                        submission,
                        new PickupPlaces(new IntakeCatalog()),
                        new ParkedMessages(engine),
                        IDS::incrementAndGet,
                        CLOCK));
    }

    @AfterAll
    static void close() {
        node.close();
        engine.close();
        database.close();
    }

    private static void accept(Tx tx, List<NewOrder> fresh) {
        SETS.merge(fresh.size(), 1, Integer::sum);
        var waitsFor = gate;
        if (waitsFor != null) {
            await(waitsFor);
        }
        if (fresh.stream().anyMatch(o -> o.reference().startsWith("poison"))) {
            throw new IllegalStateException("poison");
        }
        orders.capture(tx, fresh);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void storesAnOrderAndAnswersWithItsId() {
        var reply = order("S-1", 4850);

        assertThat(reply.status()).isEqualTo(201);
        var id = orderOf("web", "S-1");
        assertThat(reply.json())
                .isEqualTo("{\"id\":\"" + id + "\",\"channel\":\"web\",\"reference\":\"S-1\",\"currency\":\"USD\","
                        + "\"totalMinor\":4850,\"lines\":2,\"self\":\"/v1/orders/" + id + "\"}");
    }

    @Test
    void answersTheSameMessageWithTheStoredAnswer() {
        var first = order("R-1", 4850);
        var again = order("R-1", 4850);
        var reformatted = intake.order(body("R-1", 4850).toPrettyString().getBytes(StandardCharsets.UTF_8), null)
                .join();

        assertThat(again).isEqualTo(new IntakeReply(201, first.json(), true));
        assertThat(reformatted).isEqualTo(new IntakeReply(201, first.json(), true));
    }

    @Test
    void refusesAnotherBodyWithWhatDiffers() {
        order("D-1", 4850);

        var reply = order("D-1", 4950);

        assertThat(reply.status()).isEqualTo(422);
        var problem = EngineJson.tree(reply.json());
        assertThat(problem.path("code").asString()).isEqualTo("other-body");
        assertThat(pointers(problem)).containsExactly("/shippingMinor differs", "/totalMinor differs");
    }

    @Test
    void takesAReferenceWithBlanksAroundItForTheSameReference() {
        order("L-1", 4850);

        var reply = order(" L-1\t", 4850);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(pointers(EngineJson.tree(reply.json()))).containsExactly("/reference differs");
        assertThat(reply.json()).contains("other-body");
    }

    @Test
    void refusesAReferenceThatIsTakenUnderAnotherKey() {
        order("T-1", 4850);

        var reply = intake.order(bytes(body("T-1", 4850)), "another key").join();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(pointers(EngineJson.tree(reply.json()))).containsExactly("/reference taken");
        assertThat(intake.order(bytes(body("T-2", 4850)), "another key").join().status())
                .isEqualTo(201);
    }

    @Test
    void refusesAnUnknownSkuTogetherWithAllOtherViolations() {
        var one = body("U-1", 4850);
        ((ObjectNode) one.get("lines").get(1)).put("sku", "NO-SUCH");
        var two = one.deepCopy().put("currency", "EURO");

        assertThat(pointers(
                        EngineJson.tree(intake.order(bytes(one), null).join().json())))
                .containsExactly("/lines/1/sku unknown-sku");
        assertThat(pointers(
                        EngineJson.tree(intake.order(bytes(two), null).join().json())))
                .containsExactly("/currency wrong-format", "/lines/1/sku unknown-sku");
        assertThat(order("U-1", 4850).status()).isEqualTo(201);
    }

    @Test
    void looksUpNoSkuThatTheDatabaseCanNotTake() {
        var sent = body("U-2", 4850);
        ((ObjectNode) sent.get("lines").get(1)).put("sku", "a\0b");

        assertThat(pointers(
                        EngineJson.tree(intake.order(bytes(sent), null).join().json())))
                .containsExactly("/lines/1/sku wrong-format");
    }

    @Test
    void answersABatchInOrderEachForItself() {
        var batch = new StringBuilder("{\"orders\":[");
        batch.append(body("B-1", 4850))
                .append(",")
                .append(body("B-2", 4850).put("currency", "EURO"))
                .append(",")
                .append(body("poison-1", 4850))
                .append(", ")
                .append(body("B-3", 4850))
                .append("]}");

        var reply =
                intake.batch(batch.toString().getBytes(StandardCharsets.UTF_8)).join();

        var results = EngineJson.tree(reply.json()).path("results");
        assertThat(results.values()).extracting(r -> r.path("status").asInt()).containsExactly(201, 422, 500, 201);
        assertThat(results.get(3).path("order").path("id").asString()).isEqualTo(orderOf("web", "B-3"));
        assertThat(order("B-3", 4850).replayed()).isTrue();
        assertThat(intake.batch("{\"orders\":[{}".getBytes(StandardCharsets.UTF_8))
                        .join()
                        .status())
                .isEqualTo(400);
        assertThat(intake.batch("{\"order\":[]}".getBytes(StandardCharsets.UTF_8))
                        .join()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void groupsWhatWaitsAndSaysWhenItIsTooMuch() {
        var latch = new CountDownLatch(1);
        SETS.clear();
        gate = latch;
        var first = intake.order(bytes(body("G-0", 4850)), null);
        while (SETS.isEmpty()) {
            Thread.onSpinWait();
        }
        var others = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> intake.order(bytes(body("G-" + i, 4850)), null))
                .toList();
        var twice = intake.order(bytes(body("G-0", 4850)), null);
        assertThat(twice.join().status())
                .as("after five seconds without an answer")
                .isEqualTo(409);
        gate = null;
        latch.countDown();

        assertThat(first.join().status()).isEqualTo(201);
        var statuses = others.stream().map(f -> f.join().status()).toList();
        assertThat(statuses.stream().filter(s -> s == 201).count()).isEqualTo(600);
        assertThat(statuses.stream().filter(s -> s == 503).count()).isEqualTo(100);
        assertThat(SETS).containsKey(512);
    }

    @Test
    void takesAChannelsMessageOnceWhateverItsTopic() {
        var message = example("shopify/examples/express-two-lines.json");

        var updated = shopify(message, "orders/updated");
        var created = shopify(message, "orders/create");

        assertThat(updated.status()).isEqualTo(201);
        assertThat(created).isEqualTo(new IntakeReply(201, updated.json(), true));
        assertThat(orderOf("shopify", "5600000000001")).startsWith("O");
    }

    @Test
    void keepsALaterChangeAndTellsAPerson() {
        var message = (ObjectNode) example("shopify/examples/yen-tax-included.json");
        shopify(message, "orders/create");
        PROBLEMS.clear();

        var touched = shopify(message.deepCopy().put("updated_at", "2026-11-21T00:00:00Z"), "orders/updated");
        ((ObjectNode) message.get("shipping_address")).put("city", "Minato-ku");
        var late = shopify(message, "orders/updated");
        message.put("updated_at", "2026-11-21T00:00:01Z");
        var changed = shopify(message, "orders/updated");
        var again = shopify(message, "orders/updated");

        assertThat(touched.status()).isEqualTo(200);
        assertThat(late.json()).as("older than what was touched").contains("older than");
        assertThat(EngineJson.tree(changed.json())
                        .path("differences")
                        .get(0)
                        .path("pointer")
                        .asString())
                .isEqualTo("/shipTo/city");
        assertThat(again.json()).isEqualTo(changed.json());
        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.kind()).isEqualTo("channel-update-not-applied"));
    }

    @Test
    void refusesASignatureThatDoesNotFit() {
        var body = bytes(example("shopify/examples/express-two-lines.json"));

        assertThat(messages.webhook(new ChannelWebhook("shopify", Map.of("X-Shopify-Hmac-Sha256", "bm8="), body))
                        .join()
                        .status())
                .isEqualTo(401);
        assertThat(messages.webhook(new ChannelWebhook("shopify", Map.of(), body))
                        .join()
                        .status())
                .isEqualTo(401);
        assertThat(messages.webhook(new ChannelWebhook("nowhere", Map.of(), body))
                        .join()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void doesNotFulfillWhatIsNotOurs() {
        var reply = amazon(bytes(example("amazon/examples/fulfilled-by-amazon.json")));

        assertThat(reply)
                .isEqualTo(new IntakeReply(
                        200,
                        "{\"id\":null,\"reference\":\"112-0000003-0000003\",\"ignored\":\"fulfilled by Amazon\"}",
                        false));
    }

    @Test
    void parksWhatItCanNotReadUntilItIsCorrected() {
        var message = (ObjectNode) example("amazon/examples/expedited-two-items.json");
        var broken = message.deepCopy();
        ((ObjectNode) broken.at("/order/recipient/deliveryAddress")).remove("city");

        var refused = amazon(bytes(broken));
        var parked = parked().getFirst();
        var stillBroken = messages.replay(parked.id(), null, "berta").join();
        var corrected = messages.replay(parked.id(), bytes(message), "berta").join();

        assertThat(refused.status()).isEqualTo(202);
        assertThat(EngineJson.tree(refused.json()).path("parked").asString()).isEqualTo(parked.id());
        assertThat(pointers(EngineJson.tree(refused.json()))).containsExactly("/shipTo/city required");
        assertThat(parked.payload()).isEqualTo(broken.toString());
        assertThat(stillBroken.status()).isEqualTo(422);
        assertThat(corrected.status()).isEqualTo(201);
        assertThat(parked()).isEmpty();
        assertThat(replays(parked.id())).containsExactly("berta 422 false", "berta 201 true");
    }

    private static List<String> replays(String parked) {
        return engine.read(tx -> tx.sql("""
                select actor || ' ' || (data ->> 'status') || ' ' || (data ->> 'corrected') as told
                from engine.log
                where type = 'message-replayed' and data ->> 'message' = ?
                order by (data ->> 'status') desc""").value(parked).rows(rs -> rs.getString("told")));
    }

    @Test
    void twoNodesThatGetOneMessageAtOnceMakeOneOrderAndGiveOneAnswer() {
        try (var other = node()) {
            for (int i = 0; i < 40; i++) {
                var message = bytes(body("twins-" + i, 4850));

                var here = intake.order(message, null);
                var there = other.intake().order(message, null);

                assertThat(here.join().status()).isEqualTo(201);
                assertThat(there.join().json()).isEqualTo(here.join().json());
                assertThat(List.of(here.join().replayed(), there.join().replayed()))
                        .containsExactlyInAnyOrder(true, false);
                assertThat(here.join().json()).contains("\"id\":\"" + orderOf("web", "twins-" + i) + "\"");
            }
        }
    }

    @Test
    void twoNodesThatGetDifferentBodiesUnderOneKeyTakeOneAndRefuseTheOther() {
        try (var other = node()) {
            for (int i = 0; i < 40; i++) {
                var here = intake.order(bytes(body("rivals-" + i, 4850)), "key-" + i);
                var there = other.intake().order(bytes(body("rivals-" + i, 4950)), "key-" + i);

                assertThat(List.of(here.join().status(), there.join().status())).containsExactlyInAnyOrder(201, 422);
                var refused = here.join().status() == 422 ? here.join() : there.join();
                assertThat(refused.json()).contains("/totalMinor");
            }
        }
    }

    @Test
    void twoNodesThatGetOneOrderUnderTwoKeysTakeItOnce() {
        try (var other = node()) {
            for (int i = 0; i < 40; i++) {
                var message = bytes(body("names-" + i, 4850));

                var here = intake.order(message, "here-" + i);
                var there = other.intake().order(message, "there-" + i);

                assertThat(List.of(here.join().status(), there.join().status())).containsOnlyOnce(201);
                assertThat(List.of(here.join().status(), there.join().status())).doesNotContain(500);
            }
        }
    }

    private static IntakeReply order(String reference, long totalMinor) {
        return intake.order(bytes(body(reference, totalMinor)), null).join();
    }

    private static IntakeReply shopify(JsonNode message, String topic) {
        var body = bytes(message);
        return messages.webhook(new ChannelWebhook(
                        "shopify", Map.of("x-shopify-topic", topic, "x-shopify-hmac-sha256", hmac(body)), body))
                .join();
    }

    private static IntakeReply amazon(byte[] body) {
        return messages.webhook(new ChannelWebhook("amazon", Map.of(), body)).join();
    }

    /** The expected signature, computed independently of the code under test. */
    private static String hmac(byte[] body) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return java.util.Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode body(String reference, long totalMinor) {
        return CanonicalReaderTest.tree()
                .put("reference", reference)
                .put("shippingMinor", totalMinor - 4351)
                .put("totalMinor", totalMinor);
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode example(String file) {
        return EngineJson.MAPPER.readTree(Folders.bytes(Folders.channels().resolve(file)));
    }

    private static String orderOf(String channel, String reference) {
        var name = new OrderReference(channel, reference);
        return engine.read(tx -> orders.byReference(tx, List.of(name)))
                .get(name)
                .toString();
    }

    private static List<String> pointers(JsonNode problem) {
        return problem.path("violations").values().stream()
                .map(v -> v.path("pointer").asString() + " " + v.path("code").asString())
                .toList();
    }

    private static List<ParkedMessage> parked() {
        return messages.parked(new ParkedQuery(null, null, 0, 10)).items();
    }
}
