package io.crossdock.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedPostgresTest {

    private static final Options OPTIONS = new Options(64, 20, 256, Options.Durability.FULL);
    private Path home = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        home = Files.createTempDirectory("crossdock-embedded-test-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void remove() {
        try (var last = EmbeddedPostgres.start(home, OPTIONS)) {
            assertThat(last.running()).isTrue();
        } catch (PostgresFailure e) {
            assertThat(e).hasMessageContaining("belongs to PostgreSQL 9");
        }
        Folders.delete(home);
    }

    @Test
    void isDurableLoopbackOnlyAndChecksPasswords() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, OPTIONS)) {

            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
            assertThat(setting(postgres, "password_encryption")).isEqualTo("scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "wrong")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(postgres.home().resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsDataPortAndPasswordOverAStop() throws Exception {
        String url;
        String password;
        try (var first = EmbeddedPostgres.start(home, OPTIONS)) {
            write(first, 41);
            url = first.url();
            password = first.password();
        }

        try (var second = EmbeddedPostgres.start(home, OPTIONS)) {
            assertThat(read(second)).containsExactly(41);
            assertThat(second.url()).isEqualTo(url);
            assertThat(second.password()).isEqualTo(password);
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, OPTIONS)) {
            write(postgres, 1);
            for (int kill = 2; kill <= 4; kill++) {
                long pid = postgres.pid();
                postgres.kill9();
                assertThat(postgres.running()).isFalse();

                postgres.restart(OPTIONS);

                assertThat(postgres.pid()).isNotEqualTo(pid);
                write(postgres, kill);
            }
            assertThat(read(postgres)).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void startsOverAPidFileWhoseNumberBelongsToAnotherProgram() throws Exception {
        try (var postgres = EmbeddedPostgres.start(home, OPTIONS)) {
            write(postgres, 5);
            var file = postgres.home().resolve("data/postmaster.pid");
            var before = Files.readAllLines(file);
            postgres.kill9();
            before.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(file, before);

            postgres.restart(OPTIONS);

            assertThat(read(postgres)).containsExactly(5);
        }
    }

    @Test
    void survivesAKillOfItsSupervisorAndIsAttachedTo() throws Exception {
        var supervisor = supervisor();
        long pid = Long.parseLong(supervisor.inputReader().readLine());
        supervisor.destroyForcibly().waitFor();

        assertThat(ProcessHandle.of(pid)).isPresent();
        try (var attached = EmbeddedPostgres.start(home, OPTIONS)) {
            assertThat(attached.pid()).isEqualTo(pid);
            assertThat(read(attached)).containsExactly(77);
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void refusesAFolderThatAnotherSupervisorHolds() throws Exception {
        var supervisor = supervisor();
        supervisor.inputReader().readLine();

        assertThatThrownBy(() -> EmbeddedPostgres.start(home, OPTIONS).close())
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("is in use by another Crossdock");

        supervisor.destroyForcibly().waitFor();
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        Path data;
        try (var postgres = EmbeddedPostgres.start(home, OPTIONS)) {
            data = postgres.home().resolve("data");
        }
        Files.writeString(data.resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(home, OPTIONS).close())
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("belongs to PostgreSQL 9, but this Crossdock comes with PostgreSQL 18");
    }

    @Test
    void removesATemporaryServerWithItsData() {
        var postgres = EmbeddedPostgres.temporary(OPTIONS);
        long pid = postgres.pid();

        postgres.close();
        postgres.close();

        assertThat(postgres.home()).doesNotExist();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    private Process supervisor() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Supervisor.class.getName(), home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        return process;
    }

    static void write(EmbeddedPostgres postgres, int value) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (value int)");
            statement.execute("insert into kept (value) values (" + value + ")");
        }
    }

    private static List<Integer> read(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rs = statement.executeQuery("select array_agg(value order by value) from kept")) {
            rs.next();
            return List.of((Integer[]) rs.getArray(1).getArray());
        }
    }

    private static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rs = statement.executeQuery("show " + name)) {
            rs.next();
            return rs.getString(1);
        }
    }
}
