package io.crossdock.bench.floor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.engine.Capability;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.FactKey;
import io.crossdock.engine.Facts;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An engine with a process of nine steps that do nothing, so that only the engine is measured: its log, tasks and
 * stages.
 */
public final class NineSteps implements AutoCloseable {

    static final int STEPS = 9;
    private static final String DONE = "done";
    private static final FactKey<String> CHANNEL = FactKey.text("channel");
    private static final FactKey<Long> TOTAL = FactKey.number("totalMinor");

    /** Kind of the steps. */
    public enum Kind {
        /** Consecutive local stages: one transaction from start to end. */
        LOCAL,
        /** A call outside any transaction, answered at once: two transactions per step. */
        REMOTE
    }

    private record Local(Signature signature) implements Capability.Local {
        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return batch.stream().map(w -> Outcome.of(DONE)).toList();
        }
    }

    private record Remote(Signature signature, Consumer<List<Work>> stored)
            implements Capability.Remote<String, String> {
        @Override
        public List<String> load(Tx tx, List<Work> batch) {
            return batch.stream().map(Work::key).toList();
        }

        @Override
        public String call(String request) {
            return DONE;
        }

        @Override
        public List<Outcome> store(Tx tx, List<Answered<String, String>> batch) {
            stored.accept(batch.stream().map(Answered::work).toList());
            return batch.stream().map(a -> Outcome.of(a.answer())).toList();
        }

        /** Answers come at once, so no call waits for a free slot. */
        @Override
        public int concurrency() {
            return 1_000_000;
        }
    }

    private final HikariDataSource pool;
    private final Engine engine;
    private final AtomicLong ids = new AtomicLong(1_000_000);
    private final String process;
    private final Kind kind;
    private final Map<Long, Long> begun = new ConcurrentHashMap<>();
    private final LatencyRecord latencies = new LatencyRecord();

    public NineSteps(BenchDatabase database, Kind kind) {
        this.kind = kind;
        pool = pool(database);
        process = kind == Kind.LOCAL ? "local-steps" : "remote-steps";
        var capabilities = new ArrayList<Capability>();
        for (int i = 1; i <= STEPS; i++) {
            var signature = Capability.Signature.of("step.s" + i, DONE);
            capabilities.add(
                    kind == Kind.LOCAL
                            ? new Local(signature)
                            : new Remote(signature, i == STEPS ? this::ended : works -> {}));
        }
        engine = new Engine(
                EngineSettings.DEFAULT,
                new Engine.Parts(
                        pool,
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        ids::incrementAndGet,
                        (tx, problems) -> {},
                        capabilities,
                        List.of()));
        engine.publish("bench", engine.processes(), document(kind), "");
        engine.start();
    }

    private static HikariDataSource pool(BenchDatabase database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(12);
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        return new HikariDataSource(config);
    }

    private String document(Kind kind) {
        var text = new StringBuilder("process: " + process
                + "\nversion: 1\nfacts: { channel: string, totalMinor: int }\nstart: s1\nstages:\n");
        for (int i = 1; i <= STEPS; i++) {
            var next = i == STEPS ? "finished" : "s" + (i + 1);
            text.append("  s").append(i).append(":\n    run: step.s").append(i).append('\n');
            if (kind == Kind.REMOTE) {
                text.append("    retry: { attempts: 8, backoff: 1s..5m, otherwise: down }\n");
            }
            text.append("    on: { done: ").append(next).append(" }\n");
        }
        if (kind == Kind.REMOTE) {
            text.append("""
                      down:
                        hold: { reason: the other system can't be reached, owner: operations, due: 4h }
                        resolve: { retry: s1 }
                        limit: { after: 1h, to: finished }
                    """);
        }
        return text.append("  finished: { end: finished }\n").toString();
    }

    /** Records the end of lifecycles whose last answer is about to be stored. */
    private void ended(List<Work> works) {
        long now = System.nanoTime();
        for (var work : works) {
            var start = begun.remove(work.subject());
            if (start != null) {
                latencies.add(now - start);
            }
        }
    }

    /** Starts a set and records the time. Lifecycles with local steps have ended on return. */
    public void begin(int count) {
        long now = System.nanoTime();
        engine.transact("bench", tx -> {
            var starts = new ArrayList<Tx.Start>(count);
            for (int i = 0; i < count; i++) {
                var facts = Facts.of(CHANNEL, "shop").with(TOTAL, 4_900L + i);
                starts.add(new Tx.Start(tx.nextId(), 0, process, facts));
            }
            tx.start(starts);
            if (kind == Kind.REMOTE) {
                starts.forEach(s -> begun.put(s.subject(), now));
            }
            return 0;
        });
        if (kind == Kind.LOCAL) {
            latencies.add(System.nanoTime() - now);
        }
    }

    /** Waits until all lifecycles have ended. */
    public void finish() {
        while (!begun.isEmpty() || open() > 0) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailure("interrupted", e);
            }
        }
    }

    private long open() {
        return engine.read(tx -> tx.sql("""
                select count(*)
                from engine.subject
                where status not in ('ended', 'log')""").rows(rs -> rs.getLong(1)).getFirst());
    }

    public LatencyRecord latencies() {
        return latencies;
    }

    public void settle() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
