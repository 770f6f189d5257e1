package io.crossdock.inventory.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.support.RunningServer;
import io.crossdock.support.RunningServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files over HTTP: CSV, NDJSON, gzip. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FeedFilesTest {

    private static final String HEAD = "?at=2026-11-23T10:00:00Z&kind=absolute&sequence=";

    private final RunningServer server = RunningServer.ground("--crossdock.http.body-bytes-max=1000000");

    FeedFilesTest() {
        server.put("/v1/skus", """
                {"skus": [
                  {"code": "mug", "name": "Mug", "unit": "each", "weightGrams": 400, "priceMinor": 1200,
                   "currency": "USD"},
                  {"code": "cup", "name": "Cup", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"},
                  {"code": "pot", "name": "Pot", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"},
                  {"code": "pin", "name": "Pin", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"},
                  {"code": "pan", "name": "Pan", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"},
                  {"code": "Krüge", "name": "Jugs", "unit": "each", "weightGrams": 300, "priceMinor": 900,
                   "currency": "USD"}]}
                """);
        server.put("/v1/nodes", """
                {"nodes": [
                  {"code": "S001", "name": "Chicago Loop", "kind": "store", "country": "US", "postalCode": "60601",
                   "latitude": 41.88, "longitude": -87.62, "timeZone": "America/Chicago", "handlingMinor": 80,
                   "orderMinor": 50, "active": true}]}
                """);
        for (var name : new String[] {"csv", "lines", "packed", "dated"}) {
            server.put(
                    "/v1/stock/feeds",
                    "{\"feeds\": [{\"name\": \"%s\", \"system\": \"wms\", \"staleSeconds\": 86400}]}".formatted(name));
        }
        server.put("/v1/stock/feeds", """
                {"feeds": [
                  {"name": "erp", "system": "erp", "staleSeconds": 86400,
                   "csv": {"sku": "Artikel", "units": "Bestand", "countedAt": "Stichtag", "decimalMark": ",",
                    "timeZone": "Europe/Berlin"}}]}
                """);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCsvFileGoesInAndWhatCanNotBeReadIsParkedWithItsLineAndItsText() {
        var file = "sku,node,units\r\nmug,S001,7\r\ncup,S001,2.5\r\nunicorn,S001,1\r\n";

        var first = send("csv", HEAD + 1, "text/csv", file);
        var again = send("csv", HEAD + 1, "text/csv; charset=utf-8", file);
        var other = send("csv", HEAD + 1, "text/csv", file.replace('7', '8'));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().at("/changed").asInt()).isEqualTo(1);
        assertThat(first.json().at("/items/0/line").asInt()).isEqualTo(3);
        assertThat(first.json().at("/items/0/fault").asString())
                .isEqualTo("line 3: column 3 'units': '2.5' is not a whole number of digits only");
        assertThat(first.json().at("/items/1/outcome").asString()).isEqualTo("unknown-sku");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.json().at("/code").asString()).isEqualTo("feed-sequence-reused");
        var parked = server.get("/v1/stock/parked?feed=csv&cause=unreadable-row")
                .json()
                .at("/items/0");
        assertThat(parked.at("/sent").asString()).isEqualTo("cup,S001,2.5");
        assertThat(parked.at("/line").asInt()).isEqualTo(3);
        assertThat(parked.at("/fault").asString()).startsWith("line 3: column 3");
    }

    @Test
    void binsOfAFileAreOneFigureAndAHeldResetIsAllowedByAPerson() {
        var bins = send("packed", HEAD + "21&node=S001", "text/csv", "sku,bin,units\npin,A,10\npin,B,5\npin,A,3\n");
        var reset = send(
                "packed",
                HEAD.replace("absolute", "reset").replace("T10", "T12") + "22&node=S001",
                "text/csv",
                "sku,units\n");
        var told = server.send(server.request("/v1/stock/feeds/packed"
                        + HEAD.replace("absolute", "reset").replace("T10", "T12") + "22&node=S001")
                .header("content-type", "text/csv")
                .header("accept", "text/plain")
                .POST(BodyPublishers.ofString("sku,units\n")));

        assertThat(bins.json().at("/added").asInt()).as(bins.text()).isEqualTo(1);
        assertThat(bins.json().at("/items/0/fault").asString()).isEqualTo("pin at S001 in bin A is in line 2 already");
        assertThat(reset.json().at("/held").asBoolean()).as(reset.text()).isTrue();
        assertThat(told.text()).contains("0 parked, held\n").contains("POST /v1/stock/feeds/packed/messages/22:zero");
        assertThat(onHand("pin")).isEqualTo(15);
        assertThat(server.post("/v1/stock/feeds/packed/messages/22:zero", "")
                        .json()
                        .at("/complete")
                        .asBoolean())
                .isTrue();
        assertThat(onHand("pin")).isZero();
        assertThat(server.post("/v1/stock/feeds/packed/messages/22:zero", "").status())
                .isEqualTo(409);
    }

    @Test
    void onlyAResetMayAllowItselfToZero() {
        var answer = send("csv", HEAD + "55&zeroPercentMax=100", "text/csv", "sku,node,units\nmug,S001,1\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("/zeroPercentMax");
    }

    private long onHand(String sku) {
        return server.get("/v1/skus/" + sku + "/stock")
                .json()
                .at("/items/0/onHand")
                .asLong();
    }

    @Test
    void aLegacyExportIsReadAsItsProfileSays() {
        var file = "Artikel;Text;Bestand;Stichtag\nKrüge;Krug, blau;12,000;2026-11-23 10:30:00\n";

        var answer = send(
                "erp", HEAD + "1&node=S001", "text/csv; charset=windows-1252", file, Charset.forName("windows-1252"));

        assertThat(answer.json().at("/changed").asInt()).as(answer.text()).isEqualTo(1);
        assertThat(server.get("/v1/skus/Kr%C3%BCge/stock")
                        .json()
                        .at("/items/0/onHand")
                        .asLong())
                .isEqualTo(12);
        assertThat(server.get("/v1/stock/feeds").json().at("/items").values().stream()
                        .filter(f -> f.at("/profile/name").asString().equals("erp"))
                        .findFirst()
                        .orElseThrow()
                        .at("/profile/csv/units")
                        .asString())
                .isEqualTo("Bestand");
    }

    @Test
    void aRowADateOfItsOwnIsJudgedByThat() {
        send("dated", HEAD + "1", "text/csv", "sku,node,units\ncup,S001,5\n");

        var answer = send(
                "dated",
                HEAD.replace("T10", "T11") + "2",
                "text/csv",
                "sku,node,units,countedAt\ncup,S001,9,2026-11-23T09:00:00Z\ncup,S001,3,2026-11-23T10:30:00Z\n"
                        + "cup,S001,1,2026-11-23T12:00:00Z\n");

        assertThat(answer.json().at("/items").values().stream()
                        .map(i -> i.at("/row").asInt() + " " + i.at("/outcome").asString()))
                .as(answer.text())
                .containsExactly("0 older", "2 unreadable-row");
        assertThat(answer.json().at("/items/1/fault").asString())
                .isEqualTo("its date 2026-11-23T12:00:00Z is after the message's, 2026-11-23T11:00:00Z");
        assertThat(server.get("/v1/skus/cup/stock").json().at("/items/0/onHand").asLong())
                .isEqualTo(3);
    }

    @Test
    void aRowALineIsTheSameMessageAsOneJsonTextAndOneBadLineCostsOneRow() {
        var lines = """
                {"sku": "pot", "node": "S001", "units": 4}

                {"sku": "cup", "node": "S001", "units": 4
                {"sku": "pot", "node": "S001", "unit": 4}
                """;

        var answer = send("lines", HEAD + 7, "application/x-ndjson", lines);
        var one = send(
                "lines",
                HEAD.replace("T10", "T09") + 8,
                "application/x-ndjson",
                "{\"sku\":\"pot\",\"node\":\"S001\",\"units\":6}\n");
        var same = server.post("/v1/stock/feeds/lines", """
                {"sequence": 8, "at": "2026-11-23T09:00:00Z", "kind": "absolute",
                 "rows": [{"sku": "pot", "node": "S001", "units": 6}]}
                """);

        assertThat(answer.json().at("/items").values().stream()
                        .map(i -> i.at("/fault").asString()))
                .as(answer.text())
                .containsExactly(
                        "line 3: it is not JSON at column 42",
                        "line 4: the field 'unit' is not known; units is missing");
        assertThat(same.text()).isEqualTo(one.text());
    }

    @Test
    void aPackedBodyIsUnpackedUpToTheLargestBody() {
        var file = "sku,node,units\nmug,S001,3\n";
        var bomb = new byte[50_000_000];
        Arrays.fill(bomb, (byte) '\n');

        var good = packed(file.getBytes(StandardCharsets.UTF_8), "gzip");
        var tooLarge = packed(bomb, "gzip");
        var strange = packed(file.getBytes(StandardCharsets.UTF_8), "br");
        var plain = server.send(server.request("/v1/stock/feeds/packed" + HEAD + 4)
                .header("content-type", "text/csv")
                .header("content-encoding", "gzip")
                .POST(BodyPublishers.ofString(file)));

        assertThat(good.json().at("/rows").asInt()).as(good.text()).isEqualTo(1);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().at("/code").asString()).isEqualTo("body-too-large");
        assertThat(strange.status()).isEqualTo(415);
        assertThat(strange.json().at("/code").asString()).isEqualTo("unsupported-encoding");
        assertThat(plain.json().at("/code").asString()).isEqualTo("unreadable-body");
    }

    @Test
    void whatAParameterGetsWrongIsToldAtOnceAndOfJsonTheyAreNone() {
        var wrong =
                send("csv", "?sequence=x&at=noon&kind=guess&sequenze=1", "text/csv", "sku,node,units\nmug,S001,1\n");
        var beside = server.post("/v1/stock/feeds/csv?kind=delta", "{}");

        assertThat(wrong.json().at("/violations").values().stream()
                        .map(v -> v.at("/pointer").asString()))
                .containsExactlyInAnyOrder("/sequence", "/at", "/kind", "/sequenze");
        assertThat(beside.json().at("/violations/0/pointer").asString()).isEqualTo("/kind");
        assertThat(send("nobody", HEAD + 1, "text/csv", "sku,node,units\nmug,S001,1\n")
                        .status())
                .isEqualTo(404);
        assertThat(send("csv", HEAD + 1, "application/xml", "<rows/>").status()).isEqualTo(415);
    }

    @Test
    void theLauncherGetsSentences() {
        var answer = server.send(server.request("/v1/stock/feeds/csv" + HEAD + 99)
                .header("content-type", "text/csv")
                .header("accept", "text/plain")
                .POST(BodyPublishers.ofString("sku,node,units\npan,S001,7\ncup,S001,x\n")));

        assertThat(answer.text()).isEqualTo("""
                csv, message 99 of 2026-11-23T10:00:00Z: 2 rows, 1 changed, 0 confirmed, 0 older, 0 not named and now\
                 zero, 1 parked
                  line 3, unreadable-row: column 3 'units': 'x' is not a whole number of digits only
                """);
    }

    private Answer send(String feed, String query, String type, String body) {
        return send(feed, query, type, body, StandardCharsets.UTF_8);
    }

    private Answer send(String feed, String query, String type, String body, Charset charset) {
        return server.send(server.request("/v1/stock/feeds/" + feed + query)
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body, charset)));
    }

    private Answer packed(byte[] body, String encoding) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server.send(server.request("/v1/stock/feeds/packed" + HEAD + 3)
                .header("content-type", "text/csv")
                .header("content-encoding", encoding)
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }
}
