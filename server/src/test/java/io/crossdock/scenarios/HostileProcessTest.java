package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.support.Repository;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Processes whose stages, events and ends bear the names of the order's confuse no subscriber. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProcessTest {

    /** The stages of a message, under names of the order's process. */
    private static final String MESSAGE = """
            process: message
            version: 51
            facts: { template: string }
            start: backordered
            stages:
              backordered:
                await: { stock-available: authorizing, cancel-requested: authorizing }
                limit: { after: 500ms, to: authorizing }
              authorizing:
                run: notifications.send
                retry: { attempts: 20, backoff: 5s..30m, otherwise: canceling }
                on: { sent: delivered, bounced: canceling }
              canceling:
                run: notifications.give-up
                on: { given-up: canceled }
              delivered: { end: delivered }
              canceled: { end: canceled }
            """;

    private final Shop shop = new Shop();

    @AfterAll
    void close() {
        shop.close();
    }

    private void activate(String name, String yaml) {
        var published = shop.server.send(shop.server
                .request("/v1/processes")
                .header("content-type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(shop.server
                        .post("/v1/processes/" + name + "/versions/51:activate", "{}")
                        .status())
                .isEqualTo(200);
    }

    /** The shipped process with stages under other names. */
    private static String renamed(String name, List<String> stages, List<String> names) throws IOException {
        var yaml = Files.readString(Repository.root().resolve("processes/" + name + ".yaml"))
                .replaceFirst("\\nversion: \\d+", "\nversion: 51");
        for (int i = 0; i < stages.size(); i++) {
            yaml = yaml.replaceAll("(?<![a-z.-])" + stages.get(i) + "(?![a-z-])", names.get(i));
        }
        return yaml;
    }

    @Test
    void noSubscriberTakesAStageOfAnotherProcessForTheOrders() throws IOException {
        activate("message", MESSAGE);
        activate(
                "fulfillment",
                renamed(
                        "fulfillment",
                        List.of("sending", "at-node", "capturing"),
                        List.of("backordered", "in-fulfillment", "completing")));
        shop.node("A", 10);
        shop.sku("mug");
        shop.stock("mug", "A", 5);

        var order = shop.collected("hostile-1", "mug", 2);
        var work = shop.fulfillment(order, "A", "in-fulfillment");
        shop.shipped(work, 2, "TRK-hostile");
        shop.parcel("TRK-hostile", "delivered", "");
        shop.stage(order, "delivered");
        shop.await(
                () -> shop.server.get("/v1/overview").json().path("subscribers"),
                subscribers ->
                        subscribers.valueStream().allMatch(s -> s.path("events").asLong(-1) == 0),
                "a subscriber does not go on");

        assertThat(shop.server.get("/v1/overview").json().path("subscribers").findValues("parked"))
                .hasSizeGreaterThan(6)
                .allSatisfy(parked -> assertThat(parked.asLong(-1)).isZero());
        assertThat(shop.server.get("/v1/cases").json().path("items")).isEmpty();
        assertThat(messages()).contains("parcel-shipped", "parcel-delivered").doesNotContain("order-backordered");
    }

    /** Templates of the messages that were made. */
    private List<String> messages() {
        return shop.server.bean(Engine.class).read(tx -> tx.sql("""
                select template
                from notifications.message""").rows(rs -> rs.getString(1)));
    }
}
