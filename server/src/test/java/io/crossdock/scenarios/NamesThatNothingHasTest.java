package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Documents that name what there is not, and costs in another currency than the order's: both are allowed, and told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesThatNothingHasTest {

    private static final String TABLE = """
            table: substitution
            version: %d
            hit: first
            rules:
              - name: wrong
                when: { channel: [web, wob], service: [standard, ekspress], fulfillment: [ship, drone] }
                then: { allow: true }
            otherwise: { allow: false, waitDays: 3 }
            """;

    private final Shop shop = new Shop();

    NamesThatNothingHasTest() {
        shop.node("N1", 10);
        shop.sku("mug");
        shop.stock("mug", "N1", 50);
        shop.fulfillment(shop.collected("first", "mug", 1), "N1", "at-node");
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

    private static List<String> warnings(RunningServer.Answer answer) {
        return answer.json()
                .path("warnings")
                .valueStream()
                .map(w -> w.path("path").asString() + " " + w.path("message").asString())
                .toList();
    }

    private List<String> goLive(String step) {
        return shop.server
                .get("/v1/go-live")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("step").asString().equals(step)
                        && item.path("state").asString().equals("attention"))
                .map(item -> item.path("text").asString())
                .toList();
    }

    @Test
    void aTableIsPublishedWithAWarningForEachNameAndGoLiveTellsItWhileItIsInForce() {
        var checked = yaml("/v1/policies:check", TABLE.formatted(2));
        assertThat(checked.json().path("faults").size()).isZero();
        assertThat(warnings(checked))
                .containsExactly(
                        "/rules/0/when/channel there is no channel 'wob' now; is 'web' meant?",
                        "/rules/0/when/fulfillment there is no method 'drone' now",
                        "/rules/0/when/service there is no service 'ekspress' now");
        assertThat(goLive("documents")).isEmpty();

        var published = yaml("/v1/policies", TABLE.formatted(2));
        assertThat(published.status()).isEqualTo(201);
        assertThat(warnings(published)).hasSize(3);
        shop.server.post("/v1/policies/substitution/versions/2:activate", "{}");

        assertThat(goLive("documents"))
                .containsExactly("table substitution, /rules/0/when/channel: there is no channel 'wob' now; is 'web'"
                        + " meant?; and 2 more");
        shop.server.post("/v1/policies/substitution/versions/1:activate", "{}");
    }

    @Test
    void aNodeThatNobodyPutIsNamedWhereATableAvoidsIt() throws IOException {
        var shipped = Files.readString(Repository.root().resolve("policies/sourcing-rules.yaml"));

        var checked = yaml(
                "/v1/policies:check",
                shipped.replaceFirst("\nversion: \\d+", "\nversion: 9").replace("avoid: []", "avoid: [N1, N2]"));

        assertThat(warnings(checked)).containsExactly("/otherwise/avoid there is no node 'N2' now; is 'N1' meant?");
    }

    @Test
    void aProcessThatComparesWithAChannelThatThereIsNotIsWarnedAbout() throws IOException {
        var process = Files.readString(Repository.root().resolve("processes/order.yaml"))
                .replaceFirst("\nversion: \\d+", "\nversion: 52")
                .replace("{ when: cancelAsked, to: cancel-asked }", "{ when: channel == 'wob', to: cancel-asked }");

        var checked = yaml("/v1/processes:check", process);

        assertThat(checked.json().path("faults").toString()).isEqualTo("[]");
        assertThat(warnings(checked))
                .contains("/stages/sourcing/on/allocated/0/when there is no channel 'wob' now; is 'web' meant?");
    }

    @Test
    void anOrderInAnotherCurrencyThanTheRateCardIsExplainedWithAWordAndGoLiveTellsIt() {
        assertThat(goLive("rate-card")).noneMatch(text -> text.contains("EUR"));
        var placed = shop.server.post("/v1/orders", """
                {"channel":"web","reference":"euro","placedAt":"2026-11-23T10:15:30Z","currency":"EUR",
                 "customer":{"name":"Ada","email":"ada@example.com"},
                 "shipTo":{"name":"Ada","line1":"1 Main St","city":"Chicago","postalCode":"60601","country":"US"},
                 "service":"standard","lines":[{"line":1,"sku":"mug","quantity":1,"unitPriceMinor":1000}],
                 "shippingMinor":500,"totalMinor":1500,"payment":{"method":"collected","reference":"euro"}}""");
        var order = placed.json().path("id").asString();
        shop.fulfillment(order, "N1", "at-node");

        var words =
                shop.server.get("/v1/orders/" + order + "/decisions:explain").text();
        JsonNode decision =
                shop.server.get("/v1/orders/" + order + "/decisions").json();

        assertThat(words)
                .startsWith(
                        "Costs are in USD, the currency of the rate card; the order is in EUR. Nothing is converted")
                .contains(" USD (shipping ");
        assertThat(decision.at("/items/0/currency").asString()).isEqualTo("USD");
        assertThat(goLive("rate-card"))
                .anyMatch(text -> text.startsWith("the rate card is in USD, and goods are sold in EUR: costs"));
    }
}
