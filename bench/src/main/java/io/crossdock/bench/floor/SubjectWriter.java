package io.crossdock.bench.floor;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.LoadThreads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the engine's rows again without logic: per transaction its events, new subjects and moved subjects. */
public final class SubjectWriter {

    /**
     * One transaction.
     *
     * @param log events of the transaction
     * @param fresh subjects that it starts; null where there are none
     * @param moved subjects that it moves; null where there are none
     * @param after transactions that must be written before
     * @param done counted down when the step is written
     */
    public record Step(
            RowSet.Part log,
            RowSet.@Nullable Part fresh,
            RowSet.@Nullable Part moved,
            List<Step> after,
            CountDownLatch done) {}

    private SubjectWriter() {}

    public static List<Long> subjects(RowSet set) {
        var part = set.parts().getFirst();
        var ids = new LinkedHashSet<Long>();
        for (var id : part.columns().get(part.table().keyIndex())) {
            ids.add((Long) id);
        }
        return List.copyOf(ids);
    }

    /** Adds the rows of a part to a map, by key. */
    public static void rows(RowSet.Part part, Map<Long, Object[]> rows) {
        for (int i = 0; i < part.size(); i++) {
            int row = i;
            var values = part.columns().stream().map(c -> c[row]).toArray();
            rows.put((Long) values[part.table().keyIndex()], values);
        }
    }

    /**
     * Makes the step of the transaction that wrote these events.
     *
     * @param ends final rows of the subjects
     * @param entered number of transactions of each subject up to this one, included
     * @param total number of all transactions of each subject
     */
    public static Step step(
            FloorTable subject,
            RowSet set,
            Map<Long, Object[]> ends,
            Map<Long, Integer> entered,
            Map<Long, Integer> total) {
        var fresh = new ArrayList<Object[]>();
        var moved = new ArrayList<Object[]>();
        for (long id : subjects(set)) {
            int entry = entered.getOrDefault(id, 1);
            var row = ends.get(id);
            var values = entry == total.getOrDefault(id, 1) ? row : onItsWay(subject, row, entry);
            (entry == 1 ? fresh : moved).add(values);
        }
        return new Step(
                set.parts().getFirst(), part(subject, fresh), part(subject, moved), List.of(), new CountDownLatch(1));
    }

    /** Makes the row of a subject whose call is under way: it has a task and an owner, so both indexes contain it. */
    private static Object[] onItsWay(FloorTable subject, Object[] end, int entry) {
        var row = end.clone();
        for (int i = 0; i < row.length; i++) {
            row[i] = switch (subject.columns().get(i).name()) {
                case "stage" -> "s" + entry;
                case "queue" -> "step.s" + entry;
                case "entry" -> entry;
                case "status" -> "moving";
                case "owner" -> 1L;
                case "due" ->
                    end[
                            subject.columns().stream()
                                    .map(FloorTable.Column::name)
                                    .toList()
                                    .indexOf("since")];
                default -> row[i];
            };
        }
        return row;
    }

    private static RowSet.@Nullable Part part(FloorTable table, List<Object[]> rows) {
        return rows.isEmpty() ? null : new RowSet.Part(table, RowSet.columns(table, rows));
    }

    /**
     * Divides the steps among two threads, in the order of the engine's transactions; a step waits for earlier steps of
     * its subjects.
     */
    public static List<List<Step>> shared(List<Step> sets) {
        var last = new HashMap<Object, Step>();
        var all = List.of(new ArrayList<Step>(), new ArrayList<Step>());
        for (int i = 0; i < sets.size(); i++) {
            var set = sets.get(i);
            Set<Step> after = Collections.newSetFromMap(new IdentityHashMap<>());
            var ids = set.log.columns().get(set.log.table().keyIndex());
            var known = new Step(set.log, set.fresh, set.moved, new ArrayList<>(), set.done);
            for (var id : ids) {
                var previous = last.put(id, known);
                if (previous != null && previous != known) {
                    after.add(previous);
                }
            }
            known.after.addAll(after);
            all.get(i % 2).add(known);
        }
        return List.copyOf(all);
    }

    /** Writes the transactions with one thread per list; returns seconds from first to last. */
    public static double seconds(BenchDatabase database, ExecutorService threads, List<List<Step>> lists) {
        var connections = new ArrayList<Connection>();
        try {
            var parts = new ArrayList<LoadThreads.Part>();
            for (var list : lists) {
                var connection = database.connect();
                connection.setAutoCommit(false);
                connections.add(connection);
                parts.add(() -> write(connection, list));
            }
            return LoadThreads.seconds(threads, parts);
        } catch (SQLException e) {
            throw new BenchFailure("bare writer", e);
        } finally {
            connections.forEach(SubjectWriter::close);
        }
    }

    private static void write(Connection connection, List<Step> steps) throws SQLException, InterruptedException {
        for (var step : steps) {
            for (var before : step.after) {
                before.done.await();
            }
            try {
                run(connection, step.log.table().insertSql(), step.log);
                if (step.fresh != null) {
                    run(connection, step.fresh.table().insertSql(), step.fresh);
                }
                if (step.moved != null) {
                    run(connection, updateSql(step.moved.table()), step.moved);
                }
                connection.commit();
            } finally {
                step.done.countDown();
            }
        }
    }

    /** Statement that updates every column except the key, for a set of rows. */
    private static String updateSql(FloorTable table) {
        var changes = table.columns().stream()
                .filter(c -> !c.name().equals(table.key()))
                .map(c -> c.name() + " = " + c.cast("u." + c.name()))
                .collect(Collectors.joining(", "));
        var names = table.columns().stream().map(FloorTable.Column::name).collect(Collectors.joining(", "));
        var arrays =
                table.columns().stream().map(c -> "?::" + c.carrier() + "[]").collect(Collectors.joining(", "));
        return "update " + table.name() + " t set " + changes + " from unnest(" + arrays + ") as u(" + names
                + ") where t." + table.key() + " = u." + table.key();
    }

    private static void run(Connection connection, String sql, RowSet.Part part) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < part.columns().size(); i++) {
                statement.setArray(
                        i + 1,
                        connection.createArrayOf(
                                part.table().columns().get(i).carrier(),
                                part.columns().get(i)));
            }
            statement.executeUpdate();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailure("bare writer", e);
        }
    }
}
