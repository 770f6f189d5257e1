package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A retailer with two payment providers, two node systems and two carriers, all of the same kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralSystemsTest {

    private static final String SOUTH_SECRET = "southern";

    private final Partners south = new Partners();
    private final Shop shop = new Shop(Stream.concat(
                    Stream.of(south.settings("south", SOUTH_SECRET)),
                    Stream.of(
                            "--crossdock.connectors.payments.default=south",
                            "--crossdock.connectors.nodes.default=http",
                            "--crossdock.connectors.carriers.default=easypost"))
            .toArray(String[]::new));

    @AfterAll
    void close() {
        shop.close();
        south.close();
    }

    @Test
    void aNodesWorkGoesToItsOwnSystemAndIsReportedByItAlone() {
        node("S1", "\"south\"");
        shop.sku("mug");
        shop.stock("mug", "S1", 5);
        var order = shop.collected("own-system", "mug", 1);
        var work = shop.fulfillment(order, "S1", "at-node");
        var event = """
                {"events":[{"id":"e-1","type":"shipped","node":"S1","fulfillment":"%s",
                 "lines":[{"line":1,"quantity":1}],"carrier":"UPS","tracking":"TRK-south"}]}""".formatted(work);

        assertThat(south.asked("/S1/fulfillments")).hasSize(1);
        assertThat(shop.partners.asked("/S1/fulfillments")).isEmpty();
        assertThat(told("/v1/webhooks/nodes/south", Partners.SECRET, event).status())
                .isEqualTo(401);
        assertThat(told("/v1/webhooks/nodes/nobody", SOUTH_SECRET, event).status())
                .isEqualTo(404);
        assertThat(told("/v1/webhooks/nodes/http", Partners.SECRET, event).status())
                .isEqualTo(200);
        shop.await(
                () -> shop.server.get("/v1/cases?kind=webhook-unmatched").text(),
                text -> text.contains(work),
                "no case about " + work);
        assertThat(shop.fulfillment(order, "S1", "at-node")).isEqualTo(work);

        var twice = event.replace("\"type\":\"shipped\"", "\"type\":\"rejected\",\"type\":\"shipped\"");
        var refused = told("/v1/webhooks/nodes/south", SOUTH_SECRET, twice);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("malformed", "The field /events/0/type stands twice");
        assertThat(told("/v1/webhooks/nodes/south", SOUTH_SECRET, event).status())
                .isEqualTo(200);

        shop.fulfillment(order, "S1", "in-transit");
        assertThat(told("/v1/webhooks/carriers/south", SOUTH_SECRET, parcel("TRK-south"))
                        .status())
                .isEqualTo(200);
        shop.stage(order, "delivered");
        shop.consistent();
    }

    @Test
    void aNodeThatNamesNoSystemHasTheDefaultOneAndWorkStaysWhereItIs() {
        node("D1", "null");
        shop.sku("lamp");
        shop.stock("lamp", "D1", 5);
        var order = shop.collected("default-system", "lamp", 1);
        var work = shop.fulfillment(order, "D1", "at-node");
        node("D1", "\"south\"");

        shop.shipped(work, 1, "TRK-default");

        shop.fulfillment(order, "D1", "in-transit");
        assertThat(shop.partners.asked("/D1/fulfillments")).hasSize(1);
        var second = shop.fulfillment(shop.collected("moved-system", "lamp", 1), "D1", "at-node");
        assertThat(south.asked("/D1/fulfillments"))
                .extracting(Partners.Asked::key)
                .containsExactly(second);
        node("D1", "null");
        assertThat(system("D1")).isEqualTo("south");
    }

    @Test
    void aNodeCantNameASystemThatIsNotConnected() {
        var answer = shop.server.put("/v1/nodes", nodeJson("X1", "\"west\""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("unknown-system", "/nodes/0/system", "there is no system west", "http, south");
    }

    @Test
    void moneyIsAskedForAtTheDefaultProviderUnderTheKeysOfAlways() {
        node("P1", "null");
        shop.sku("pot");
        shop.stock("pot", "P1", 5);

        var order = shop.order("south-money", "pot", 1);

        shop.fulfillment(order, "P1", "at-node");
        assertThat(south.asked("/payments")).extracting(Partners.Asked::key).containsExactly(order + "-auth");
        assertThat(shop.partners.asked("/payments")).isEmpty();
        var others = shop.partners.notification("AUTHORISATION", order + "-auth", true);
        assertThat(shop.server.post("/v1/webhooks/payments/south", others).status())
                .isEqualTo(401);
    }

    private void node(String code, String system) {
        var answer = shop.server.put("/v1/nodes", nodeJson(code, system));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String nodeJson(String code, String system) {
        return """
                {"nodes":[{"code":"%s","name":"%s","kind":"store","country":"US","postalCode":"60601",
                 "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":10,"orderMinor":0,
                 "system":%s,"active":true}]}""".formatted(code, code, system);
    }

    private String system(String code) {
        return shop.server.get("/v1/nodes").json().path("items").values().stream()
                .filter(n -> n.path("code").asString("").equals(code))
                .map(n -> n.path("system").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private RunningServer.Answer told(String path, String secret, String body) {
        return shop.server.send(shop.server
                .request(path)
                .header("Content-Type", "application/json")
                .header("X-Hmac-Signature", Partners.signature(secret, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String parcel(String tracking) {
        return """
                {"id":"evt","object":"Event","description":"tracker.updated","result":{"object":"Tracker",
                 "tracking_code":"%s","carrier":"UPS","status":"delivered",
                 "tracking_details":[{"status":"delivered","message":"Delivered"}]}}""".formatted(tracking);
    }
}
