package io.crossdock.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crossdock.engine.Engine;
import io.crossdock.engine.TransactionLimitStore;
import io.crossdock.engine.Tx;
import io.crossdock.engine.run.EngineTransactions;
import io.crossdock.support.RunningServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the database and the server do with a session that hangs. */
@Tag("slow")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseSessionTest {

    private final RunningServer server = RunningServer.ground(
            "--crossdock.name=east-1",
            "--crossdock.database.session.idle-seconds=1",
            "--crossdock.database.session.lock-seconds=30",
            "--crossdock.database.session.statement-seconds=31");

    private final Engine engine = server.bean(Engine.class);

    @BeforeAll
    void row() {
        engine.transact(
                "tester", tx -> tx.sql("create table one_row as select 0 as n").update());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void eachSessionHasTheLimits() {
        var settings = engine.read(tx -> Stream.of(
                        "idle_in_transaction_session_timeout",
                        "lock_timeout",
                        "statement_timeout",
                        "tcp_user_timeout",
                        "tcp_keepalives_idle",
                        "application_name")
                .map(name -> setting(tx, name))
                .toList());

        assertThat(settings).containsExactly("1s", "30s", "31s", "1000", "10", "crossdock east-1");
    }

    /** It is stored by whoever takes the work next; here nothing may be. */
    @Test
    void aTransactionThatHangsIsEndedAndItsLocksAreFree() throws Exception {
        var locked = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var hangs = CompletableFuture.supplyAsync(() -> catchThrowable(() -> engine.transact("hangs", tx -> {
            add(tx, 100);
            locked.countDown();
            await(goesOn);
            return add(tx, 100);
        })));
        await(locked);

        engine.transact("waits", tx -> add(tx, 1));
        goesOn.countDown();

        var failure = hangs.get(60, TimeUnit.SECONDS);
        assertThat(failure).isNotNull();
        assertThat(DatabaseOutages.caused(failure)).isTrue();
        // It may only have computed for too long, so a worker halves its set.
        assertThat(EngineTransactions.outage(failure)).as("%s", failure).isFalse();
        int stored = engine.read(tx ->
                tx.sql("select n from one_row").first(rs -> rs.getInt("n")).orElseThrow());
        assertThat(stored).isEqualTo(1);
    }

    @Test
    void aStatementThatIsTooLongIsAnOutageForItsCaller() {
        var failure = catchThrowable(() -> engine.read(tx -> {
            TransactionLimitStore.statements(tx, Duration.ofMillis(100));
            return sleep(tx, 20);
        }));

        assertThat(DatabaseOutages.caused(failure)).isTrue();
        // A worker halves its set instead: half of it may be fast enough.
        assertThat(EngineTransactions.outage(failure)).isFalse();
    }

    private static int add(Tx tx, int more) {
        return tx.sql("update one_row set n = n + ?").value(more).update();
    }

    private static int sleep(Tx tx, int seconds) {
        return tx.sql("select pg_sleep(?)").value(seconds).rows(rs -> 1).size();
    }

    private static String setting(Tx tx, String name) {
        return tx.sql("select current_setting(?) as value")
                .value(name)
                .first(rs -> rs.getString("value"))
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
