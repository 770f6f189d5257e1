package io.crossdock.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.Engine;
import io.crossdock.support.RunningServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Profiles, calendars and closures over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeProfileTest {

    private final RunningServer server = RunningServer.ground();
    private final Masterdata masterdata = server.bean(Masterdata.class);

    @AfterAll
    void stop() {
        server.close();
    }

    private static String node(String code, String profile) {
        return """
                {"nodes": [{"code": "%s", "name": "A place", "kind": "store", "country": "US",
                  "postalCode": "60601", "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago",
                  "handlingMinor": 80, "orderMinor": 150, "active": true%s}]}""".formatted(code, profile);
    }

    private Node known(String code) {
        return Objects.requireNonNull(masterdata.nodesByCode().get(code));
    }

    private List<String> violations(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("pointer").stringValue() + " " + v.get("code").stringValue())
                .toList();
    }

    @Test
    void whatIsPutIsReadAgainAndABodyWithoutAProfileLeavesItAlone() {
        server.put(
                "/v1/calendars",
                "{\"calendars\": [{\"name\": \"us-federal\", \"dates\": [\"2026-12-25\", \"2027-01-01\"]}]}");
        var profile = """
                , "profile": {"opening": [{"day": "monday", "open": "08:00", "close": "18:00"}],
                  "cutoffs": [{"service": "standard", "time": "14:00"}], "lead": {"amount": 2, "unit": "days"},
                  "holidays": ["2026-11-26"], "calendar": "us-federal",
                  "capacity": {"fulfillmentsPerDay": 100, "unitsPerHour": 30},
                  "labor": [{"fromHour": 18, "toHour": 24, "minorPerUnit": 40}],
                  "kinds": ["ship", "same-day"], "sameDayKm": 15, "channels": ["web"], "refuses": ["hazmat"]}""";
        assertThat(server.put("/v1/nodes", node("P1", profile)).status()).isEqualTo(200);

        assertThat(server.put("/v1/nodes", node("P1", "")).status()).isEqualTo(200);

        var node = known("P1");
        var read = Objects.requireNonNull(node.profile());
        assertThat(node.holidays())
                .containsExactly(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
        assertThat(read.capacity()).isEqualTo(new NodeProfile.Capacity(100L, null, null, 30L));
        assertThat(read.laborMinor(17)).isZero();
        assertThat(read.laborMinor(18)).isEqualTo(40);
        assertThat(node.offers(NodeProfile.Kind.SAME_DAY)).isTrue();
        assertThat(node.offers(NodeProfile.Kind.PICKUP)).isFalse();
        var shown = server.get("/v1/nodes").json().get("items").get(0).get("profile");
        assertThat(shown.get("kinds").toString()).isEqualTo("[\"ship\",\"same-day\"]");
        assertThat(shown.get("cutoffs").get(0).get("time").stringValue()).isEqualTo("14:00:00");
    }

    @Test
    void anEmptyProfileTakesItAway() {
        server.put("/v1/nodes", node("P2", ", \"profile\": {\"refuses\": [\"hazmat\"]}"));
        assertThat(known("P2").profile()).isNotNull();

        server.put("/v1/nodes", node("P2", ", \"profile\": {}"));

        assertThat(known("P2").profile()).isNull();
    }

    @Test
    void everyFaultOfAProfileIsSaidAtOnce() {
        var answer = server.put("/v1/nodes", node("P3", """
                , "profile": {"opening": [
                    {"day": "monday", "open": "18:00", "close": "18:00"},
                    {"day": "monday", "open": "08:00", "close": "09:00"}],
                  "cutoffs": [{"service": "Standard", "time": "25:00"}], "lead": {"amount": -1, "unit": "weeks"},
                  "holidays": ["2026-02-30"], "capacity": {"unitsPerDay": "many"},
                  "labor": [{"fromHour": 8, "toHour": 12, "minorPerUnit": 1},
                    {"fromHour": 11, "toHour": 10, "minorPerUnit": 1}],
                  "kinds": ["teleport"], "sameDayKm": 10, "refuses": ["hazmat", "hazmat"], "colour": "red"}"""));

        assertThat(violations(answer))
                .containsExactlyInAnyOrder(
                        "/nodes/0/profile/opening/0/close out-of-range",
                        "/nodes/0/profile/opening/1/day duplicate",
                        "/nodes/0/profile/cutoffs/0/service wrong-format",
                        "/nodes/0/profile/cutoffs/0/time wrong-format",
                        "/nodes/0/profile/lead/amount out-of-range",
                        "/nodes/0/profile/lead/unit not-a-choice",
                        "/nodes/0/profile/holidays wrong-format",
                        "/nodes/0/profile/capacity/unitsPerDay wrong-type",
                        "/nodes/0/profile/labor/1/toHour out-of-range",
                        "/nodes/0/profile/kinds/0 not-a-choice",
                        "/nodes/0/profile/sameDayKm incomplete",
                        "/nodes/0/profile/refuses/1 duplicate",
                        "/nodes/0/profile/colour unknown-field");
        assertThat(violations(server.put("/v1/nodes", node("P3", ", \"profile\": {\"calendar\": \"moon\"}"))))
                .containsExactly("/nodes/0/profile/calendar unknown-calendar");
        assertThat(masterdata.nodesByCode()).doesNotContainKey("P3");
    }

    @Test
    void hoursMayEndAfterMidnightUnlessTheNextDayHasBegunByThen() {
        var night = ", \"profile\": {\"opening\": [{\"day\": \"sunday\", \"open\": \"18:00\", \"close\": \"02:00\"},"
                + " {\"day\": \"monday\", \"open\": \"%s\", \"close\": \"09:00\"}]}";

        assertThat(server.put("/v1/nodes", node("P4", night.formatted("02:00"))).status())
                .isEqualTo(200);
        assertThat(violations(server.put("/v1/nodes", node("P5", night.formatted("01:59")))))
                .containsExactly("/nodes/0/profile/opening overlap");
        assertThat(Objects.requireNonNull(known("P4").profile())
                        .opening()
                        .getFirst()
                        .overnight())
                .isTrue();
    }

    @Test
    void aSkuHasTraitsSizeAndADateFromWhichItIsSold() {
        var stored = server.put("/v1/skus", """
                {"skus": [{"code": "paint", "name": "Paint", "unit": "each", "weightGrams": 900, "priceMinor": 1500,
                  "currency": "USD",
                  "traits": ["hazmat", "store-only"], "dimensions": {"lengthMm": 120, "widthMm": 120, "heightMm": 150},
                  "preorderDate": "2027-02-01"}]}""");

        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        var sku = server.bean(Engine.class)
                .read(tx -> masterdata.skus(tx, List.of("paint")))
                .get("paint");
        assertThat(sku.traits()).containsExactly("hazmat", "store-only");
        assertThat(sku.dimensions()).isEqualTo(new Sku.Dimensions(120, 120, 150));
        assertThat(sku.preorderDate()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(violations(server.put("/v1/skus", """
                {"skus": [{"code": "x", "name": "X", "unit": "each", "weightGrams": 1, "priceMinor": 1,
                  "currency": "USD",
                  "traits": ["A,B"], "dimensions": {"lengthMm": 0}, "preorderDate": "soon"}]}""")))
                .containsExactlyInAnyOrder(
                        "/skus/0/traits/0 wrong-format",
                        "/skus/0/dimensions/lengthMm out-of-range",
                        "/skus/0/dimensions/widthMm required",
                        "/skus/0/dimensions/heightMm required",
                        "/skus/0/preorderDate wrong-format");
    }
}
