package io.crossdock.bench;

import io.crossdock.bench.floor.FloorTable;
import io.crossdock.bench.floor.NineSteps;
import io.crossdock.bench.floor.RowCounts;
import io.crossdock.bench.floor.RowSet;
import io.crossdock.bench.floor.SubjectWriter;
import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.BenchRound;
import io.crossdock.bench.load.LoadThreads;
import io.crossdock.bench.load.LoadVariant;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.RunPause;
import io.crossdock.postgres.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Measures complete lifecycles of nine steps in the engine. The floor is a bare writer of the same log rows and
 * subjects in the same sets.
 */
public final class LifecycleBench implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int WARM_UP_SECONDS = 6;
    private static final int WARM_UP = 4_096;
    private static final double RIVAL_SECONDS = 1.5;
    private static final double TARGET = 0.5;

    private final NineSteps.Kind kind;
    private final BenchDatabase product;
    private final BenchDatabase floor;
    private final BenchDatabase rival;
    private final NineSteps steps;
    private final ExecutorService threads;
    private final FloorTable log;
    private final FloorTable subject;
    private final Map<String, BenchDatabase.Changes> before;
    private final Map<String, BenchDatabase.Changes> floorBefore;
    private long lifecycles;
    private double rivalRate = 100;

    public LifecycleBench(EmbeddedPostgres postgres, NineSteps.Kind kind, ExecutorService threads) {
        this.kind = kind;
        this.threads = threads;
        var name = "lifecycle_" + kind.name().toLowerCase(Locale.ROOT);
        product = BenchDatabase.migrated(postgres, name, "db/migration/engine");
        floor = BenchDatabase.migrated(postgres, name + "_floor", "db/migration/engine");
        rival = BenchDatabase.migrated(postgres, name + "_rival", "db/migration/engine");
        try (var connection = product.connect()) {
            log = FloorTable.read(connection, "engine.log", "subject");
            subject = FloorTable.read(connection, "engine.subject", "id");
        } catch (SQLException e) {
            throw new BenchFailure("reading the tables", e);
        }
        steps = new NineSteps(product, kind);
        before = settled();
        floorBefore = floor.changes();
    }

    private Map<String, BenchDatabase.Changes> settled() {
        steps.settle();
        RunPause.milliseconds(1_500);
        return product.changes();
    }

    RunFigures measure(int seconds) {
        long end = System.nanoTime() + WARM_UP_SECONDS * 1_000_000_000L;
        BenchRound last;
        do {
            last = round(WARM_UP);
        } while (System.nanoTime() < end);
        int perRound = Math.max(WARM_UP, (int) (last.product() * seconds / ROUNDS / 1024) * 1024);
        steps.latencies().clear();
        var rounds = new ArrayList<BenchRound>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(perRound));
        }
        var timed = switch (kind) {
            case LOCAL -> "a set of " + LoadVariant.InProcess.SET;
            case REMOTE -> "a lifecycle among " + perRound + " started at once";
        };
        return BenchRound.figures(
                "lifecycle " + kind.name().toLowerCase(Locale.ROOT), rounds, steps.latencies(), timed, TARGET);
    }

    public BenchRound round(int count) {
        long since = product.newestTransaction();
        double seconds = run(count);
        lifecycles += count;
        var written = written(since);
        double floorSeconds = SubjectWriter.seconds(floor, threads, SubjectWriter.shared(written.sets));
        var singles = written.singles((int) Math.max(50, rivalRate * RIVAL_SECONDS));
        double rivalSeconds = SubjectWriter.seconds(rival, threads, singles);
        rivalRate = singles.stream().mapToInt(List::size).sum() / written.transactions() / rivalSeconds;
        return new BenchRound(count / seconds, count / floorSeconds, rivalRate);
    }

    private double run(int count) {
        int sets = count / LoadVariant.InProcess.SET;
        var parts = new ArrayList<LoadThreads.Part>();
        for (int thread = 0; thread < LoadVariant.InProcess.THREADS; thread++) {
            int first = thread;
            parts.add(() -> {
                for (int i = first; i < sets; i += LoadVariant.InProcess.THREADS) {
                    steps.begin(LoadVariant.InProcess.SET);
                }
            });
        }
        long start = System.nanoTime();
        LoadThreads.seconds(threads, parts);
        steps.finish();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Rows that the product wrote in a round. */
    private final class Written {
        private final List<SubjectWriter.Step> sets = new ArrayList<>();
        private final Map<Long, List<SubjectWriter.Step>> bySubject = new HashMap<>();

        private Written(List<RowSet> logSets, Map<Long, Object[]> ends) {
            var total = new HashMap<Long, Integer>();
            for (var set : logSets) {
                SubjectWriter.subjects(set).forEach(id -> total.merge(id, 1, Integer::sum));
            }
            var entered = new HashMap<Long, Integer>();
            for (var set : logSets) {
                for (var one : set.perOrder()) {
                    long id = SubjectWriter.subjects(one).getFirst();
                    int entry = entered.getOrDefault(id, 0) + 1;
                    bySubject
                            .computeIfAbsent(id, k -> new ArrayList<>())
                            .add(SubjectWriter.step(subject, one, ends, Map.of(id, entry), total));
                }
                SubjectWriter.subjects(set).forEach(id -> entered.merge(id, 1, Integer::sum));
                sets.add(SubjectWriter.step(subject, set, ends, entered, total));
            }
        }

        /** Mean number of transactions of a lifecycle. */
        private double transactions() {
            return bySubject.values().stream().mapToInt(List::size).average().orElseThrow();
        }

        /** Lifecycles of at most {@code most} subjects, one transaction per subject and step, for two threads. */
        private List<List<SubjectWriter.Step>> singles(int most) {
            var all = List.of(new ArrayList<SubjectWriter.Step>(), new ArrayList<SubjectWriter.Step>());
            int count = 0;
            for (var steps : bySubject.values()) {
                if (count == most) {
                    break;
                }
                all.get(count++ % 2).addAll(steps);
            }
            return List.copyOf(all);
        }
    }

    private Written written(long since) {
        try (var connection = product.connect()) {
            connection.setAutoCommit(false);
            var ends = new HashMap<Long, Object[]>();
            for (var set : RowSet.since(connection, List.of(subject), since)) {
                SubjectWriter.rows(set.parts().getFirst(), ends);
            }
            return new Written(RowSet.since(connection, List.of(log), since), ends);
        } catch (SQLException e) {
            throw new BenchFailure("reading the engine's rows", e);
        }
    }

    public RowCounts rowCounts() {
        return RowCounts.between(lifecycles, before, settled(), floorBefore, floor.changes());
    }

    @Override
    public void close() {
        steps.close();
    }
}
