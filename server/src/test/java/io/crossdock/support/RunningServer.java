package io.crossdock.support;

import io.crossdock.Crossdock;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Ids;
import io.crossdock.inventory.PickupOffers;
import io.crossdock.masterdata.NodeSystemNames;
import io.crossdock.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port and a database of its own, with a JSON client. */
public final class RunningServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Systems that nobody answers for; a test that calls some names its own. */
    private static final Map<String, String> SYSTEMS =
            new TreeMap<>(Map.of("payments", "adyen", "nodes", "http", "carriers", "easypost"));

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /**
     * Starts the whole server.
     *
     * @param settings as on the command line, {@code --key=value}
     */
    public static RunningServer start(String... settings) {
        return start(Crossdock.class, ServerDatabase.fresh(), connected(settings));
    }

    /** Starts the whole server with these settings only: what they don't connect is not connected. */
    public static RunningServer bare(String... settings) {
        return start(Crossdock.class, ServerDatabase.fresh(), settings);
    }

    /** Starts the whole server with beans that it doesn't have outside this test. */
    public static RunningServer with(Class<?> beans, String... settings) {
        return start(List.of(Crossdock.class, beans), ServerDatabase.fresh(), connected(settings));
    }

    /** Starts the whole server on an existing database, which is dropped when the server is closed. */
    public static RunningServer on(TestDatabase database, String... settings) {
        return start(Crossdock.class, database, connected(settings));
    }

    /** The settings, with a system for each port of connectors that they don't mention. */
    private static String[] connected(String... settings) {
        var all = new ArrayList<>(List.of(settings));
        SYSTEMS.forEach((port, name) -> {
            var system = "--crossdock.connectors." + port + ".";
            if (all.stream().noneMatch(setting -> setting.startsWith(system))) {
                all.add(system + name + ".kind=" + name);
                all.add(system + name + ".url=http://127.0.0.1:1/" + port);
            }
        });
        return all.toArray(String[]::new);
    }

    /** Starts only platform, master data and inventory, with an engine without capabilities. */
    public static RunningServer ground(String... settings) {
        return start(Ground.class, ServerDatabase.fresh(), settings);
    }

    private static RunningServer start(Class<?> application, TestDatabase database, String... settings) {
        return start(List.of(application), database, settings);
    }

    private static RunningServer start(List<Class<?>> application, TestDatabase database, String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--crossdock.home=..",
                "--crossdock.database.url=" + database.url(),
                "--crossdock.database.user=" + database.user(),
                "--crossdock.database.password=" + database.password()));
        all.addAll(List.of(settings));
        var context =
                new SpringApplicationBuilder(application.toArray(Class<?>[]::new)).run(all.toArray(String[]::new));
        return new RunningServer(database, context);
    }

    /** Has no {@code @Configuration}, so that the whole server's scan does not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"io.crossdock.platform", "io.crossdock.masterdata", "io.crossdock.inventory"})
    @ConfigurationPropertiesScan({"io.crossdock.platform", "io.crossdock.inventory"})
    static class Ground {

        @Bean
        Engine engine(DataSource database, Clock clock, @Qualifier("machineClock") Clock machine, Ids ids) {
            var parts = new Engine.Parts(database, clock, machine, ids, (tx, problems) -> {}, List.of(), List.of());
            return new Engine(EngineSettings.DEFAULT, parts);
        }

        @Bean
        PickupOffers offers() {
            return (_, _, nodes) -> Set.copyOf(nodes);
        }

        @Bean
        NodeSystemNames systems() {
            return () -> Set.of("http");
        }
    }

    /** An answer. */
    public record Answer(int status, String contentType, String text, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TestDatabase database() {
        return database;
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer put(String path, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String json) {
        return send(request(path)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Stops the server; its database stays, for {@link #on} to start on it again. */
    public TestDatabase halt() {
        context.close();
        http.close();
        return database;
    }

    @Override
    public void close() {
        context.close();
        http.close();
        database.close();
    }
}
