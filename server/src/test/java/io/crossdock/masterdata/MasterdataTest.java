package io.crossdock.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Engine;
import io.crossdock.support.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MasterdataTest {

    private final RunningServer server = RunningServer.ground();
    private final Engine engine = server.bean(Engine.class);
    private final Masterdata masterdata = server.bean(Masterdata.class);

    @AfterAll
    void stop() {
        server.close();
    }

    private static Sku sku(String code, long priceMinor) {
        return new Sku(code, "A " + code, "each", 350, priceMinor, "USD");
    }

    private void put(Sku... skus) {
        engine.transact("test", tx -> {
            masterdata.putSkus(tx, List.of(skus));
            return 0;
        });
    }

    private long price(String code) {
        return engine.read(tx -> masterdata.skus(tx, List.of(code))).get(code).priceMinor();
    }

    @Test
    void leavesOutCodesThatAreNotKnown() {
        put(sku("mug", 1200));

        var found = engine.read(tx -> masterdata.skus(tx, List.of("mug", "unicorn")));

        assertThat(found).containsOnlyKeys("mug");
    }

    @Test
    void showsAChangeAtOnceAfterItsCommit() {
        put(sku("lamp", 100));
        assertThat(price("lamp")).isEqualTo(100);

        put(sku("lamp", 90));

        assertThat(price("lamp")).isEqualTo(90);
    }

    @Test
    void showsAChangeInsideItsOwnTransactionAndForgetsItAfterARollback() {
        put(sku("sofa", 50_000));

        assertThatThrownBy(() -> engine.transact("test", tx -> {
                    masterdata.putSkus(tx, List.of(sku("sofa", 1)));
                    assertThat(masterdata.skus(tx, List.of("sofa")).get("sofa").priceMinor())
                            .isEqualTo(1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(price("sofa")).isEqualTo(50_000);
        put(sku("sofa", 45_000));
        assertThat(price("sofa")).isEqualTo(45_000);
    }

    @Test
    void storesNodesSentOverHttpAndListsThem() {
        var answer = server.put("/v1/nodes", """
                {"nodes": [{"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US",
                  "postalCode": "60601", "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago",
                  "handlingMinor": 80, "orderMinor": 150, "active": true}]}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var nodes = server.get("/v1/nodes").json().get("items");
        assertThat(StreamSupport.stream(nodes.spliterator(), false)
                        .map(n -> n.get("code").stringValue() + " "
                                + n.get("kind").stringValue()))
                .contains("S001 store");
        assertThat(masterdata.nodesByCode()).containsKey("S001");
    }

    @Test
    void refusesAPutWithEveryViolationAtOnceAndStoresNothing() {
        var answer = server.put("/v1/skus", """
                {"skus": [
                  {"code": "good", "name": "Good", "unit": "each", "weightGrams": 10, "priceMinor": 5,
                    "currency": "USD"},
                  {"code": "", "name": "Bad", "unit": "each", "weightGrams": -1, "priceMinor": 1.5,
                    "currency": "usd", "colour": "red"},
                  {"code": "good", "name": "Twin", "unit": "each", "weightGrams": 10, "priceMinor": 5,
                    "currency": "USD"}]}""");

        assertThat(answer.status()).isEqualTo(422);
        var found = StreamSupport.stream(answer.json().get("violations").spliterator(), false)
                .map(v -> v.get("pointer").stringValue() + " " + v.get("code").stringValue());
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "/skus/1/code blank",
                        "/skus/1/weightGrams out-of-range",
                        "/skus/1/priceMinor wrong-type",
                        "/skus/1/currency wrong-format",
                        "/skus/1/colour unknown-field",
                        "/skus/2/code duplicate");
        Map<String, Sku> stored = engine.read(tx -> masterdata.skus(tx, List.of("good")));
        assertThat(stored).isEmpty();
    }

    @Test
    void answersOneSkuAndSaysWhereThereIsNone() {
        put(sku("one-1", 1));

        assertThat(server.get("/v1/skus/one-1").json().get("code").stringValue())
                .isEqualTo("one-1");
        var none = server.get("/v1/skus/one-2");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().get("code").stringValue()).isEqualTo("sku-not-found");
    }

    @Test
    void listsSkusPageByPage() {
        put(sku("page-1", 1), sku("page-2", 1), sku("page-3", 1));

        var first = engine.read(tx -> masterdata.list(tx, "", "page-", 2));
        var second = engine.read(tx -> masterdata.list(tx, "", String.valueOf(first.nextCursor()), 1));

        assertThat(first.items()).extracting(Sku::code).containsExactly("page-1", "page-2");
        assertThat(first.nextCursor()).isEqualTo("page-2");
        assertThat(second.items()).extracting(Sku::code).containsExactly("page-3");
    }

    @Test
    void findsSkusByAPartOfTheirNameOrCode() {
        putNamed("find-1", "Alder Mug");
        putNamed("find-2", "Birch mug 100%");
        putNamed("find-3", "Alder Bowl");

        assertThat(codes("/v1/skus?q=alder")).containsExactly("find-1", "find-3");
        assertThat(codes("/v1/skus?q=MUG&limit=1")).containsExactly("find-1");
        assertThat(codes("/v1/skus?q=mug&limit=1&cursor=find-1")).containsExactly("find-2");
        assertThat(codes("/v1/skus?q=ND-3")).containsExactly("find-3");
        assertThat(codes("/v1/skus?q=0%25")).containsExactly("find-2");
        assertThat(codes("/v1/skus?q=oak+mug")).isEmpty();
    }

    private void putNamed(String code, String name) {
        var answer = server.put("/v1/skus", """
                {"skus": [{"code": "%s", "name": "%s", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                 "currency": "USD"}]}""".formatted(code, name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> codes(String path) {
        return server.get(path)
                .json()
                .path("items")
                .valueStream()
                .map(sku -> sku.path("code").stringValue())
                .toList();
    }

    @Test
    void knowsWhereZipAreasLieAndFallsBackToTheMiddleOfACountry() {
        assertThat(masterdata.place("US", "60601")).hasValueSatisfying(p -> {
            assertThat(p.latitude()).isBetween(41.5, 42.2);
            assertThat(p.longitude()).isBetween(-88.0, -87.4);
        });
        assertThat(masterdata.place("US", "00000")).contains(new GeoPoint(39.8283, -98.5795));
        assertThat(masterdata.place("DE", "10115")).contains(new GeoPoint(51.1657, 10.4515));
        assertThat(masterdata.place("ZZ", "1")).isEmpty();
    }
}
