package io.crossdock.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Work;
import io.crossdock.notifications.NotificationSettings;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.payments.PaymentView;
import io.crossdock.support.RecordedTx;
import io.crossdock.support.ServerDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.MissingNode;

/** The messages that customers get, and their words. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void makesOneMessagePerKeyAndReadsItBack() {
        try (var database = ServerDatabase.fresh()) {
            var one = new CustomerMessage(
                    1, "order-confirmed-7", 7, "order-confirmed", "a@b.example", Map.of("name", "Ann"));
            var same = new CustomerMessage(2, "order-confirmed-7", 7, "order-confirmed", "a@b.example", Map.of());

            var made = RecordedTx.run(database, AT, tx -> CustomerMessageStore.insert(tx, List.of(one, same)))
                    .result();
            RecordedTx.run(database, AT, tx -> {
                CustomerMessageStore.end(tx, List.of(1L), "sent");
                return 0;
            });

            assertThat(made).containsExactly(one);
            assertThat(RecordedTx.run(database, AT, tx -> CustomerMessageStore.load(tx, List.of(1L, 2L)))
                            .result())
                    .isEqualTo(Map.of(1L, one));
        }
    }

    @Test
    void aTryThatWasBegunAndNeverAnsweredIsSaid() {
        try (var database = ServerDatabase.fresh()) {
            var one = new CustomerMessage(
                    1, "order-confirmed-7", 7, "order-confirmed", "a@b.example", Map.of("name", "Ann"));
            RecordedTx.run(database, AT, tx -> CustomerMessageStore.insert(tx, List.of(one)));
            var stage =
                    new SendMessageStage(new SmtpMailer(new NotificationSettings("shop@example.com"), "127.0.0.1", 1));

            var first = RecordedTx.run(database, AT, tx -> stage.load(tx, List.of(work("1-1", 1))));
            var failed = RecordedTx.run(database, AT, tx -> stage.load(tx, List.of(work("1-1", 2))));
            var killed = RecordedTx.run(database, AT, tx -> stage.load(tx, List.of(work("1-1", 2))));
            var entered = RecordedTx.run(database, AT, tx -> stage.load(tx, List.of(work("1-2", 1))));

            assertThat(first.tx().facts).isEmpty();
            assertThat(failed.tx().facts).isEmpty();
            assertThat(killed.tx().facts).singleElement().satisfies(fact -> {
                assertThat(fact.type()).isEqualTo("message-sent-again");
                assertThat(fact.data())
                        .isEqualTo(
                                new SendMessageStage.SentAgain("O7", "order-confirmed", "<M1@crossdock.example>", 1));
            });
            assertThat(entered.tx().facts).isEmpty();
        }
    }

    private static Work work(String key, int attempt) {
        return new Work(1, "sending", key, attempt, Map.of(), Facts.NONE, MissingNode.getInstance());
    }

    @Test
    void aDateIsTheDayOnTheClockOfTheNode() {
        var told = MessageTrigger.of(event(7, "backorder-promised", """
                {"deliverBy":"2026-03-13T20:55:00Z","claims":[],"deliverDay":"2026-03-14"}""")).orElseThrow();
        var old = MessageTrigger.of(event(7, "promise-moved", """
                {"was":"2026-03-01T20:55:00Z","deliverBy":"2026-03-13T20:55:00Z","later":true,
                 "claims":[]}""")).orElseThrow();

        assertThat(told.content().deliverDay()).isEqualTo("2026-03-14");
        assertThat(old.content().deliverDay()).isEqualTo("2026-03-13");
    }

    @Test
    void tellsOfAParcelUnderItsOrder() {
        var told = MessageTrigger.of(event(17, "fulfillment-shipped", """
                {"fulfillment":"F17","order":"O7","node":"W1","lines":[{"line":1,"sku":"mug","quantity":2}],
                 "carrier":"UPS","tracking":"1Z"}""")).orElseThrow();

        assertThat(told.order()).isEqualTo(7);
        assertThat(told.template()).isEqualTo("parcel-shipped");
        assertThat(told.key()).isEqualTo("parcel-shipped-17");
        assertThat(told.content().tracking()).isEqualTo("1Z");
    }

    @Test
    void tellsNothingOfOrdersThatEndWell() {
        assertThat(MessageTrigger.of(event(7, "order-closed", "{\"state\":\"completed\"}")))
                .isEmpty();
        assertThat(MessageTrigger.of(event(7, "moved", "{\"to\":\"authorizing\"}")))
                .isEmpty();
        assertThat(MessageTrigger.of(event(7, "order-closed", "{\"state\":\"canceled\"}")))
                .isPresent();
    }

    /** Whoever has the money says what becomes of it: the retailer has paid nothing back, and charged nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines-canceled-collected",
                "lines-dropped-collected",
                "parcel-lost-collected",
                "parcel-came-back-collected",
                "pickup-given-up-collected",
                "pickup-withdrawn-collected",
                "refund-owed"
            })
    void mailsAboutTheMoneyOfAChannelSayNothingOfOurs(String template) {
        var rendered = new MessageTemplates().render(template, Map.of("name", "Ann"));

        assertThat(rendered.text())
                .contains("payment is with the shop where you placed the order")
                .doesNotContain("We have refunded")
                .doesNotContain("charge")
                .doesNotContain("your money back")
                .doesNotContain("bank");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTemplateHasASubjectAndNamesNoWordThatThereIsNot(String template) throws IOException {
        var written = Files.readString(MESSAGES.resolve(template + ".txt"));
        var told = new MessageTrigger(template, 7, "k", ToldContent.NONE, 1);

        var rendered = new MessageTemplates().render(template, MessageWording.words(told, known(null)));

        assertThat(rendered.subject()).isNotBlank();
        assertThat(rendered.text()).startsWith("Hello Ann").doesNotContain("{").doesNotContain("  ");
        assertThat(Pattern.compile("\\{([^}]*)}").matcher(written).results().map(m -> m.group(1)))
                .isSubsetOf(MessageWording.words(told, known(null)).keySet());
    }

    static List<String> templates() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Whoever carries it may not have said so, and a line that only names that is left out. */
    @Test
    void aLineThatNamesNothingIsLeftOut() {
        var words = Map.of("name", "Ann", "reference", "W-7", "lines", "1 x mug", "carrier", "", "tracking", "1Z");

        assertThat(new MessageTemplates().render("parcel-shipped", words).text())
                .contains("Tracking number: 1Z")
                .doesNotContain("Carrier");
    }

    @Test
    void aLostParcelHasACarrierAlsoWhereNobodyNamedOne() {
        var sameDay = MessageTrigger.of(event(17, "fulfillment-lost", """
                {"fulfillment":"F17","order":"O7","node":"W1","lines":[{"line":1,"sku":"mug","quantity":2}],
                 "carrier":"","tracking":"","way":"same-day"}""")).orElseThrow();
        var parcel = MessageTrigger.of(event(18, "fulfillment-lost", """
                {"fulfillment":"F18","order":"O7","node":"W1","lines":[{"line":1,"sku":"mug","quantity":2}],
                 "carrier":"","tracking":""}""")).orElseThrow();

        assertThat(sameDay.content().carrier()).isEqualTo("the courier");
        assertThat(parcel.content().carrier()).isEqualTo("the carrier");
    }

    /** Nothing comes back to a customer who never paid. */
    @Test
    void goodsThatWereNeverChargedAreNotPaidBack() {
        var lost = new MessageTrigger("parcel-lost", 7, "k", ToldContent.NONE, 1);

        assertThat(lost.ofMoney(known(money("card", 0, 0, 0))).template()).isEqualTo("parcel-lost-uncharged");
        assertThat(lost.ofMoney(known(money("card", 3_000, 0, 0))).template()).isEqualTo("parcel-lost");
        assertThat(lost.ofMoney(known(money("collected", 0, 0, 0))).template()).isEqualTo("parcel-lost-collected");
    }

    /** Goods that wait are charged when they leave, unless the channel has the money already. */
    @ParameterizedTest
    @ValueSource(strings = {"order-backordered", "order-delayed", "promise-withdrawn"})
    void goodsThatWaitAreSaidToBeUnpaidOnlyByThoseWhoKnow(String template) {
        assertThat(waiting(template, null)).contains("You have not been charged.");
        assertThat(waiting(template, money("card", 0, 0, 0))).contains("You have not been charged.");
        assertThat(waiting(template, money("card", 3_000, 0, 0))).contains("You have not been charged for it.");
        assertThat(waiting(template, money("collected", 0, 0, 0)))
                .doesNotContain("charged")
                .doesNotContain("  ")
                .doesNotContain(" \n");
    }

    private static String waiting(String template, @Nullable PaymentView money) {
        var told = new MessageTrigger(template, 7, "k", ToldContent.NONE, 1);
        return new MessageTemplates()
                .render(template, MessageWording.words(told, known(money)))
                .text();
    }

    @Test
    void saysWhatComesInPlaceOfWhat() {
        var told = MessageTrigger.of(event(7, "lines-substituted", """
                {"lines":[{"line":1,"ordered":"mug","sku":"cup","title":"Green cup","quantity":2,"unitPriceMinor":900,
                 "reason":"no-stock"}]}""")).orElseThrow();
        var text = new MessageTemplates()
                .render(told.template(), MessageWording.words(told, known(null)))
                .text();

        assertThat(text).contains("2 x Green cup in place of Blue mug").contains("you can return it");
    }

    /** What the ledger has at that time, and no more than that. */
    @Test
    void aCanceledOrderSaysWhatBecameOfItsMoney() {
        assertThat(canceled(null)).endsWith("You are not charged.\n");
        assertThat(canceled(money("card", 0, 0, 0))).endsWith("You are not charged.\n");
        assertThat(canceled(money("card", 3_000, 0, 0)))
                .contains("You were charged 30.00 USD")
                .contains("goes back to you")
                .doesNotContain("not charged");
        assertThat(canceled(money("card", 3_000, 2_500, 0)))
                .contains("You were charged 30.00 USD")
                .contains("we have paid back 25.00 USD");
        assertThat(canceled(money("collected", 0, 0, 3_000)))
                .contains("30.00 USD is with the shop where you placed the order, which has to pay it back")
                .doesNotContain("charged");
        assertThat(canceled(money("collected", 0, 3_000, 0)))
                .contains("The shop where you placed the order has paid back 30.00 USD");
        assertThat(canceled(money("collected", 0, 0, 0))).contains("If you have paid");
    }

    /** A capture that succeeds after its goods came back is above the invoices, too, and nobody was charged ahead. */
    @Test
    void onlyWhatWasChargedBeforeItLeftIsSaidToBeChargedAhead() {
        var late = new PaymentView(7, "card", "USD", 3_000, 3_000, 3_000, 0, 0, 0, 0, 0, 0, List.of());
        var ahead = new PaymentView(7, "card", "USD", 3_000, 3_000, 3_000, 0, 0, 0, 0, 0, 3_000, List.of());

        assertThat(known(late).isChargedAhead()).isFalse();
        assertThat(known(ahead).isChargedAhead()).isTrue();
        assertThat(canceled(late)).contains("for what we had sent");
    }

    private static PaymentView money(String method, long captured, long refunded, long owed) {
        return new PaymentView(7, method, "USD", 3_000, 3_000, captured, refunded, 0, captured, 0, owed, 0, List.of());
    }

    private static String canceled(@Nullable PaymentView money) {
        var told = MessageTrigger.of(event(7, "order-closed", "{\"state\":\"canceled\"}"))
                .orElseThrow();
        return new MessageTemplates()
                .render(told.template(), MessageWording.words(told, known(money)))
                .text();
    }

    private static ToldOrder known(@Nullable PaymentView money) {
        return new ToldOrder(order(), money, 3_000, Map.of());
    }

    /** The log may be read late: the card was refused after the gift card had answered, and the order is canceled. */
    @Test
    void anOrderOfWhichNothingIsLeftIsNotConfirmed() {
        var confirmed = MessageTrigger.of(event(7, "payment-authorized", """
                {"order":"O7","amountMinor":1500,"currency":"USD"}""")).orElseThrow();
        var part = new PaymentView(7, "tenders", "USD", 3_000, 1_500, 0, 0, 0, 0, 0, 0, 0, List.of());
        var all = new PaymentView(7, "card", "USD", 3_000, 3_000, 0, 0, 0, 0, 0, 0, 0, List.of());

        assertThat(confirmed.needless(new ToldOrder(order(0), all, 3_000, Map.of())))
                .isFalse();
        assertThat(confirmed.needless(new ToldOrder(order(0), part, 3_000, Map.of())))
                .isTrue();
        assertThat(confirmed.needless(new ToldOrder(order(3), part, 0, Map.of())))
                .isTrue();
        assertThat(confirmed.needless(new ToldOrder(order(1), all, 2_000, Map.of())))
                .isFalse();
    }

    private static Order order() {
        return order(0);
    }

    private static Order order(int canceled) {
        var line = new OrderLine(1, null, "mug", "Blue mug", 3, 1_000, 0, 0, canceled, 0, 0, 0, 0, null, null);
        return new Order(
                new OrderId(7),
                "web",
                "W-7",
                AT,
                AT,
                "USD",
                new Customer("Ann", "a@b.example", null),
                new Address("Ann", "1 Main St", null, "Chicago", null, "60601", "US", null, null),
                "standard",
                List.of(line),
                0,
                0,
                3_000,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(),
                null,
                List.of());
    }

    @Test
    void escapesWhatComesFromOutside() {
        var html = new MessageTemplates()
                .render("order-canceled", Map.of("name", "<b>$1</b> & Co"))
                .html();

        assertThat(html).contains("Hello &lt;b&gt;$1&lt;/b&gt; &amp; Co").doesNotContain("<b>");
    }

    @Test
    void writesAmountsWithTheCurrencysDigits() {
        assertThat(MessageWording.money(123_456, "USD")).isEqualTo("1234.56 USD");
        assertThat(MessageWording.money(1_234, "JPY")).isEqualTo("1234 JPY");
    }

    private static Event event(long subject, String type, String data) {
        return new Event(1, subject, 1, type, AT, "engine", 1, "", data);
    }
}
