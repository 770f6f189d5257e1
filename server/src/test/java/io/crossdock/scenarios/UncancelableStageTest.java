package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.Repository;
import io.crossdock.support.RunningServer.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A cancel request is refused where no stage takes it, and a document with such a stage gets a warning. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UncancelableStageTest {

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private Answer yaml(String path, String document) {
        return shop.server.send(shop.server
                .request("/v1/processes" + path)
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(document)));
    }

    /** The shipped process with a hold for every order, which takes no cancel request. */
    private static String withReview() throws IOException {
        return Files.readString(Repository.root().resolve("processes/order.yaml"))
                .replaceFirst("\\nversion: \\d+", "\nversion: 61")
                .replace("authorized: checking-holds", "authorized: review")
                .replace("collected: checking-holds", "collected: review")
                .replace(
                        "  releasing:   ",
                        "  review:\n"
                                + "    hold: { reason: somebody looks at it, owner: sales, due: 2h }\n"
                                + "    resolve: { accept: checking-holds, reject: canceling }\n"
                                + "    limit: { after: 8h, to: checking-holds }\n"
                                + "  releasing:   ");
    }

    @Test
    void theShippedProcessTakesACancelRequestWhereverAnOrderWaits() throws IOException {
        var shipped = Files.readString(Repository.root().resolve("processes/order.yaml"));

        var checked = yaml(":check", shipped).json();

        assertThat(checked.path("faults")).isEmpty();
        assertThat(checked.path("warnings")).isEmpty();
    }

    @Test
    void anOrderAtAStageThatTakesNoCancelRequestIsNotCanceledAndSaysSo() throws IOException {
        var warned = yaml(":check", withReview());
        assertThat(warned.json().path("faults")).as(warned.text()).isEmpty();
        assertThat(warned.json().path("warnings").findValues("path"))
                .singleElement()
                .satisfies(path -> assertThat(path.stringValue()).isEqualTo("/stages/review"));
        assertThat(yaml("", withReview()).status()).isEqualTo(201);
        assertThat(shop.server
                        .post("/v1/processes/order/versions/61:activate", "{}")
                        .status())
                .isEqualTo(200);
        shop.node("A", 10);
        shop.sku("mug");
        shop.stock("mug", "A", 5);
        var order = shop.collected("review-1", "mug", 1);
        shop.stage(order, "review");

        var refused = shop.server.post("/v1/orders/" + order + ":cancel", "{}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("code").stringValue()).isEqualTo("cancel-not-taken");
        assertThat(refused.json().path("title").stringValue()).startsWith("The order is at review,");
        assertThat(shop.server.get("/v1/orders/" + order + "/timeline").text()).doesNotContain("event-ignored");
    }

    @Test
    void theResultOfACheckIsKeptUntilSomebodyAsksForANewOne() {
        var first = shop.server.get("/v1/invariants");
        var again = shop.server.get("/v1/invariants");
        var fresh = shop.server.post("/v1/invariants:check", "");
        var after = shop.server.get("/v1/invariants");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("violations")).isEmpty();
        assertThat(again.json().path("checkedAt")).isEqualTo(first.json().path("checkedAt"));
        assertThat(checkedAt(fresh)).isAfter(checkedAt(first));
        assertThat(after.json().path("checkedAt")).isEqualTo(fresh.json().path("checkedAt"));
    }

    private static Instant checkedAt(Answer answer) {
        return Instant.parse(answer.json().path("checkedAt").stringValue());
    }
}
