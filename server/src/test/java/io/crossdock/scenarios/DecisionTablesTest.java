package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.policy.fact.FactSource;
import io.crossdock.policy.fact.FactSubject;
import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A retailer's own table, asked by a stage of the order's process; its answers and the facts decide what follows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTablesTest {

    private static final String TABLE = """
            table: review
            version: %d
            question: [channel, country, totalMinor, unpaid, attribute.loyalty]
            answers: { look: flag, score: { from: 0, to: 100 } }
            hit: first
            rules:
              - name: loyal
                when: { attribute.loyalty: gold }
                then: { score: 1 }
              - name: large
                when: { totalMinor: { from: 2000 }, country: [US, CA], unpaid: false }
                then: { look: true, score: %d }
            otherwise: { look: false, score: 0 }
            """;

    private final Shop shop = new Shop();

    @BeforeAll
    void goods() {
        shop.node("A", 10);
        shop.sku("mug");
        shop.stock("mug", "A", 100);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private RunningServer.Answer yaml(String path, String yaml) {
        return shop.server.send(shop.server
                .request(path)
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
    }

    private void activate(String kind, String name, int version, String yaml) {
        var published = yaml("/v1/" + kind, yaml);
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(shop.server
                        .post("/v1/%s/%s/versions/%d:activate".formatted(kind, name, version), "{}")
                        .status())
                .isEqualTo(200);
    }

    /** The shipped process, which begins with a question and routes by its answers and by facts that are read. */
    private static String process(String when) throws IOException {
        return Files.readString(Repository.root().resolve("processes/order.yaml"))
                .replaceFirst("\\nversion: \\d+", "\nversion: 51")
                .replaceFirst(
                        "bool }\nstart:", "bool,\n    look: bool, score: int, country: string, skus: words }\nstart:")
                .replace("start: sourcing\nstages:\n", """
                        start: asking
                        stages:
                          asking:
                            run: decision.ask
                            with: { table: review }
                            on: { answered: [ { when: "%s", to: in-review }, { to: sourcing } ] }
                          in-review:
                            hold: { reason: a large order, owner: fraud, due: 1h }
                            resolve: { go: looking }
                            limit: { after: 30d, case: decision-overdue }
                          looking:
                            run: order.continue
                            on: { continued: [ { when: score == 7, to: sourcing }, { to: canceling } ] }
                        """.formatted(when));
    }

    private List<Event> log(String order, String type) {
        long id = Long.parseLong(order.substring(1));
        return shop.server.bean(Engine.class).read(tx -> EngineQueries.timeline(tx, id, 0, 1_000)).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    private JsonNode decision(String order) {
        return EngineJson.tree(log(order, "decision-made").getFirst().data());
    }

    @Test
    void anOrdersRecordedAnswerStaysWhileTheTableChangesAndCanBeComputedAgain() throws IOException {
        activate("policies", "review", 1, TABLE.formatted(1, 7));
        activate("processes", "order", 51, process("look && country == 'US' && 'mug' in skus"));

        var small = shop.order("small", "mug", 1);
        var large = shop.order("large", "mug", 3);
        shop.stage(large, "in-review");
        activate("policies", "review", 2, TABLE.formatted(2, 9));
        shop.decide(large, "go", "");
        shop.fulfillment(large, "A", "at-node");
        var later = shop.order("later", "mug", 3);

        shop.stage(later, "in-review");
        shop.decide(later, "go", "");
        shop.stage(later, "canceled");
        shop.fulfillment(small, "A", "at-node");
        var made = decision(large);
        assertThat(made.get("version").intValue()).isEqualTo(1);
        assertThat(made.get("rule").stringValue()).isEqualTo("large");
        assertThat(made.get("facts")).isEqualTo(EngineJson.tree("""
                {"channel":"web","country":"US","totalMinor":3500,"unpaid":false}"""));
        assertThat(made.get("answers")).isEqualTo(EngineJson.tree("{\"look\":true,\"score\":7}"));
        assertThat(decision(small).get("rule").stringValue()).isEqualTo("otherwise");
        assertThat(decision(later).get("answers").get("score").intValue()).isEqualTo(9);
        assertThat(log(large, "moved"))
                .extracting(event -> EngineJson.tree(event.data()))
                .filteredOn(moved -> moved.get("from").stringValue().equals("asking"))
                .singleElement()
                .satisfies(moved -> assertThat(moved.get("facts")).isEqualTo(EngineJson.tree("""
                        {"country":"US","look":true,"skus":["mug"]}""")));

        var again = shop.server.post("/v1/policies/review/versions/1:answer", """
                {"facts":[{"name":"channel","values":["web"]},{"name":"country","values":["US"]},
                 {"name":"totalMinor","values":["3500"]},{"name":"unpaid","values":["false"]}]}""");
        assertThat(again.json().toString()).isEqualTo(EngineJson.tree("""
                {"table":"review","version":1,"rule":"large",
                 "answers":[{"name":"look","values":["true"]},{"name":"score","values":["7"]}]}""").toString());
    }

    @Test
    void aDocumentThatNamesNoFactIsToldLineAndNearestWord() throws IOException {
        activate("policies", "review", 5, TABLE.formatted(5, 7));
        var faults = yaml(
                "/v1/processes:check", process("look && contry == 'US'").replace("country: string", "contry: string"));
        var never = yaml("/v1/processes:check", process("score > 100"));
        var table = yaml("/v1/policies:check", TABLE.formatted(9, 7).replace("country, ", "contry, "));
        var refused = yaml("/v1/policies", TABLE.formatted(9, 7).replace("country, ", "contry, "));

        assertThat(faults.json().get("faults").get(0).toString()).isEqualTo("""
                {"path":"/facts/contry","message":"is no fact of an order; did you mean country?","line":9}""");
        assertThat(never.json().get("faults")).hasSize(1);
        assertThat(never.json().at("/faults/0/message").stringValue())
                .isEqualTo("score > 100 is never true: it is 0 to 100");
        assertThat(table.json().at("/faults/0/message").stringValue())
                .isEqualTo("'contry' is no fact of an order; did you mean country?");
        assertThat(table.json().at("/faults/0/line").intValue()).isEqualTo(3);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("line 3: 'contry' is no fact of an order; did you mean country?");
    }

    @Test
    void aTableThatAProcessCannotAskIsRefused() throws IOException {
        activate("policies", "review", 6, TABLE.formatted(6, 7));
        var unknown = yaml("/v1/processes:check", process("look").replace("table: review", "table: reviw"));
        var ofMessages =
                yaml("/v1/processes:check", process("true").replace("table: review", "table: customer-messages"));
        var own = yaml("/v1/processes:check", process("true").replace("table: review", "table: sourcing"));

        assertThat(unknown.text()).contains("there is no open table 'reviw' in force");
        assertThat(ofMessages.text()).contains("the table customer-messages is about a message");
        assertThat(own.text()).contains("there is no open table 'sourcing' in force");
        var other =
                yaml("/v1/policies:check", TABLE.formatted(7, 7).replace("score: { from: 0, to: 100 }", "score: flag"));
        assertThat(other.text()).contains("must stay {from: 0, to: 100}: processes may use it since version");
    }

    @Test
    void factsAreReadInSets() {
        var orders = List.of("set-1", "set-2", "set-3").stream()
                .map(reference -> Long.parseLong(shop.order(reference, "mug", 2).substring(1)))
                .toList();
        var names = Set.of("country", "traits", "brand", "payment", "nodes", "weekday", "attribute.x", "weightGrams");

        var read = shop.server
                .bean(Engine.class)
                .read(tx -> shop.server.bean(FactSource.class).read(tx, FactSubject.ORDER, orders, names));

        assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(read.get(orders.getFirst()))
                .containsEntry("country", "US")
                .containsEntry("weightGrams", 600L)
                .containsEntry("payment", "card")
                .doesNotContainKeys("brand", "attribute.x");
    }
}
