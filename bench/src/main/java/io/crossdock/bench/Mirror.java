package io.crossdock.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A database that gets the rows that the product wrote, from a bare writer. Between rounds it is read what the product
 * wrote; a round writes it again.
 */
final class Mirror {

    private final Database database;
    private final ExecutorService threads;

    Mirror(Database database, ExecutorService threads) {
        this.database = database;
        this.threads = threads;
    }

    Database database() {
        return database;
    }

    /** Writes the sets, from as many threads as the product; seconds from first to last. */
    double seconds(List<RowSet> sets) {
        var writers = new ArrayList<BareWriter>();
        try {
            var parts = new ArrayList<Threads.Part>();
            for (int thread = 0; thread < Variant.InProcess.THREADS; thread++) {
                var mine = new ArrayList<RowSet>();
                for (int i = thread; i < sets.size(); i += Variant.InProcess.THREADS) {
                    mine.add(sets.get(i));
                }
                var writer = new BareWriter(database);
                writers.add(writer);
                parts.add(() -> writer.write(mine));
            }
            return Threads.seconds(threads, parts);
        } catch (SQLException e) {
            throw new BenchFailure("bare writer", e);
        } finally {
            writers.forEach(Mirror::close);
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
