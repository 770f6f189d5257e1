package io.crossdock.channels.internal;

import static io.crossdock.channels.internal.ShopMessages.address;
import static io.crossdock.channels.internal.ShopMessages.bytes;
import static io.crossdock.channels.internal.ShopMessages.hmac;
import static io.crossdock.channels.internal.ShopMessages.line;
import static io.crossdock.channels.internal.ShopMessages.order;
import static io.crossdock.channels.internal.ShopMessages.pickup;
import static io.crossdock.channels.internal.ShopMessages.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.orders.LineChange;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderClose;
import io.crossdock.orders.OrderReference;
import io.crossdock.orders.OrderRequests.Answer;
import io.crossdock.orders.OrderRequests.CancelCause;
import io.crossdock.orders.Orders;
import io.crossdock.orders.seller.NoSellers;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.support.OrdersModule;
import io.crossdock.support.ServerDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What channels send after, before, instead of and again after the message that makes an order. No process runs. */
@Tag("slow")
class ChannelUpdatesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final AtomicLong IDS = new AtomicLong();
    private static final AtomicLong REFERENCES = new AtomicLong(7_100_000_000_000L);
    private static final List<Tx.Problem> PROBLEMS = new CopyOnWriteArrayList<>();
    private static final List<NewOrder> CAPTURED = new CopyOnWriteArrayList<>();
    private static final AskedOrders ASKED = new AskedOrders();

    private static TestDatabase database;
    private static Engine engine;
    private static Orders orders;
    private static MessageSubmission submission;
    private static ChannelMessages messages;

    private final long id = REFERENCES.incrementAndGet();

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
        var catalog = new IntakeCatalog(IntakeCatalog.store());
        var storage = new OrderStorage(
                engine, orders, catalog, ChannelUpdatesTest::accept, ASKED, new UnchangedOrders(), new NoSellers());
        submission = new MessageSubmission(new IntakeSettings(600, 512, 1), storage);
        messages = new WebhookIntake(
                ChannelFolders.read(Folders.channels(), _ -> "hush"),
                storage,
                submission,
                new PickupPlaces(catalog),
                new ParkedMessages(engine),
                IDS::incrementAndGet,
                CLOCK);
    }

    private static void accept(Tx tx, List<NewOrder> fresh) {
        CAPTURED.addAll(fresh);
        orders.capture(tx, fresh);
    }

    @AfterAll
    static void close() {
        submission.close();
        engine.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        PROBLEMS.clear();
        CAPTURED.clear();
        ASKED.asked.clear();
        ASKED.answer = Answer.TAKEN;
    }

    // --- paid or not

    @Test
    void anOrderThatNobodyPaidWaitsUntilTheShopSaysPaid() {
        for (var status : List.of("pending", "authorized", "partially_paid")) {
            forget();
            var reference = REFERENCES.incrementAndGet();
            var taken = shopify(order(reference, 9, o -> o.put("financial_status", status)));
            var touched = shopify(order(reference, 10, o -> o.put("financial_status", status)));
            assertThat(ASKED.asked).as(status).isEmpty();
            var paid = shopify(order(reference, 11, _ -> {}));
            var again = shopify(order(reference, 12, _ -> {}));

            assertThat(taken.status()).isEqualTo(201);
            assertThat(CAPTURED)
                    .singleElement()
                    .satisfies(o -> assertThat(o.payment().received()).isFalse());
            assertThat(List.of(touched.status(), paid.status(), again.status())).containsOnly(200);
            assertThat(ASKED.asked).containsExactly("paid");
            assertThat(PROBLEMS).isEmpty();
        }
    }

    @Test
    void aPaymentThatEndedMakesNoOrderAndStopsAKnownOne() {
        for (var status : List.of("voided", "expired", "refunded")) {
            forget();
            var first = shopify(order(REFERENCES.incrementAndGet(), 9, o -> o.put("financial_status", status)));
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json()).contains("\"ignored\":\"payment " + status + " in Shopify\"");
            assertThat(CAPTURED).isEmpty();

            var reference = REFERENCES.incrementAndGet();
            shopify(order(reference, 9, o -> o.put("financial_status", "pending")));
            shopify(order(reference, 10, o -> o.put("financial_status", status)));
            var cancel = "cancel: payment " + status + " in Shopify";
            assertThat(ASKED.asked)
                    .containsExactlyElementsOf(
                            status.equals("refunded") ? List.of(cancel, "paid back 2000") : List.of(cancel));
        }
    }

    @Test
    void anOrderWithoutAWordAboutItsPaymentWaits() {
        shopify(order(id, 9, o -> o.remove("financial_status")));

        assertThat(CAPTURED.getFirst().payment().received()).isFalse();
    }

    @Test
    void aTestOrderMovesNoGoods() {
        var reply = shopify(order(id, 9, o -> o.put("test", true)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).contains("\"ignored\":\"test order\"");
        assertThat(CAPTURED).isEmpty();
    }

    // --- partly sent before we hear of it

    @Test
    void onlyUnitsThatAreStillToBeSentAreTaken() {
        shopify(order(id, 9, o -> {
            o.put("fulfillment_status", "partial");
            line(o).put("fulfillable_quantity", 1);
        }));

        assertThat(CAPTURED.getFirst().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(1));
        assertThat(CAPTURED.getFirst().amounts().totalMinor()).isEqualTo(1_000);
    }

    // --- canceled

    @Test
    void aCancelThatCameFirstIsRemembered() {
        var canceled = order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00"));
        var reply = shopify(canceled);
        var created = shopify(order(id, 9, _ -> {}));
        var again = shopify(order(id, 9, _ -> {}));

        assertThat(reply.json()).contains("\"ignored\":\"canceled in Shopify\"");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json())
                .isEqualTo("{\"id\":null,\"reference\":\"" + id
                        + "\",\"ignored\":\"older than the message that said: canceled in Shopify\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(CAPTURED).isEmpty();
        assertThat(shopify(order(id, 11, _ -> {})).status())
                .as("the shop opened it again")
                .isEqualTo(201);
    }

    @Test
    void aCancelOfAKnownOrderIsAskedOnce() {
        shopify(order(id, 9, _ -> {}));
        var reply = shopify(order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));
        shopify(order(id, 11, o -> {
            o.put("cancelled_at", "2026-11-20T10:00:00-05:00").put("financial_status", "refunded");
        }));

        assertThat(ASKED.asked).containsExactly("cancel: canceled in Shopify", "paid back 2000");
        assertThat(EngineJson.tree(reply.json()).path("requested").toString()).isEqualTo("[\"cancel the order\"]");
        assertThat(PROBLEMS).isEmpty();
    }

    @Test
    void aCancelAfterTheGoodsLeftIsACase() {
        shopify(order(id, 9, _ -> {}));
        ship(2);

        shopify(order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        assertThat(ASKED.asked).isEmpty();
        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.detail())
                        .isEqualTo("the channel says: canceled in Shopify; 2 units had left and are not back"));
    }

    @Test
    void aCancelOfAnOrderThatIsCanceledHereChangesNothing() {
        shopify(order(id, 9, _ -> {}));
        engine.transact("test", tx -> {
            orders.close(tx, List.of(new OrderClose(orderId(), "canceled")));
            return 0;
        });

        shopify(order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        assertThat(ASKED.asked).isEmpty();
        assertThat(PROBLEMS).isEmpty();
    }

    @Test
    void aCancelThatTheOrderDoesNotTakeIsACase() {
        shopify(order(id, 9, _ -> {}));
        ASKED.answer = Answer.NOT_TAKEN;

        shopify(order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")));

        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.detail())
                        .isEqualTo("asked to cancel the order: the order's stage does not take it"));
    }

    @Test
    void aUnitThatTheShopTookOffIsCanceledOnce() {
        shopify(order(id, 9, _ -> {}));
        shopify(order(id, 10, o -> refunded(o, 1, 1)));
        shopify(order(id, 11, o -> refunded(o, 1, 1).put("note", "thanks")));

        assertThat(ASKED.asked).containsExactly("cancel 1 of line 1");
        assertThat(PROBLEMS).isEmpty();
    }

    @Test
    void aUnitThatIsAlreadyToBeCanceledIsNotTakenOffTwice() {
        shopify(order(id, 9, _ -> {}));
        engine.transact("agent", tx -> {
            orders.requestCancel(tx, List.of(new LineChange(orderId(), 1, 1)), "by phone", CancelCause.ASKED);
            return 0;
        });

        shopify(order(id, 10, o -> refunded(o, 1, 1)));

        assertThat(ASKED.asked).as("the agent took it off in the shop, too").isEmpty();
        assertThat(PROBLEMS).isEmpty();
    }

    @Test
    void aUnitThatTheShopTookBackAfterItLeftIsACaseAndNotACancel() {
        shopify(order(id, 9, _ -> {}));
        ship(1);

        shopify(order(id, 10, o -> refunded(o, 1, 1)));

        assertThat(ASKED.asked).isEmpty();
        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.detail())
                        .isEqualTo("the channel took back 1 units of line 1 that can't be canceled here"));
    }

    @Test
    void theBuyersWishToCancelHoldsANewOrderAndAKnownOne() {
        amazon("904-" + id, "2026-11-20T18:45:00Z", true);
        assertThat(CAPTURED.getFirst().cancelAsked()).isEqualTo("BUYER: Changed mind");

        forget();
        amazon("905-" + id, "2026-11-20T18:45:00Z", false);
        amazon("905-" + id, "2026-11-20T19:00:00Z", true);
        amazon("905-" + id, "2026-11-20T19:05:00Z", true);

        assertThat(CAPTURED.getFirst().cancelAsked()).isNull();
        assertThat(ASKED.asked).containsExactly("ask: BUYER: Changed mind");
        assertThat(PROBLEMS).isEmpty();
    }

    // --- echo and age

    @Test
    void whatOnlySaysWhatWeDidMakesNoCase() {
        shopify(order(id, 9, _ -> {}));
        ship(2);

        var reply = shopify(order(id, 11, o -> {
            o.put("fulfillment_status", "fulfilled");
            line(o).put("fulfillable_quantity", 0).put("fulfillment_status", "fulfilled");
        }));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(PROBLEMS).isEmpty();
        assertThat(ASKED.asked).isEmpty();
    }

    @Test
    void unitsThatSomebodyElseSentAreACase() {
        shopify(order(id, 9, _ -> {}));

        shopify(order(id, 11, o -> line(o).put("fulfillable_quantity", 1)));

        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.detail())
                        .isEqualTo("the channel knows 1 units of line 1 as fulfilled that have not left here: somebody"
                                + " else may have sent them"));
    }

    @Test
    void anOlderMessageThatComesLaterChangesNothing() {
        shopify(order(id, 11, o -> refunded(o, 1, 1)));

        var late = shopify(order(id, 9, o -> address(o).put("address1", "OLD")));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json()).contains("older than what the channel has said of it");
        assertThat(PROBLEMS).isEmpty();
        assertThat(ASKED.asked).isEmpty();
    }

    @Test
    void aNewAddressIsACaseInWordsAndToldOnce() {
        shopify(order(id, 9, _ -> {}));
        shopify(order(id, 10, o -> address(o).put("address1", "2 New Way")));
        shopify(order(id, 11, o -> address(o).put("address1", "2 New Way")));

        assertThat(PROBLEMS)
                .singleElement()
                .satisfies(p -> assertThat(p.detail())
                        .isEqualTo(
                                "the channel changed the order: /shipTo/line1 was \"1 Test Way\", is \"2 New Way\""));
    }

    @Test
    void anOrderFromBeforeTheNewestWordWasKeptIsChangedAllTheSame() {
        shopify(order(id, 9, _ -> {}));
        engine.transact(
                "test",
                tx -> tx.sql("delete from channels.known_order where reference = ?")
                        .value(Long.toString(id))
                        .update());

        var older = shopify(order(id, 8, o -> refunded(o, 1, 1)));
        shopify(order(id, 10, o -> refunded(o, 1, 1)));

        assertThat(older.json()).contains("older than");
        assertThat(ASKED.asked).containsExactly("cancel 1 of line 1");
    }

    @Test
    void eachOrderOfOneMessageIsAppliedForItself() {
        long other = REFERENCES.incrementAndGet();
        shopify(order(id, 9, _ -> {}));
        shopify(order(other, 9, _ -> {}));
        var both = EngineJson.MAPPER.createObjectNode();
        both.putArray("orders")
                .add(order(id, 10, o -> o.put("cancelled_at", "2026-11-20T10:00:00-05:00")))
                .add(order(other, 10, o -> refunded(o, 1, 1)));

        var reply = shopify(both);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(ASKED.asked).containsExactlyInAnyOrder("cancel: canceled in Shopify", "cancel 1 of line 1");
    }

    // --- pickup, parked messages

    @Test
    void anOrderThatIsCollectedGoesToTheStoreThatTheShippingLineNames() {
        var reply = shopify(order(id, 9, o -> pickup(o, "Store One")));

        assertThat(reply.status()).as(reply.json()).isEqualTo(201);
        assertThat(CAPTURED.getFirst().fulfillment().kind()).isEqualTo("pickup");
        assertThat(CAPTURED.getFirst().fulfillment().node()).isEqualTo("S-T");
        assertThat(CAPTURED.getFirst().shipTo().country()).isEqualTo("US");
    }

    @Test
    void messagesOfOneCauseAreOneCaseAndEndWithIt() {
        var kept = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var reply = shopify(order(REFERENCES.incrementAndGet(), 9, o -> pickup(o, "Nowhere")));
            assertThat(reply.status()).isEqualTo(202);
            kept.add(EngineJson.tree(reply.json()).path("parked").asString());
        }

        assertThat(PROBLEMS).hasSize(3).extracting(Tx.Problem::subject).containsOnly(number(kept.getFirst()));
        assertThat(PROBLEMS.getFirst().detail()).contains("no node has the code or the name of the place Nowhere");
        var first = messages.parked(new ParkedQuery("shopify", null, 0, 2));
        var second = messages.parked(
                new ParkedQuery("shopify", null, Long.parseLong(String.valueOf(first.nextCursor())), 2));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.nextCursor()).isNull();
        assertThat(messages.dismiss(List.of(kept.get(0), kept.get(1), "P999999999"), "a test", "ann"))
                .containsExactly(true, true, false);
        assertThat(messages.dismiss(List.of(kept.get(0), kept.get(2)), "a test", "ann"))
                .containsExactly(false, true);
        assertThat(messages.parked(new ParkedQuery("shopify", null, 0, 2)).items())
                .isEmpty();
    }

    @Test
    void aCorrectedMessageStaysClosedWhenTheShopSendsTheOldOneAgain() {
        var broken = order(id, 9, o -> pickup(o, "Nowhere"));
        var parked = EngineJson.tree(shopify(broken).json()).path("parked").asString();
        assertThat(shopify(broken).status()).isEqualTo(202);
        assertThat(messages.parked(new ParkedQuery(null, null, 0, 9)).items())
                .singleElement()
                .satisfies(p -> assertThat(p.times()).isEqualTo(2));

        var taken =
                messages.replay(parked, bytes(order(id, 9, _ -> {})), "berta").join();
        var retry = shopify(broken);

        assertThat(taken.status()).isEqualTo(201);
        assertThat(retry.status()).isEqualTo(202);
        assertThat(EngineJson.tree(retry.json()).path("order").asString())
                .isEqualTo(EngineJson.tree(taken.json()).path("id").asString());
        assertThat(messages.parked(new ParkedQuery(null, null, 0, 9)).items()).isEmpty();
    }

    @Test
    void amountsThatDoNotAddUpAreKeptForAPerson() {
        var plug = shopify(order(id, 9, o -> o.put("total_price", "1.00").put("current_total_price", "1.00")));
        assertThat(plug.status()).isEqualTo(202);
        assertThat(plug.json()).contains("its parts add up to 2000, and total_price is 100");
        messages.dismiss(List.of(EngineJson.tree(plug.json()).path("parked").asString()), "a test", "ann");
    }

    // --- messages

    private IntakeReply shopify(JsonNode message) {
        var body = bytes(message);
        return messages.webhook(new ChannelWebhook("shopify", Map.of("x-shopify-hmac-sha256", hmac(body)), body))
                .join();
    }

    private IntakeReply amazon(String reference, String updated, boolean asked) {
        return messages.webhook(
                        new ChannelWebhook("amazon", Map.of(), bytes(ShopMessages.amazon(reference, updated, asked))))
                .join();
    }

    private void ship(long units) {
        engine.transact("test", tx -> {
            orders.shipped(tx, List.of(new LineChange(orderId(), 1, units)));
            return 0;
        });
    }

    private long orderId() {
        var name = new OrderReference("shopify", Long.toString(id));
        return engine.read(tx -> orders.byReference(tx, List.of(name)))
                .get(name)
                .value();
    }

    private static long number(String parked) {
        return Long.parseLong(parked.substring(1));
    }
}
