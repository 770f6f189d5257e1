package io.crossdock.engine.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.engine.Capability;
import io.crossdock.engine.CaseSink;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Event;
import io.crossdock.engine.Facts;
import io.crossdock.engine.ManualClock;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.postgres.TestDatabase;
import io.crossdock.postgres.TestDatabases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database of its own, a manual clock, and nodes with the capabilities that a test needs. */
public final class Fixture implements AutoCloseable {

    /**
     * Machine time after which a silent node's calls are taken over; generous, since a busy machine may silence a node
     * for a while.
     */
    public Duration lease = Duration.ofSeconds(20);

    /** Short, since the clock of tests moves without waking anybody. */
    public Duration poll = Duration.ofMillis(5);

    /** Name and machine time of the nodes that are made next. */
    String name = "";

    Clock machine = Clock.systemUTC();

    final ManualClock clock = new ManualClock();
    public final HikariDataSource database;
    final AtomicLong ids = new AtomicLong();
    public final List<Tx.Problem> problems = Collections.synchronizedList(new ArrayList<>());
    final List<Tx.Settled> settled = Collections.synchronizedList(new ArrayList<>());
    final List<Tx.Escalated> escalated = Collections.synchronizedList(new ArrayList<>());
    public final List<Capability> capabilities = new ArrayList<>();
    final List<Subscriber> subscribers = new ArrayList<>();
    private final List<Engine> nodes = new ArrayList<>();

    public Fixture() {
        this("select 1");
    }

    /** @param session SQL that each session begins with */
    Fixture(String session) {
        var fresh = TestDatabases.fresh("engine", Fixture::migrate);
        database = pool(fresh, session);
    }

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(TestDatabase database, String session) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(12);
        config.setConnectionInitSql(session);
        return new HikariDataSource(config);
    }

    private record Noted(List<Tx.Problem> problems, List<Tx.Escalated> escalated, List<Tx.Settled> settled)
            implements CaseSink {
        @Override
        public void raise(Tx tx, List<Tx.Problem> raised) {
            problems.addAll(raised);
        }

        @Override
        public void escalate(Tx tx, List<Tx.Escalated> overdue) {
            escalated.addAll(overdue);
        }

        @Override
        public void settle(Tx tx, List<Tx.Settled> gone) {
            settled.addAll(gone);
        }
    }

    private final AtomicInteger commitsToFail = new AtomicInteger();

    /** The next commits of {@link #start} succeed, but their callers get a broken connection. */
    void failCommits(int count) {
        commitsToFail.set(count);
    }

    /** Connections whose commits may succeed and still throw. */
    private DataSource failing() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, method, args) -> {
                    var result = invoke(database, method, args);
                    return result instanceof Connection connection ? failing(connection) : result;
                });
    }

    private Connection failing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, method, args) -> {
                    var result = invoke(connection, method, args);
                    boolean testing = Thread.currentThread().getName().equals("main");
                    if (method.getName().equals("commit")
                            && testing
                            && commitsToFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new SQLException("connection broke", "08006");
                    }
                    return result;
                });
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A node that is not started: remote stages stay tasks. */
    public Engine node() {
        var settings = new EngineSettings(name, 2, 64, poll, lease);
        var node = new Engine(
                settings,
                new Engine.Parts(
                        failing(),
                        clock,
                        machine,
                        ids::incrementAndGet,
                        new Noted(problems, escalated, settled),
                        capabilities,
                        subscribers));
        nodes.add(node);
        return node;
    }

    public Engine running(String... documents) {
        var node = node();
        for (var document : documents) {
            node.publish("tester", node.processes(), document, "");
        }
        node.start();
        return node;
    }

    /** A local capability with the same outcome for every subject. */
    public void local(String name, String outcome) {
        local(name, Set.of(outcome), work -> Outcome.of(outcome));
    }

    void local(String name, Set<String> outcomes, Function<Work, Outcome> answer) {
        capabilities.add(new Local(signature(name, outcomes), answer));
    }

    private record Local(Signature signature, Function<Work, Outcome> answer) implements Capability.Local {
        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return batch.stream().map(answer).toList();
        }
    }

    /** The call of a remote test capability. */
    public interface Call {
        String call(Work work) throws Exception;
    }

    /** A remote capability whose answer is its outcome. */
    public void remote(String name, Set<String> outcomes, Call call) {
        capabilities.add(new Remote(signature(name, outcomes), call));
    }

    private record Remote(Signature signature, Call call) implements Capability.Remote<Work, String> {
        @Override
        public List<Work> load(Tx tx, List<Work> batch) {
            return batch;
        }

        @Override
        public String call(Work request) throws Exception {
            return call.call(request);
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<Work, String>> batch) {
            return batch.stream().map(a -> Outcome.of(a.answer())).toList();
        }

        @Override
        public int timeoutMillis() {
            return 3_000;
        }
    }

    private static Capability.Signature signature(String name, Set<String> outcomes) {
        return Capability.Signature.of(name, outcomes.toArray(String[]::new));
    }

    public static long start(Engine engine, String process, Facts facts) {
        return engine.transact("tester", tx -> {
            long id = tx.nextId();
            tx.start(List.of(new Tx.Start(id, 0, process, facts)));
            return id;
        });
    }

    static void signal(Engine engine, long subject, String event, Object data) {
        engine.transact("tester", tx -> {
            tx.signal(new Tx.Signal(subject, event, data));
            return 0;
        });
    }

    /** A person decides on a hold, for a reason. */
    static void decide(Engine engine, long subject, String resolution, String person, String note) {
        engine.transact(person, tx -> {
            tx.signal(new Tx.Signal(subject, "resolve:" + resolution, java.util.Map.of("note", note), note));
            return 0;
        });
    }

    public static EngineQueries.Standing standing(Engine engine, long subject) {
        return engine.read(tx -> EngineQueries.standing(tx, List.of(subject))).getFirst();
    }

    public static String stage(Engine engine, long subject) {
        return standing(engine, subject).stage();
    }

    static List<String> types(Engine engine, long subject) {
        return engine.read(tx -> EngineQueries.timeline(tx, subject, 0, 1_000)).stream()
                .map(Event::type)
                .toList();
    }

    static List<String> story(Engine engine, long subject) {
        return engine.read(tx -> EngineQueries.timeline(tx, subject, 0, 1_000)).stream()
                .map(e -> e.type() + " " + e.stage())
                .toList();
    }

    /** Waits until the condition holds, at most ten seconds of machine time. */
    public static void until(String what, BooleanSupplier so) {
        until(60, what, so);
    }

    static void until(int seconds, String what, BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + seconds + " s: " + what);
            }
            pause();
        }
    }

    static void untilStage(Engine engine, long subject, String stage) {
        until(
                () -> subject + " at " + stage + ", is at " + stage(engine, subject),
                () -> stage(engine, subject).equals(stage));
    }

    private static void until(java.util.function.Supplier<String> what, BooleanSupplier so) {
        try {
            until("", so);
        } catch (AssertionError e) {
            throw new AssertionError("not within a minute: " + what.get(), e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(Engine::close);
        database.close();
    }
}
