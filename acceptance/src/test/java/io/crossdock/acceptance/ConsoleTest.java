package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.crossdock.world.Faults;
import io.crossdock.world.WorldJson;
import io.crossdock.world.demo.DemoOptions;
import io.crossdock.world.demo.Playground;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console in a real browser, on a running system with customers. */
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {

    /** The shortest wait that must outlast a test, seven days of a backorder, takes five minutes. */
    private static final double SPEED = 2_000;

    private static final int CUSTOMERS = 60;
    private static final long PRICE = 2_000;
    private static final long LARGE = 60_000;

    private Playground playground;
    private Chromium chromium;
    private Shop shop;
    private ConsolePage console;
    private Page page;

    @BeforeAll
    void open() {
        var executable = Chromium.find();
        assumeTrue(
                executable.isPresent(),
                "no Chromium: install it (Debian: apt-get install chromium) or name it in CROSSDOCK_CHROMIUM");
        playground = Playground.open(DemoOptions.headless(CUSTOMERS, 7)
                .withFaults(Faults.NONE)
                .withSpeed(SPEED)
                .withRate(2));
        playground.letCustomersIn();
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
        page = console.page();
    }

    @AfterEach
    void closePage() {
        console.close();
    }

    @Test
    void countsOrdersAsTheyCome() {
        show("/");
        assertThat(at("figure-total")).hasText(Pattern.compile("[1-9].*"));
        int before = total();

        for (int i = 0; i < 5; i++) {
            shop.order("count-" + i, inStock(), PRICE);
        }

        page.waitForCondition(() -> total() >= before + 5);
        assertThat(at("stages-order")).isVisible();
        assertThat(at("invariants-hold")).isVisible();
        assertThat(at("business-time")).containsText("2,000×");
    }

    @Test
    void findsAnOrderByItsReferenceWithoutTheMouse() {
        String older = shop.order("needle-1", inStock(), PRICE);
        String newer = shop.order("needle-2", inStock(), PRICE);
        show("/orders");
        assertThat(rows().first()).isVisible();

        page.keyboard().press("/");
        page.keyboard().type("needle");
        page.keyboard().press("Enter");
        assertThat(rows()).hasCount(2);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        assertThat(at("page-title")).containsText(older);
        assertThat(at("order-facts")).containsText("needle-1");
        page.keyboard().press("u");
        assertThat(rows().first()).hasAttribute("data-id", newer);
    }

    @Test
    void listsTheOrdersAtAStage() {
        String waiting = shop.order("rare-1", neverInStock(), PRICE);
        shop.until(waiting, "backordered");

        show("/orders?stage=backordered");

        assertThat(row(waiting)).containsText("Backordered");
        assertThat(at("orders-stage")).containsText("Backordered");
        assertThat(rows().filter(new Locator.FilterOptions().setHasNotText("Backordered")))
                .hasCount(0);
    }

    @Test
    void tellsWhatHappenedToAnOrderAndWhyItComesFromThere() {
        String order = shop.order("history-1", inStock(), PRICE);
        shop.until(order, "in-fulfillment");

        show("/orders/" + order);

        assertThat(item("order-captured")).containsText("Order placed at shop: 1 × A thing; $20.00");
        assertThat(item("payment-authorized")).containsText("Payment of $20.00 authorized");
        assertThat(item("fulfillment-released")).containsText("1 × A thing");
        assertThat(item("order-captured").locator(".when")).hasText(Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)?"));
        assertThat(item("moved")).hasCount(0);
        at("timeline-steps").check();
        assertThat(at("timeline")).containsText("Sourcing → authorizing (allocated)");
        assertThat(at("timeline")).containsText(Pattern.compile("intake · order v\\d+ · authorizing"));
        assertThat(at("plan-chosen").first()).containsText("1 unit");
        assertThat(at("plan-chosen").first()).containsText("$");
        assertThat(at("payment-authorized")).containsText("$20.00");
        at("fulfillments")
                .locator("a")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("F\\d+")))
                .first()
                .click();
        assertThat(at("page-title")).containsText(Pattern.compile("Order " + order + " / Fulfillment F\\d+"));
        assertThat(at("part-facts")).containsText("Grace Hopper");
    }

    @Test
    void everyPageFitsAPhone() {
        // Some cards are refused, whose orders have no work.
        var placed = IntStream.range(0, 5)
                .mapToObj(i -> shop.order("phone-" + i, inStock(), PRICE))
                .toList();
        var atWork = Shop.until(
                () -> placed.stream()
                        .map(shop::read)
                        .filter(read -> !read.path("fulfillments").isEmpty())
                        .findFirst()
                        .orElseGet(WorldJson::object),
                read -> !read.isEmpty(),
                "work for one of " + placed);
        var order = atWork.path("id").asString();
        var part = atWork.path("fulfillments").path(0);
        var places = List.of(
                "/",
                "/orders",
                "/orders?q=phone",
                "/orders?node=" + part.path("node").asString() + "&sku=" + inStock() + "&from=2026-01-01",
                "/orders/" + order,
                "/subjects/" + part.path("id").asString(),
                "/holds",
                "/cases",
                "/messages",
                "/processes",
                "/processes/order",
                "/processes/order?tab=stages",
                "/processes/order?tab=versions",
                "/processes/order?tab=publish",
                "/policies",
                "/policies/sourcing",
                "/policies/sourcing?tab=publish",
                "/inventory",
                "/inventory?sku=" + inStock(),
                "/stock-work",
                "/stock-work?tab=parked",
                "/stock-work?tab=counts",
                "/stock-work?tab=transfers",
                "/stock-work?tab=carts",
                "/stock-work?tab=feeds",
                "/nodes",
                "/nodes?tab=services",
                "/nodes/" + part.path("node").asString(),
                "/promises");
        try (var phone = ConsolePage.onPhone(chromium, playground.address())) {
            for (var place : places) {
                phone.show(place);
                phone.settle();
                assertThat(phone.phoneFaults()).as(place).isEmpty();
            }
            phone.at("nav-more").click();
            assertThat(phone.phoneFaults()).as("the menu").isEmpty();
            phone.at("nav-policies").click();
            assertThat(phone.at("page-title")).hasText("Policies");
        }
    }

    @Test
    void asksForChecksOfTheWholeDatabaseOnce() {
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url().replaceAll(".*/v1/", "")));
        show("/");
        assertThat(at("invariants-hold")).isVisible();
        assertThat(at("invariants-checked")).containsText("checked");
        page.waitForTimeout(12_000);

        assertThat(asked).filteredOn(call -> call.equals("invariants")).hasSize(1);
        assertThat(asked).filteredOn(call -> call.equals("overview")).hasSizeBetween(2, 4);
        page.evaluate(
                "Object.defineProperty(document, 'visibilityState'," + " { get: () => 'hidden', configurable: true })");
        page.waitForTimeout(2_000);
        asked.clear();
        page.waitForTimeout(11_000);
        assertThat(asked).as("calls of a hidden tab").isEmpty();

        page.evaluate("delete document.visibilityState");
        at("invariants-check").click();
        page.waitForCondition(() ->
                asked.stream().filter(call -> call.startsWith("invariants")).count() >= 1);
        assertThat(at("invariants-hold")).isVisible();
    }

    @Test
    void cancelsAnOrder() {
        String order = shop.order("regret-1", neverInStock(), PRICE);
        shop.until(order, "backordered");
        show("/orders/" + order);

        at("action-cancel").click();
        at("confirm-note").fill("called us");
        at("confirm-run").click();

        assertThat(at("order-state")).hasText("Canceled");
        assertThat(at("timeline")).containsText("Cancellation asked for");
        assertThat(at("action-cancel")).hasCount(0);
        assertThat(shop.read(order).path("state").asString()).isEqualTo("canceled");
    }

    @Test
    void changesAnAddressOnceItHasShownWhatThatDoes() {
        String order = shop.order("moved-1", neverInStock(), PRICE);
        shop.until(order, "backordered");
        show("/orders/" + order);

        at("action-change").click();
        at("change-line1").fill("27 Oak Street");
        assertThat(at("confirm-run")).isDisabled();
        at("change-preview").click();
        assertThat(at("change-consequences")).containsText("Version 2");
        at("confirm-run").click();

        assertThat(at("order-changes")).containsText("27 Oak Street");
        assertThat(at("timeline")).containsText("Change 1: New address: done");
        assertThat(shop.read(order).path("shipTo").path("line1").asString()).isEqualTo("27 Oak Street");
    }

    @Test
    void holdsAnOrderAndReleasesIt() {
        String order = shop.order("doubt-1", neverInStock(), PRICE);
        shop.until(order, "backordered");
        show("/orders/" + order);

        at("action-hold").click();
        at("confirm-note").fill("looks odd");
        at("confirm-run").click();
        assertThat(at("placed-hold")).containsText("looks odd");

        at("release-hold").click();
        at("confirm-run").click();
        assertThat(at("placed-hold")).hasCount(0);
        assertThat(at("timeline")).containsText("Hold released");
    }

    @Test
    void switchesBetweenLightAndDark() {
        show("/");
        var ground = "getComputedStyle(document.body).backgroundColor";
        var html = page.locator("html");
        assertThat(html).hasAttribute("data-mantine-color-scheme", "light");
        var light = page.evaluate(ground);

        page.keyboard().press("t");

        assertThat(html).hasAttribute("data-mantine-color-scheme", "dark");
        assertThat(page.evaluate(ground)).isNotEqualTo(light);
        page.reload();
        assertThat(html).hasAttribute("data-mantine-color-scheme", "dark");
    }

    @Test
    void drawsAProcessAndPublishesAVersionWithAHoldAndResolvesIt() {
        show("/processes/order");
        assertThat(at("graph-stage-sourcing")).hasAttribute("data-kind", "local");
        assertThat(at("graph-stage-backordered")).hasAttribute("data-kind", "await");
        assertThat(at("graph-stage-large-order")).hasCount(0);
        var version = shop.get(OrderProcess.path(OrderProcess.SHIPPED));
        assertThat(page.locator("[data-testid^=graph-stage-]"))
                .hasCount(OrderProcess.stages(version).size());
        assertThat(stagesOutside("process-graph")).isEmpty();
        String yaml = OrderProcess.withLargeOrder(version.path("yaml").asString())
                .replace("limit: { after: 8h,", "limit: { after: 6d,");

        at("tab-publish").click();
        assertThat(at("publish-text")).isVisible();
        assertThat(stagesOutside("process-graph")).as("preview").isEmpty();
        at("publish-text").fill(OrderProcess.withFault(yaml));
        at("publish-check").click();
        assertThat(at("check-faults")).containsText("large-order");
        at("publish-text").fill(yaml);
        at("publish-check").click();
        assertThat(at("check-passed")).isVisible();
        at("publish-run").click();
        at("confirm-run").click();
        assertThat(at("confirm")).hasCount(0);

        at("tab-graph").click();
        assertThat(at("graph-stage-large-order")).hasAttribute("data-kind", "hold");
        assertThat(OrderProcess.stages(shop.get(OrderProcess.path(OrderProcess.NEXT))))
                .contains("large-order");
        at("process-activate").click();
        at("confirm-run").click();
        assertThat(at("process-activate")).hasCount(0);
        resolvesAHold();
    }

    private void resolvesAHold() {
        String order = shop.order("large-1", inStock(), LARGE);
        shop.until(order, "large-order");
        show("/holds");
        var held = page.locator("[data-testid=hold-row][data-subject=" + order + "]");
        assertThat(held).isVisible();
        assertThat(at("nav-holds-count")).isVisible();

        held.getByTestId("resolve-reject").click();
        at("confirm-note").fill("not this one");
        at("confirm-run").click();

        assertThat(held).hasCount(0);
        show("/orders/" + order);
        assertThat(at("order-state")).hasText("Canceled");
        assertThat(at("timeline")).containsText("Hold “large order” decided: reject");
        at("timeline-steps").check();
        assertThat(at("timeline")).containsText("order v" + OrderProcess.NEXT);
    }

    /** Stages that are not wholly visible in the pane of the graph. */
    private List<?> stagesOutside(String pane) {
        assertThat(page.locator("[data-testid=" + pane + "] .stage").first()).isVisible();
        return (List<?>) at(pane).evaluate("""
                pane => {
                  const box = pane.getBoundingClientRect();
                  return [...pane.querySelectorAll('.stage')]
                    .filter(stage => {
                      const own = stage.getBoundingClientRect();
                      return own.left < box.left || own.right > box.right || own.top < box.top
                        || own.bottom > box.bottom || own.width < 10;
                    })
                    .map(stage => stage.innerText);
                }""");
    }

    private void show(String place) {
        console.show(place);
    }

    private Locator at(String testId) {
        return console.at(testId);
    }

    private Locator rows() {
        return at("order-row");
    }

    private Locator row(String order) {
        return page.locator("[data-testid=order-row][data-id=" + order + "]");
    }

    private Locator item(String type) {
        return page.locator("[data-testid=timeline-item][data-type=" + type + "]")
                .first();
    }

    private int total() {
        return Integer.parseInt(at("figure-total").textContent().replace(",", ""));
    }

    private String inStock() {
        return playground.retailer().catalog().skus().getFirst().code();
    }

    /** Returns a SKU that is scarce and never restocked. */
    private String neverInStock() {
        var catalog = playground.retailer().catalog();
        for (int rank = 0; rank < catalog.skus().size(); rank++) {
            if (catalog.gone(rank)) {
                return catalog.skus().get(rank).code();
            }
        }
        throw new AssertionError("everything is in stock");
    }
}
