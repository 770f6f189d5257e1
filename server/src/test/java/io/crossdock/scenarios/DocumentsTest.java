package io.crossdock.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Event;
import io.crossdock.engine.log.EngineQueries;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.platform.ShippedDocuments;
import io.crossdock.policy.Policies;
import io.crossdock.support.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes and decision tables have the same HTTP interface; only their contents differ. */
class DocumentsTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A document that comes with Crossdock, under another version. */
    private static String document(String path, String name, int version) {
        var first = server.get(path + "/" + name + "/versions/" + active(path, name))
                .json()
                .get("yaml")
                .stringValue();
        return first.replaceFirst("version: \\d+", "version: " + version);
    }

    private static int active(String path, String name) {
        return server.get(path)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow()
                .get("activeVersion")
                .intValue();
    }

    private static RunningServer.Answer yaml(String path, String document) {
        return server.send(server.request(path)
                .header("content-type", "application/yaml")
                .header("crossdock-actor", "ann")
                .POST(BodyPublishers.ofString(document)));
    }

    private static RunningServer.Answer activate(String path, String body) {
        return activate(path, body, "application/json");
    }

    private static RunningServer.Answer activate(String path, String body, String type) {
        return server.send(server.request(path + ":activate")
                .header("content-type", type)
                .header("crossdock-actor", "bob")
                .POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource({"/v1/policies, sourcing, policy", "/v1/processes, return, process"})
    void aVersionIsPublishedActivatedAndTakenBackAndTheLogSaysByWhomAndWhy(String path, String name, String kind) {
        int before = active(path, name);
        var published = yaml(path, document(path, name, 41));
        var saved = server.get(path)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/versions/0");
        int meanwhile = active(path, name);

        var activated = activate(path + "/" + name + "/versions/41", "{\"reason\": \"as agreed\"}");
        var back = activate(path + "/" + name + "/versions/" + before, "");

        assertThat(published.status()).isEqualTo(201);
        assertThat(saved.get("version").intValue()).isEqualTo(41);
        assertThat(saved.get("actor").stringValue()).isEqualTo("ann");
        assertThat(meanwhile).isEqualTo(before);
        assertThat(activated.json().get("activeVersion").intValue()).isEqualTo(41);
        assertThat(back.json().get("activeVersion").intValue()).isEqualTo(before);
        var told = server.bean(Engine.class).read(tx -> EngineQueries.timeline(tx, 0, 0, 1_000));
        assertThat(told)
                .filteredOn(e -> e.type().equals(kind + "-activated")
                        && e.data().contains(name)
                        && e.actor().equals("bob"))
                .extracting(DocumentsTest::versionAndReason)
                .endsWith("41 as agreed", before + " ");
    }

    private static String versionAndReason(Event event) {
        var data = EngineJson.MAPPER.readTree(event.data());
        return data.get("version").intValue() + " " + data.get("reason").stringValue();
    }

    @ParameterizedTest
    @CsvSource({"/v1/policies, sourcing, policy", "/v1/processes, message, process"})
    void whatCantBeDoneIsRefusedInTheSameWords(String path, String name, String kind) {
        var faulty = yaml(path, "version: none");
        var changed = yaml(path, document(path, name, active(path, name)) + "# a word more\n");
        var unknown = activate(path + "/" + name + "/versions/999", "");
        var nothing = activate(path + "/nothing/versions/1", "");
        var garbled = activate(path + "/" + name + "/versions/" + active(path, name), "{\"why\": \"so\"}");

        var broken = activate(path + "/" + name + "/versions/" + active(path, name), "{why");

        assertThat(List.of(faulty, changed)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("code").stringValue()).isEqualTo(kind + "-refused");
        });
        assertThat(changed.json().at("/violations/0/message").stringValue())
                .contains("exists with another content and versions never change");
        assertThat(List.of(unknown, nothing)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("code").stringValue()).isEqualTo(kind + "-version-not-found");
        });
        assertThat(garbled.status()).isEqualTo(422);
        assertThat(garbled.json().at("/violations/0/pointer").stringValue()).isEqualTo("/why");
        assertThat(broken.status()).isEqualTo(422);
    }

    @Test
    void aTableThatIsNeededAndNowhereIsNamedAtTheStart(@TempDir Path folder) {
        var engine = server.bean(Engine.class);
        var tables = server.bean(Policies.class).tables();

        new ShippedDocuments<>(engine, tables, folder, "-rules.yaml", List.of("sourcing", "waiting")).publish();

        assertThatThrownBy(
                        new ShippedDocuments<>(engine, tables, folder, "-rules.yaml", List.of("sourcing", "tides"))
                                ::publish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(folder + " has no policy 'tides'; copy this release's *-rules.yaml files to that folder");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/policies, sourcing, application/json, '{\"reason\": \" \"}'",
        "/v1/policies, sourcing, text/plain, ''",
        "/v1/processes, message, application/yaml, {}",
        "/v1/processes, message, application/json, '{\"reason\": null}'"
    })
    void aReasonMayBeLeftOut(String path, String name, String type, String body) {
        assertThat(activate(path + "/" + name + "/versions/" + active(path, name), body, type)
                        .status())
                .isEqualTo(200);
    }
}
