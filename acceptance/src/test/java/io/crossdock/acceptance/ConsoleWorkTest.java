package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.crossdock.world.Faults;
import io.crossdock.world.WorldJson;
import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.Playground;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Work in the console beside orders: stock, nodes, messages, policies. The clock is slow, so that holds last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleWorkTest {

    private static final double SPEED = 20;
    private static final Path AMAZON = Path.of("..", "channels", "amazon", "examples", "expedited-two-items.json");

    private Playground playground;
    private Chromium chromium;
    private Shop shop;
    private ConsolePage console;

    @BeforeAll
    void open() {
        var executable = Chromium.find();
        assumeTrue(
                executable.isPresent(),
                "no Chromium: install it (Debian: apt-get install chromium) or name it in CROSSDOCK_CHROMIUM");
        playground = Playground.open(
                DemoOptions.headless(1, 7).withFaults(Faults.NONE).withSpeed(SPEED));
        shop = new Shop(playground);
        chromium = new Chromium(executable.get());
        PlaywrightAssertions.setDefaultAssertionTimeout(ConsolePage.WAIT_MILLIS);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (playground != null) {
            playground.close();
        }
    }

    @BeforeEach
    void newPage() {
        console = new ConsolePage(chromium, playground.address());
    }

    @AfterEach
    void closePage() {
        console.close();
    }

    @Test
    void publishesAPolicySaysWhatItChangesActivatesItAndGoesBack() {
        console.show("/policies/sourcing");
        assertThat(at("policy-common")).containsText("splitMinor 250");
        int shipped = active();
        int next = shipped + 1;
        var yaml = shop.get("/v1/policies/sourcing/versions/" + shipped)
                .path("yaml")
                .asString();

        at("tab-publish").click();
        at("publish-text")
                .fill("# Fewer parcels for the app.\n"
                        + yaml.replace("version: " + shipped, "version: " + next)
                                .replace(
                                        "rules: []",
                                        "rules:\n  - name: app\n    when: { channel: [app] }\n"
                                                + "    then: { splitMinor: 900 }"));
        assertThat(at("rule-app")).containsText("900");
        at("publish-run").click();
        confirm();
        at("tab-compare").click();
        assertThat(at("policy-change")).hasText(Pattern.compile("app.*added.*channel app → splitMinor 900"));
        at("policy-activate").click();
        confirm();
        assertThat(active()).isEqualTo(next);

        at("tab-versions").click();
        assertThat(at("version-" + next)).containsText("Fewer parcels for the app.");
        at("version-" + shipped).getByTestId("version-activate").click();
        confirm();
        assertThat(at("version-" + shipped)).containsText("active");
        assertThat(active()).isEqualTo(shipped);
    }

    private int active() {
        return shop.get("/v1/policies")
                .path("items")
                .valueStream()
                .filter(policy -> policy.path("name").asString().equals("sourcing"))
                .findFirst()
                .orElseThrow()
                .path("activeVersion")
                .asInt();
    }

    @Test
    void correctsAParkedMessageThatBecomesAnOrder() throws IOException {
        var answer = playground
                .crossdock()
                .call(
                        "POST",
                        "/v1/channels/amazon/orders",
                        Map.of(),
                        "{\"oder\": {}}".getBytes(StandardCharsets.UTF_8));
        var parked = answer.body().path("parked").asString();
        console.show("/messages");
        assertThat(at("message-" + parked)).containsText("required property 'order' not found");
        assertThat(at("nav-messages-count")).hasText("1");

        at("message-" + parked).getByTestId("message-replay").click();
        at("confirm-run").click();
        assertThat(at("confirm").getByTestId("failure").last()).containsText("The message makes no order");
        at("message-text").fill(Files.readString(AMAZON));
        at("confirm-run").click();

        assertThat(at("order-facts")).containsText("amazon");
        assertThat(shop.get("/v1/parked").path("items").isEmpty()).isTrue();
    }

    @Test
    void closesANodeAndACarrierAndReopensThem() {
        console.show("/nodes");
        at("nodes-search").fill("S001");
        var node = at("node-S001");
        assertThat(node).containsText("Open");

        node.getByTestId("close").click();
        at("confirm-note").fill("burst pipe");
        confirm();
        assertThat(node).containsText("until it is reopened · burst pipe");
        node.getByTestId("reopen").click();
        confirm();
        assertThat(node).containsText("Open");

        at("tab-services").click();
        at("service-express").getByTestId("close").click();
        at("confirm-note").fill("strike");
        confirm();
        assertThat(at("service-express")).containsText("strike");
        assertThat(closures("express")).isEqualTo(1);
        at("service-express").getByTestId("reopen").click();
        confirm();
        assertThat(at("service-express")).containsText("Open");
        assertThat(closures("express")).isZero();
    }

    private int closures(String service) {
        return shop.get("/v1/services")
                .path("items")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(service))
                .findFirst()
                .orElseThrow()
                .path("closures")
                .size();
    }

    @Test
    void countsASkuAndASecondPersonApprovesTheDifference() {
        console.show("/stock-work?tab=counts");
        at("actor").fill("Ada");
        at("count-plan").click();
        console.choose("plan-node", "S002");
        confirm();
        console.page().locator("[data-testid^=count-N] a").first().click();
        var first = console.page().locator("[data-testid^=found-]").first();
        var sku = first.getAttribute("data-testid").substring("found-".length());
        first.fill("900");
        at("count-save").click();
        confirm();
        assertThat(at("count-line-" + sku)).containsText("+");

        console.show("/stock-work");
        var adjustment = console.page().locator("[data-testid^=adjustment-A]");
        adjustment.getByTestId("adjustment-approve").click();
        at("confirm-run").click();
        assertThat(at("confirm").getByTestId("failure")).isVisible();
        at("confirm-actor").fill("Grace");
        confirm();

        assertThat(adjustment).hasCount(0);
        assertThat(stock(sku, "S002").path("onHand").asInt()).isEqualTo(900);
    }

    @Test
    void movesUnitsFromOneNodeToAnother() {
        var sku = sku(3);
        int before = stock(sku, "S003").path("onHand").asInt(0);
        console.show("/stock-work?tab=transfers");
        at("transfer-request").click();
        console.choose("transfer-from", "DC-EAST");
        console.choose("transfer-to", "S003");
        at("transfer-reference").fill("TR-1");
        at("transfer-sku-0").fill(sku);
        at("transfer-units-0").fill("3");
        confirm();
        console.page().locator("[data-testid^=transfer-T] a").first().click();

        at("transfer-ship").click();
        confirm();
        assertThat(at("transfer-state")).hasText("Shipped");
        at("transfer-receive").click();
        at("units-1").fill("2");
        at("damaged-1").fill("1");
        confirm();

        assertThat(at("transfer-receive")).hasCount(0);
        assertThat(stock(sku, "S003").path("onHand").asInt()).isEqualTo(before + 2);
        assertThat(stock(sku, "S003").path("quarantined").asInt()).isEqualTo(1);
    }

    @Test
    void showsTheCartsThatKeepUnitsOfASkuAndReleasesOne() {
        var sku = sku(4);
        var body = WorldJson.object()
                .put("channel", "shop")
                .put("key", "cart-1")
                .put("country", "US")
                .put("postalCode", "17101")
                .put("seconds", 3_600);
        body.putArray("lines").add(WorldJson.object().put("sku", sku).put("quantity", 2));
        var id = playground
                .crossdock()
                .post("/v1/cart-holds", null, body)
                .body()
                .path("id")
                .asString();
        console.show("/inventory?sku=" + sku);
        assertThat(at("cart-" + id)).containsText("2 × " + sku);
        assertThat(at("stock-total-reserved")).hasText("2");

        at("cart-release").click();
        confirm();

        assertThat(at("cart-" + id)).hasCount(0);
        assertThat(at("stock-total-reserved")).hasText("0");
        assertThat(shop.get("/v1/cart-holds/" + id).path("status").asString()).isEqualTo("released");
    }

    @Test
    void aPersonWithAPhoneDecidesAHoldAndClosesACaseAndANode() {
        String order = heldOrder();
        reportFewerThanNone();
        console.close();
        console = ConsolePage.onPhone(chromium, playground.address());

        console.show("/holds");
        var held = console.page().locator("[data-testid=hold-row][data-subject=" + order + "]");
        assertThat(held).containsText("Grace Hopper");
        assertThat(held).containsText("$600.00");
        tapAndConfirm(held.getByTestId("resolve-accept"), "known customer");
        assertThat(held).hasCount(0);
        shop.until(order, "in-fulfillment");

        at("nav-cases").tap();
        var found =
                console.page().getByTestId("case-group-feed-negative-figure").getByTestId("case-row");
        assertThat(found).containsText("1 row(s) of message 1 of feed phone");
        tapAndConfirm(found.getByTestId("case-close"), "a typing error");
        assertThat(found).hasCount(0);

        at("nav-more").tap();
        at("nav-nodes").tap();
        at("nodes-search").fill("S004");
        tapAndConfirm(at("node-S004").getByTestId("close"), "burst pipe");
        assertThat(at("node-S004")).containsText("Closed");
        at("node-S004").getByTestId("reopen").tap();
        confirm();
        assertThat(at("node-S004")).containsText("Open");
    }

    /** Does it as a person: what can't be seen whole can't be tapped. */
    private void tapAndConfirm(Locator button, String note) {
        button.scrollIntoViewIfNeeded();
        assertThat(button).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat(console.phoneFaults()).isEmpty();
        button.tap();
        at("confirm-note").fill(note);
        assertThat(at("confirm-run")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        assertThat(console.phoneFaults()).isEmpty();
        confirm();
    }

    /** Publishes a process with a hold for large orders; returns an order that stands at it. */
    private String heldOrder() {
        var shipped =
                shop.get(OrderProcess.path(OrderProcess.SHIPPED)).path("yaml").asString();
        var yaml = OrderProcess.withLargeOrder(shipped).getBytes(StandardCharsets.UTF_8);
        var crossdock = playground.crossdock();
        crossdock.call("POST", "/v1/processes", Map.of("Content-Type", "application/yaml"), yaml);
        crossdock.post(OrderProcess.path(OrderProcess.NEXT) + ":activate", null, WorldJson.object());
        var order = shop.order("phone-large", sku(5), 60_000);
        shop.until(order, "large-order");
        return order;
    }

    /** Sends a row of a feed with fewer than 0 units: a person looks, and closes its case. */
    private void reportFewerThanNone() {
        var feeds = WorldJson.object();
        feeds.putArray("feeds")
                .add(WorldJson.object()
                        .put("name", "phone")
                        .put("system", "erp")
                        .put("staleSeconds", 900_000));
        playground.crossdock().put("/v1/stock/feeds", feeds);
        var message = WorldJson.object()
                .put("sequence", 1)
                .put("at", shop.get("/v1/overview").path("at").asString())
                .put("kind", "absolute")
                .put("node", "S001");
        message.putArray("rows").add(WorldJson.object().put("sku", sku(6)).put("units", -3));
        playground.crossdock().post("/v1/stock/feeds/phone", null, message);
    }

    private void confirm() {
        at("confirm-run").click();
        assertThat(at("confirm")).hasCount(0);
    }

    private Locator at(String testId) {
        return console.at(testId);
    }

    private String sku(int rank) {
        return playground.retailer().catalog().skus().get(rank).code();
    }

    /** Returns a missing node where the node has no record of the SKU. */
    private JsonNode stock(String sku, String node) {
        return shop.get("/v1/skus/" + sku + "/stock")
                .path("items")
                .valueStream()
                .filter(row -> row.path("node").asString().equals(node))
                .findFirst()
                .orElseGet(WorldJson::object);
    }
}
