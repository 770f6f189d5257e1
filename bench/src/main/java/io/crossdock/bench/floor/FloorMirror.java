package io.crossdock.bench.floor;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.LoadThreads;
import io.crossdock.bench.load.LoadVariant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** A database to which a bare writer writes the product's rows again, once per round. */
public final class FloorMirror {

    private final BenchDatabase database;
    private final ExecutorService threads;

    public FloorMirror(BenchDatabase database, ExecutorService threads) {
        this.database = database;
        this.threads = threads;
    }

    public BenchDatabase database() {
        return database;
    }

    /** Writes the sets from as many threads as the product; returns seconds from first to last. */
    public double seconds(List<RowSet> sets) {
        var writers = new ArrayList<BareWriter>();
        try {
            var parts = new ArrayList<LoadThreads.Part>();
            for (int thread = 0; thread < LoadVariant.InProcess.THREADS; thread++) {
                var mine = new ArrayList<RowSet>();
                for (int i = thread; i < sets.size(); i += LoadVariant.InProcess.THREADS) {
                    mine.add(sets.get(i));
                }
                var writer = new BareWriter(database);
                writers.add(writer);
                parts.add(() -> writer.write(mine));
            }
            return LoadThreads.seconds(threads, parts);
        } catch (SQLException e) {
            throw new BenchFailure("bare writer", e);
        } finally {
            writers.forEach(FloorMirror::close);
        }
    }

    private static void close(BareWriter writer) {
        try {
            writer.close();
        } catch (SQLException e) {
            throw new BenchFailure("bare writer", e);
        }
    }
}
