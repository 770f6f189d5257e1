package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Dates on the clocks of their places: it is Saturday noon in Chicago, and its clocks go forward tonight. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatesOnClocksTest {

    private static final String WEEKDAYS =
            hours("08:00", "17:00", "monday", "tuesday", "wednesday", "thursday", "friday");

    private final Shop shop = new Shop(
            "--crossdock.clock.origin=2027-03-13T18:00:00Z",
            "--crossdock.clock.machine-origin=" + Clock.systemUTC().instant());

    @AfterAll
    void close() {
        shop.consistent();
        shop.close();
    }

    @Test
    void aDayOf23HoursIsOneDayInTransit() {
        node("CHI", "US", "60601", 41.88, -87.63, "America/Chicago", hours("08:00", "23:30", "saturday", "sunday"));
        shop.sku("mug");
        shop.stock("mug", "CHI", 9);

        var quote = shop.server.post("/v1/promises:quote", """
                        {"carts": [{"channel": "web", "shipTo": {"country": "US", "postalCode": "60601"},
                         "lines": [{"sku": "mug", "quantity": 1}]}]}""").text();

        assertThat(quote)
                .contains("\"shipsAt\":\"2027-03-14T05:30:00Z\"")
                .contains("\"deliverBy\":\"2027-03-15T04:30:00Z\"");
    }

    @Test
    void goodsThatComeOnASaturdayLeaveWhenTheNodeWorksAgain() {
        node("WEEK", "US", "60601", 41.88, -87.63, "America/Chicago", WEEKDAYS);
        var order = waiting("sofa", "WEEK", "2027-03-20T16:00:00Z");

        // On Monday at 17:00, and a day on the way.
        assertThat(shop.stage(order, "promised").at("/promise/deliverBy").asString())
                .isEqualTo("2027-03-23T22:00:00Z");
        told(order, "It should reach you by March 23, 2027.");
    }

    @Test
    void aMailNamesTheDayThatItIsWhereTheGoodsComeFrom() {
        node(
                "TYO",
                "JP",
                "150-0041",
                35.66,
                139.7,
                "Asia/Tokyo",
                hours("06:00", "08:30", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"));
        var order = waiting("fan", "TYO", "2027-03-17T15:30:00Z");

        var deliverBy = shop.stage(order, "promised").at("/promise/deliverBy").asString();

        // 08:30 in Tokyo is 23:30 of the day before in Greenwich.
        assertThat(deliverBy).endsWith("T23:30:00Z");
        int dayInTokyo = Integer.parseInt(deliverBy.substring(8, 10)) + 1;
        told(order, "It should reach you by March " + dayInTokyo + ", 2027.");
    }

    /** An order that waits for a unit of supply. */
    private String waiting(String sku, String node, String expectedAt) {
        shop.sku(sku);
        ok(shop.server.put("/v1/backorder-rules", "{\"rules\":[{\"sku\":\"%s\",\"allowed\":true}]}".formatted(sku)));
        ok(shop.server.post("/v1/supplies:announce", """
                {"lines":[{"reference":"PO-%s","line":1,"sequence":1,"sku":"%s","node":"%s","ordered":1,
                 "expectedAt":"%s"}]}""".formatted(sku, sku, node, expectedAt)));
        return shop.collected(sku + "-1", sku, 1);
    }

    private void node(
            String code,
            String country,
            String postal,
            double latitude,
            double longitude,
            String zone,
            String opening) {
        ok(shop.server.put(
                "/v1/nodes", """
                {"nodes": [{"code": "%s", "name": "%s", "kind": "dc", "country": "%s", "postalCode": "%s",
                  "latitude": %s, "longitude": %s, "timeZone": "%s", "handlingMinor": 0, "orderMinor": 0,
                  "active": true, "profile": {"opening": [%s]}}]}
                """.formatted(code, code, country, postal, latitude, longitude, zone, opening)));
    }

    private static String hours(String open, String close, String... days) {
        return String.join(
                ",",
                java.util.Arrays.stream(days)
                        .map(day -> "{\"day\":\"%s\",\"open\":\"%s\",\"close\":\"%s\"}".formatted(day, open, close))
                        .toList());
    }

    private void told(String order, String words) {
        long id = Long.parseLong(order.substring(1));
        shop.await(
                () -> shop.server
                        .bean(Engine.class)
                        .read(tx -> tx.sql("""
                                select coalesce(string_agg(m.words::text, ' '), '') as words
                                from notifications.message m
                                where m.order_id = ? and m.template = 'order-backordered'""")
                                .value(id)
                                .first(rs -> rs.getString("words"))
                                .orElse("")),
                text -> text.contains(words),
                order + " is not told " + words);
    }

    private static void ok(io.crossdock.support.RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }
}
