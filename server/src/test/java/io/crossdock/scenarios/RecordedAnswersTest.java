package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.support.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Whatever an open table has decided is in the log, and its version gives the same answer to the recorded facts. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedAnswersTest {

    private static final List<String> ASKED =
            List.of("backorder-consent", "capture", "customer-messages", "hold", "return-window", "tender-sequence");

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private void activate(String table, String document) {
        var saved = shop.server.send(shop.server
                .request("/v1/policies")
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(document)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(shop.server
                        .post("/v1/policies/" + table + "/versions/2:activate", "{}")
                        .status())
                .isEqualTo(200);
    }

    private List<JsonNode> decisions() {
        return shop.server
                .bean(Engine.class)
                .read(tx -> tx.sql("select data from engine.log where type = 'decision-made' order by subject, seq")
                        .rows(rs -> EngineJson.tree(rs.getString("data"))));
    }

    private Answer again(JsonNode made) {
        var question = EngineJson.MAPPER.createObjectNode();
        var facts = question.putArray("facts");
        made.get("facts").properties().forEach(fact -> {
            var given = facts.addObject().put("name", fact.getKey());
            var values = given.putArray("values");
            var value = fact.getValue();
            (value.isArray() ? value.valueStream().toList() : List.of(value)).forEach(v -> values.add(v.asString()));
        });
        return shop.server.post(
                "/v1/policies/%s/versions/%d:answer"
                        .formatted(
                                made.get("table").stringValue(),
                                made.get("version").intValue()),
                question.toString());
    }

    private static List<String> texts(JsonNode value) {
        return (value.isArray() ? value.valueStream().toList() : List.of(value))
                .stream().map(JsonNode::asString).sorted().toList();
    }

    @Test
    void everyDecisionOfAnOrdersLifeIsComputedAgain() {
        activate("capture", """
                table: capture
                version: 2
                about: order
                question: [channel, tenders, preorder, totalMinor]
                answers: { capture: [at-shipment, at-order] }
                hit: first
                rules:
                  - { name: a card, when: { tenders: [card] }, then: { capture: at-order } }
                otherwise: { capture: at-shipment }
                """);
        activate("hold", """
                table: hold
                version: 2
                about: order
                question: [country]
                answers: { place: words }
                hit: first
                rules:
                  - { name: abroad, when: { country: [CA] }, then: { place: [legal] } }
                otherwise: { place: [] }
                """);
        activate("backorder-consent", """
                table: backorder-consent
                version: 2
                about: order
                question: [delays, waitDays, skus]
                answers: { ask: flag, hours: { from: 1, to: 1440 }, silence: [wait, cancel] }
                hit: first
                rules:
                  - { name: no date, when: { delays: { to: 1 }, waitDays: null }, then: { ask: true } }
                otherwise: { ask: false, hours: 72, silence: cancel }
                """);
        shop.node("A", 10);
        shop.sku("mug");
        shop.sku("vase");
        shop.order("answers-wait", "vase", 1);
        shop.stock("mug", "A", 10);
        var card = shop.server.post("/v1/stored-values", """
                {"key":"answers","kind":"gift-card","currency":"USD","amountMinor":900,"reason":"sold"}""");
        assertThat(card.status()).as(card.text()).isEqualTo(201);
        var code = card.json().get("id").stringValue();
        var order = shop.order("answers", "mug", 2, """
                {"method":"tenders"},"tenders":[{"type":"card","custodian":"provider","token":"tok_answers"},
                 {"type":"gift-card","custodian":"provider","token":"%s","amountMinor":900}]""".formatted(code));
        shop.await(() -> shop.partners.keys("/captures"), keys -> !keys.isEmpty(), "the order is not charged at once");
        shop.money("CAPTURE", shop.partners.keys("/captures").getFirst(), true);
        var work = shop.fulfillment(order, "A", "at-node");
        shop.shipped(work, 2, "T-answers");
        shop.fulfillment(order, "A", "in-transit");
        shop.parcel("T-answers", "delivered", "Delivered");
        shop.stage(order, "delivered");
        var back = shop.server.post("/v1/orders/" + order + "/returns", """
                {"reason":"too small","lines":[{"line":1,"quantity":1}]}""");

        var made = shop.await(
                this::decisions,
                all -> all.stream()
                        .map(d -> d.get("table").stringValue())
                        .toList()
                        .containsAll(ASKED),
                "not all tables are in the log; the return: " + back.text());

        var seen = new TreeSet<String>();
        for (var decision : made) {
            var answer = again(decision);
            assertThat(answer.status()).as(decision + ": " + answer.text()).isEqualTo(200);
            assertThat(answer.json().get("rule")).as(decision.toString()).isEqualTo(decision.get("rule"));
            answer.json()
                    .get("answers")
                    .forEach(one -> assertThat(texts(one.get("values")))
                            .as(decision.toString())
                            .isEqualTo(texts(
                                    decision.get("answers").get(one.get("name").stringValue()))));
            seen.add(decision.get("table").stringValue() + " "
                    + decision.get("rule").stringValue());
        }
        assertThat(seen)
                .contains("backorder-consent no date", "capture a card", "hold otherwise", "tender-sequence otherwise");
    }
}
