package io.crossdock.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Engine;
import io.crossdock.platform.start.StartFailure;
import io.crossdock.support.RunningServer;
import io.crossdock.support.ServerDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys open what their roles and scopes say, and nothing else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ON = "--crossdock.access.control=on";

    private final RunningServer server = RunningServer.start(ON, "--spring.mail.port=1");
    private final HttpClient http = HttpClient.newHttpClient();
    private final String administrator = key("boss", "administrator", KeyScope.ALL);

    AccessTest() {
        assertThat(send("PUT", "/v1/nodes", administrator, """
                        {"nodes":[{"code":"S1","name":"S1","kind":"store","country":"US","postalCode":"60601",
                         "latitude":41.88,"longitude":-87.62,"timeZone":"America/Chicago","handlingMinor":1,
                         "orderMinor":0,"active":true}]}""").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/v1/skus", administrator, """
                        {"skus":[{"code":"mug","name":"Mug","unit":"each","weightGrams":400,"priceMinor":1999,
                         "currency":"USD"}]}""").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String key(String principal, String role, KeyScope scope) {
        var keys = server.bean(AccessKeys.class);
        var text = server.bean(Engine.class)
                .transact("test", tx -> keys.make(tx, new KeyTerms(principal, List.of(role), scope), null))
                .text();
        server.bean(io.crossdock.access.internal.KeyCache.class).forget();
        return text;
    }

    private HttpResponse<String> send(String method, String target, @Nullable String key, String body, String... more) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("content-type", "application/json");
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (more.length > 0) {
            request.headers(more);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asString("");
    }

    private List<String> texts(String query) {
        try (var connection = server.database().dataSource().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(Objects.requireNonNull(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKeyIsToldOnceAndKeptAsAHash() {
        var made = send("POST", "/v1/access/keys", administrator, """
                {"principal": "web-shop", "roles": ["integrator"], "channels": ["web"]}""");
        var secret = json(made).path("key").asString();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("cache-control")).contains("no-store");
        assertThat(secret).matches("xd_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
        assertThat(send("GET", "/v1/access/keys", administrator, "").body())
                .contains("web-shop")
                .doesNotContain(secret.substring(20));
        assertThat(texts("select k::text from access.key k")).noneMatch(row -> row.contains(secret.substring(20)));
        assertThat(texts("select data::text from engine.log")).noneMatch(row -> row.contains(secret.substring(20)));
        assertThat(json(send("GET", "/v1/access/me", secret, ""))
                        .at("/key/principal")
                        .asString())
                .isEqualTo("web-shop");
    }

    @Test
    void keysRotateWithoutAGapAndARevokedOneOpensNothing() {
        var old = key("erp", "integrator", KeyScope.ALL);
        var oldId = KeySecret.parse(old).orElseThrow().id();

        var next = json(send("POST", "/v1/access/keys/" + oldId + ":rotate", administrator, "{}"))
                .path("key")
                .asString();
        assertThat(send("GET", "/v1/access/me", old, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/access/me", next, "").statusCode()).isEqualTo(200);
        assertThat(code(send("POST", "/v1/access/keys/" + oldId + ":rotate", administrator, "{}")))
                .isEqualTo("409 two-live-keys");

        assertThat(send("POST", "/v1/access/keys/" + oldId + ":revoke", administrator, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(code(send("GET", "/v1/access/me", old, ""))).isEqualTo("401 key-ended");
        assertThat(send("GET", "/v1/access/me", next, "").statusCode()).isEqualTo(200);
        assertThat(code(send("POST", "/v1/access/keys", administrator, """
                {"principal": "erp", "roles": ["integrator"]}"""))).isEqualTo("409 principal-has-key");
    }

    @Test
    void anotherServersRevocationIsSeenWithinSecondsAndSoIsTheEndOfALife() throws Exception {
        var gone = key("leaver", "auditor", KeyScope.ALL);
        assertThat(send("GET", "/v1/access/me", gone, "").statusCode()).isEqualTo(200);
        try (var connection = server.database().dataSource().getConnection()) {
            connection.createStatement().execute("""
                    update access.key set expires_at = now() where principal = 'leaver';
                    update access.revision set number = number + 1""");
        }

        Thread.sleep(2_500);

        assertThat(code(send("GET", "/v1/access/me", gone, ""))).isEqualTo("401 key-ended");
    }

    @Test
    void thePrincipalIsTheActorWhateverTheHeaderSays() {
        var key = key("planner", "operations", KeyScope.ALL);

        send("PUT", "/v1/brands", key, "{\"brands\":[{\"code\":\"b1\",\"name\":\"B\"}]}");
        send("PUT", "/v1/brands", key, "{\"brands\":[{\"code\":\"b1\",\"name\":\"C\"}]}", "Crossdock-Actor", "Anna S");

        assertThat(texts("select distinct actor from engine.log where actor like 'planner%' order by 1"))
                .containsExactly("planner", "planner on behalf of Anna S");
    }

    @Test
    void whoActsForAnotherIsOnePersonAllTheSame() {
        var actor = io.crossdock.platform.Actor.of("till", List.of("Anna"));

        assertThat(actor.named()).isEqualTo("till");
        assertThat(actor.name()).isEqualTo("till on behalf of Anna");
    }

    @Test
    void aStoresKeyReachesItsNodeOnly() {
        var store = key("till-s1", "store", new KeyScope(List.of(), List.of(), List.of("S1")));

        assertThat(send("POST", "/v1/stock:count", store, """
                {"counts": [{"sku": "mug", "node": "S1", "onHand": 5}]}""").statusCode()).isEqualTo(200);
        assertThat(code(send("POST", "/v1/stock:count", store, """
                {"counts": [{"sku": "mug", "node": "S1", "onHand": 5},
                            {"sku": "mug", "node": "S2", "onHand": 5}]}"""))).isEqualTo("403 out-of-scope");
        assertThat(code(send("POST", "/v1/stock:count", store, "{\"counts\": []}")))
                .isEqualTo("403 out-of-scope");
        assertThat(send("GET", "/v1/orders?node=S1", store, "").statusCode()).isEqualTo(200);
        assertThat(code(send("GET", "/v1/orders?node=S2", store, ""))).isEqualTo("403 out-of-scope");
        assertThat(code(send("GET", "/v1/orders", store, ""))).isEqualTo("403 out-of-scope");
        assertThat(code(send("GET", "/v1/orders?node=S1&node=S2", store, ""))).isEqualTo("403 out-of-scope");
        assertThat(code(send("GET", "/v1/orders/O100", store, ""))).isEqualTo("403 scope-not-possible");
        assertThat(send("GET", "/v1/skus", store, "").statusCode()).isEqualTo(200);
    }

    @Test
    void anIntegratorsKeySendsOrdersOfItsChannelOnly() {
        var shop = key("shop", "integrator", new KeyScope(List.of(), List.of("web"), List.of()));

        assertThat(code(send("POST", "/v1/orders", shop, "{\"channel\": \"web\"}")))
                .startsWith("422");
        assertThat(code(send("POST", "/v1/orders", shop, "{\"channel\": \"other\"}")))
                .isEqualTo("403 out-of-scope");
        assertThat(code(send("POST", "/v1/orders", shop, "{\"channel\": \"web\", \"channel\": \"other\"}")))
                .isEqualTo("403 out-of-scope");
        assertThat(code(send("POST", "/v1/orders", shop, "{\"channel\": \"web\"} {}")))
                .isEqualTo("403 out-of-scope");
        assertThat(code(send("POST", "/v1/orders:batch", shop, "{\"orders\":[{\"channel\":\"web\"},{}]}")))
                .isEqualTo("403 out-of-scope");
        assertThat(code(send("POST", "/v1/orders", shop, "not json"))).isEqualTo("403 out-of-scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders?key=",
                "/v1/orders?access_token=",
                "/v1//orders?x=",
                "/v1/orders;x=1?x=",
                "/v1/%6frders?x=",
                "/v1/orders/?x=",
                "/status?x="
            })
    void noOtherSpellingAndNoOtherPlaceOfAKeyOpensAnything(String target) {
        var answer = send("GET", target + administrator, null, "");

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void otherVerbsNeedAKeyToo(String method) {
        assertThat(send(method, "/v1/orders", null, "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"Basic abc", "Bearer", "Bearer xd_000000000000_0000000000000000000000000000000000000000000", "''"})
    void whatIsNoKeyIsAnsweredWith401AndAChallenge(String header) {
        var answer = send("GET", "/v1/orders", null, "", "Authorization", header);

        assertThat(answer.statusCode()).isIn(401, 429);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void aFileOfMasterDataNeedsTheSamePermission() {
        var auditor = key("watcher", "auditor", KeyScope.ALL);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/skus"))
                .PUT(BodyPublishers.ofString("code,name\nhat,Hat\n"))
                .headers("content-type", "text/csv", "Authorization", "Bearer " + auditor)
                .build();

        assertThat(code(http.sendAsync(request, BodyHandlers.ofString()).join()))
                .isEqualTo("403 forbidden");
    }

    @Test
    void manyWrongKeysAreThrottledAndARightOneIsNot() {
        var wrong = administrator.substring(0, administrator.length() - 4) + "AAAA";
        for (int i = 0; i < 20; i++) {
            assertThat(send("GET", "/v1/orders", wrong, "").statusCode()).isIn(401, 429);
        }
        var answer = send("GET", "/v1/orders", wrong, "");

        assertThat(code(answer)).isEqualTo("429 too-many-wrong-keys");
        assertThat(answer.headers().firstValue("retry-after")).contains("60");
        assertThat(send("GET", "/v1/orders", administrator, "").statusCode()).isEqualTo(200);
    }

    @Test
    void theFirstKeyIsMadeOnTheMachineItself() {
        var database = server.database();
        var made = KeyCommand.make(
                "--principal",
                "first",
                "--role",
                "administrator",
                "--crossdock.database.url=" + database.url(),
                "--crossdock.database.user=" + database.user(),
                "--crossdock.database.password=" + database.password());
        server.bean(io.crossdock.access.internal.KeyCache.class).forget();

        assertThat(send("GET", "/v1/access/keys", made.text(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void aMistypedScopeMakesNoKeyThatMayDoAll() {
        assertThatThrownBy(() -> KeyCommand.make("--principal", "till", "--role", "store", "--nodes", "S1"))
                .hasMessageContaining("no flag '--nodes'");
        assertThatThrownBy(() -> KeyCommand.make("--principal", "till", "--role", "store", "--node"))
                .hasMessageContaining("'--node', or it has no value");
        assertThatThrownBy(() -> KeyCommand.make("--principal", "till", "--role", "store", "S1"))
                .hasMessageContaining("no flag 'S1'");
    }

    @Test
    void anotherAddressThanTheLoopbackNeedsAccessControl() {
        assertThatThrownBy(() -> {
                    try (var database = ServerDatabase.fresh()) {
                        RunningServer.on(database, "--server.address=0.0.0.0");
                    }
                })
                .satisfies(failure -> assertThat(StartFailure.sentence(failure))
                        .contains("server.address is 0.0.0.0, and access control is off"));
    }

    @Test
    void anOperationWithoutARuleStopsTheStart(@TempDir Path folder) throws IOException {
        var table = new String(
                AccessTest.class.getResourceAsStream("/access/roles.yaml").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        var file = Files.writeString(folder.resolve("roles.yaml"), table.replace("listEvents", "listNothing"));

        assertThatThrownBy(() -> {
                    try (var database = ServerDatabase.fresh()) {
                        RunningServer.on(database, ON, "--crossdock.access.roles=" + file);
                    }
                })
                .satisfies(failure ->
                        assertThat(StartFailure.sentence(failure)).contains("no rule says who may do listEvents"));
    }
}
