package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.postgres.EmbeddedPostgres;
import io.crossdock.postgres.Options;
import io.crossdock.world.demo.StartCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the built server with one fault at a time: the last line says why, without a stack trace. */
@Order(3)
class StartTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int START_SECONDS_MAX = 180;

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    /** What a start left behind. @param last the last line */
    private record Ended(int exit, String text, String last) {}

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.temporary(Options.standard());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            --crossdock.database.password=wrong | refuses the password of the role USER: correct crossdock.database.user
            --crossdock.database.url=jdbc:postgresql://127.0.0.1:1/shop | 127.0.0.1:1/shop can't be reached within 1 s
            --crossdock.database.url=jdbc:mysql://db/shop | crossdock.database.url must start with jdbc:postgresql:, not
            --crossdock.database.user=nobody | refuses the password of the role nobody
            --crossdock.engine.workers=many | crossdock.engine.workers must be a whole number, not 'many'
            --crossdock.engine.workers=0 | crossdock.engine.workers must be from 1 to 64, not 0
            --server.port=none | server.port must be a whole number, not 'none'
            --crossdock.adyen.url=http://x | crossdock.adyen.url is now crossdock.connectors.payments.adyen.url
            --crossdock.engin.workers=4 | no setting crossdock.engin.workers, did you mean crossdock.engine.workers?
            --crossdock.connectors.nodes.depot.url=http://x | crossdock.connectors.nodes.depot.kind is missing
            --port=9000 | there is no setting --port: use --server.port=PORT
            --crossdock.home=/nowhere | can't read ~/nowhere/~; set crossdock.home to the folder that holds
            """)
    void aWrongSettingIsNamed(String argument, String told) {
        var ended = run(Map.of(), argument);

        assertToldIn(ended, told.replace("USER", postgres.user()).split("~"));
    }

    @Test
    void aVariableThatNothingReadsIsNamed() {
        assertToldIn(
                run(Map.of("CROSSDOCK_ENGIN_WORKERS", "4")),
                "there is no setting CROSSDOCK_ENGIN_WORKERS, did you mean CROSSDOCK_ENGINE_WORKERS?");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        assertToldIn(
                run(Map.of(), "--crossdock.database.url=" + postgres.url("nowhere")),
                "(database \"nowhere\" does not exist): create it with create database NAME owner " + postgres.user());
    }

    @Test
    void aPostgresThatIsTooOldIsRefused() throws IOException {
        try (var old = new OlderPostgres(postgres.port(), 14)) {
            assertToldIn(
                    run(Map.of(), "--crossdock.database.url=jdbc:postgresql://127.0.0.1:" + old.port() + "/postgres"),
                    "is version 14",
                    "and Crossdock needs 15 or newer: upgrade it");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertToldIn(
                    run(Map.of(), "--server.port=" + taken.getLocalPort()),
                    "port " + taken.getLocalPort() + " is taken by another program: stop it, or choose another");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            channels/shopify/channel.yaml | channel: elsewhere | channels/shopify: | correct it, or remove the folder
            channels/shopify/channel.yaml | kind: [ | channels/shopify: | at line 1
            processes/order.yaml | process: order\\nversion: 0 | order.yaml has faults | /version line 2: must be
            policies/sourcing-rules.yaml | policy: sourcing | policies/sourcing-rules.yaml has faults | correct them
            policies/rate-card.yaml | currency: dollars | policies: the policy files have | /rate-card/currency must
            """)
    void aFaultyFileIsNamedWithItsFaults(String file, String text, String told, String todo) throws IOException {
        var home = copyOfTheHome();
        Files.writeString(home.resolve(file), text.replace("\\n", "\n"));

        assertToldIn(run(Map.of(), "--crossdock.home=" + home), told, todo);
    }

    @Test
    void aMissingFolderIsNamed() throws IOException {
        var home = copyOfTheHome();
        Files.move(home.resolve("processes"), home.resolve("away"));

        assertToldIn(
                run(Map.of(), "--crossdock.home=" + home),
                "can't read the folder " + home.resolve("processes") + "; set crossdock.home to the folder");
    }

    @Test
    void aMigrationThatFailsIsNamed() throws SQLException {
        var url = database("create schema engine");

        assertToldIn(
                run(Map.of(), "--crossdock.database.url=" + url),
                "the migration engine/V100__engine",
                ".sql failed, and none of it stays (ERROR: schema \"engine\" already exists",
                "and start again");
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws SQLException {
        var url = database("create table customers (id bigint)");

        assertToldIn(
                run(Map.of(), "--crossdock.database.url=" + url),
                "the database has tables that are not Crossdock's: set crossdock.database.url to an empty database");
    }

    @Test
    void aRoleThatDoesNotOwnTheDatabaseIsTold() throws SQLException {
        var url = database("drop role if exists clerk", "create role clerk login password 'secret'");

        assertToldIn(
                run(
                        Map.of("CROSSDOCK_DATABASE_PASSWORD", "secret"),
                        "--crossdock.database.url=" + url,
                        "--crossdock.database.user=clerk"),
                "the role in crossdock.database.user may not create",
                "make it the owner with alter database");
    }

    private static void assertToldIn(Ended ended, String... parts) {
        assertThat(ended.last()).as(ended.text()).startsWith("crossdock: ").contains(parts);
        assertThat(ended.text()).doesNotContain("\tat ", "Caused by:", "APPLICATION FAILED TO START");
        assertThat(ended.exit()).isEqualTo(1);
    }

    private static Ended run(Map<String, String> variables, String... arguments) {
        var root = root();
        var target = root.resolve("server/target");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(StartCache.flags(root));
        command.addAll(List.of(
                "-cp",
                target.resolve("crossdock-server.jar") + ":" + target.resolve("lib") + "/*",
                "io.crossdock.Crossdock",
                "--crossdock.database.start-seconds=1"));
        given(command, arguments, "--server.port=", "0");
        given(command, arguments, "--crossdock.database.url=", postgres.url());
        given(command, arguments, "--crossdock.database.user=", postgres.user());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CROSSDOCK_"));
        builder.environment().put("CROSSDOCK_DATABASE_PASSWORD", postgres.password());
        builder.environment().putAll(variables);
        try {
            var process = builder.start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Ended(process.waitFor(), text, text.lines().reduce("", (before, line) -> line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void given(List<String> command, String[] arguments, String key, String value) {
        if (List.of(arguments).stream().noneMatch(argument -> argument.startsWith(key))) {
            command.add(key + value);
        }
    }

    /** A new database, prepared by statements. */
    private static String database(String... statements) throws SQLException {
        var name = "start" + DATABASES.incrementAndGet();
        execute(postgres.url(), "create database " + name);
        execute(postgres.url(name), statements);
        return postgres.url(name);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    private Path copyOfTheHome() throws IOException {
        for (var name : List.of("channels", "processes", "policies")) {
            try (var files = Files.walk(root().resolve(name))) {
                for (var file : files.toList()) {
                    Files.copy(file, folder.resolve(root().relativize(file).toString()));
                }
            }
        }
        return folder;
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("server/target/crossdock-server.jar"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
