package io.crossdock.bench;

import io.crossdock.bench.load.BenchDatabase;
import io.crossdock.bench.load.BenchFailure;
import io.crossdock.bench.load.FeedFormat;
import io.crossdock.bench.load.MedianRule;
import io.crossdock.bench.load.RunFigures;
import io.crossdock.bench.load.ServerUnderTest;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.feed.Feeds;
import io.crossdock.inventory.feed.Feeds.Kind;
import io.crossdock.inventory.feed.Feeds.Message;
import io.crossdock.inventory.feed.Feeds.Profile;
import io.crossdock.inventory.feed.Feeds.Row;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Measures complete resets of a node's 100,000 rows, as a warehouse sends them at night, from the message to the last
 * commit. The floor updates the same rows of the same table to the same figures from arrays, in sets of the same size
 * with one commit each. It writes no ledger and no log, answers nothing, and may assume that every row exists.
 */
final class FeedsBench implements AutoCloseable {

    private static final int ROWS = 100_000;
    private static final int ROUNDS = 3;
    private static final int FEW_PERCENT = 5;
    private static final long UNITS_MAX = 40;
    private static final String NODE = "DC1";
    private static final String FEED = "wms";

    private static final String BARE_UPDATE = """
            update inventory.stock s
            set on_hand = d.on_hand, counted_at = ?
            from unnest(?, ?) as d(sku, on_hand)
            where s.sku = d.sku and s.node = ?""";

    private final BenchDatabase database;
    private final ServerUnderTest server;
    private final Feeds feeds;
    private final Random random;
    private final List<FeedFormat> formats;
    private final HttpClient http = HttpClient.newHttpClient();
    private final long[] units = new long[ROWS];
    private final List<String> skus = new ArrayList<>(ROWS);
    private long sequence;
    private boolean sound = true;

    FeedsBench(EmbeddedPostgres postgres, String home, long seed, List<FeedFormat> formats) {
        this.formats = formats;
        random = new Random(seed);
        database = BenchDatabase.migrated(postgres, "feeds", "db/migration");
        server = ServerUnderTest.start(database, home);
        feeds = server.bean(Feeds.class);
        open();
    }

    private void open() {
        var masterdata = server.bean(Masterdata.class);
        var records = new ArrayList<Sku>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            skus.add("SKU-%06d".formatted(i));
            records.add(new Sku(skus.get(i), "Item " + i, "each", 500, 1_999, "USD"));
        }
        for (var part : ServerUnderTest.parts(records, Masterdata.PUT_MAX)) {
            server.engine().transact("bench", tx -> {
                masterdata.putSkus(tx, part);
                return 0;
            });
        }
        server.engine().transact("bench", tx -> {
            masterdata.putNodes(
                    tx,
                    List.of(new Node(
                            NODE,
                            "Memphis",
                            Node.Kind.DC,
                            "US",
                            "38118",
                            35.05,
                            -89.98,
                            "America/Chicago",
                            20,
                            50,
                            null,
                            true,
                            null,
                            Set.of(),
                            List.of(),
                            null)));
            feeds.put(tx, List.of(new Profile(FEED, Feeds.System.WMS, Set.of(Kind.values()), List.of(), 0, 86_400)));
            return 0;
        });
    }

    /** A case with its results per round: rows per second of the product and of the floor. */
    private record Case(
            String variant,
            int percent,
            FeedFormat format,
            List<Double> product,
            List<Double> floor,
            List<Double> ratios) {

        Case(String variant, int percent, FeedFormat format) {
            this(variant, percent, format, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        RunFigures figures() {
            double perSecond = MedianRule.of(product, r -> r);
            return new RunFigures(
                    variant,
                    perSecond,
                    MedianRule.of(floor, r -> r),
                    MedianRule.of(ratios, r -> r),
                    null,
                    ROWS / perSecond * 1_000,
                    product.stream()
                            .mapToDouble(rate -> ROWS / rate * 1_000)
                            .max()
                            .orElseThrow(),
                    "a reset of " + ROWS + " rows",
                    null);
        }
    }

    /**
     * Measures resets that change every row, in each format, and resets that change few rows. Rounds of all cases
     * alternate, so that all see the same state of the machine.
     */
    List<RunFigures> measure() {
        var cases = new ArrayList<Case>();
        for (var format : formats) {
            var how = format == FeedFormat.ROWS ? "" : ", " + format + " over HTTP";
            cases.add(new Case("feeds reset, all rows new figures" + how, 100, format));
            if (format == FeedFormat.ROWS) {
                cases.add(new Case("feeds reset, %d %% new figures".formatted(FEW_PERCENT), FEW_PERCENT, format));
            }
        }
        for (int i = 0; i < 2; i++) {
            draw(100);
            reset(FeedFormat.ROWS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            cases.forEach(this::round);
        }
        return cases.stream().map(Case::figures).toList();
    }

    private void round(Case of) {
        draw(of.percent);
        double seconds = reset(of.format);
        var booked = units.clone();
        draw(of.percent);
        double bare = bareUpdate();
        restore();
        System.arraycopy(booked, 0, units, 0, ROWS);
        of.product.add(ROWS / seconds);
        of.floor.add(ROWS / bare);
        of.ratios.add(bare / seconds);
    }

    private void draw(int percent) {
        for (int i = 0; i < ROWS; i++) {
            if (random.nextInt(100) < percent) {
                units[i] = random.nextLong(UNITS_MAX);
            }
        }
    }

    private double reset(FeedFormat format) {
        return format == FeedFormat.ROWS ? reset() : send(format);
    }

    /** Sends a reset over HTTP; its text is made before the clock starts. */
    private double send(FeedFormat format) {
        var at = Instant.now().toString();
        sequence++;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/stock/feeds/" + FEED
                        + format.query(sequence, at, NODE)))
                .header("content-type", format.type)
                .POST(HttpRequest.BodyPublishers.ofString(format.body(sequence, at, NODE, skus, units)))
                .build();
        try {
            long start = System.nanoTime();
            var status =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            double seconds = (System.nanoTime() - start) / 1e9;
            var answer = server.engine().read(tx -> feeds.answer(tx, FEED, sequence, 1, -1));
            sound &= status == 200 && answer.complete() && answer.changed() + answer.confirmed() == ROWS;
            return seconds;
        } catch (IOException | InterruptedException e) {
            throw new BenchFailure("sending " + format, e);
        }
    }

    private double reset() {
        var rows = new ArrayList<Row>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            rows.add(new Row(i, skus.get(i), null, units[i], ""));
        }
        var message = new Message(FEED, ++sequence, 1, 1, Kind.RESET, Instant.now(), NODE, rows, "hash", null);
        long start = System.nanoTime();
        boolean more = true;
        while (more) {
            more = server.engine().transact(FEED, tx -> feeds.take(tx, message));
        }
        var answer = server.engine().read(tx -> feeds.answer(tx, FEED, sequence, 1, -1));
        double seconds = (System.nanoTime() - start) / 1e9;
        sound &= answer.complete() && answer.changed() + answer.confirmed() == ROWS;
        return seconds;
    }

    private double bareUpdate() {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (int from = 0; from < ROWS; from += Inventory.BATCH_MAX) {
                try (var statement = connection.prepareStatement(BARE_UPDATE)) {
                    var figures = new Long[Inventory.BATCH_MAX];
                    for (int i = 0; i < figures.length; i++) {
                        figures[i] = units[from + i];
                    }
                    statement.setTimestamp(1, new Timestamp(0));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "text",
                                    skus.subList(from, from + figures.length).toArray(String[]::new)));
                    statement.setArray(3, connection.createArrayOf("int8", figures));
                    statement.setString(4, NODE);
                    sound &= statement.executeUpdate() == figures.length;
                }
                connection.commit();
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException e) {
            throw new BenchFailure(BARE_UPDATE, e);
        }
    }

    /** Resets the rows that the floor changed to the figures of the ledger. Not measured. */
    private void restore() {
        database.run("""
                update inventory.stock s
                set on_hand = l.on_hand
                from (select l.sku, l.node, sum(l.on_hand) as on_hand from inventory.ledger l group by l.sku, l.node) l
                where s.sku = l.sku and s.node = l.node""");
        database.run("vacuum analyze inventory.stock");
    }

    /** Whether every reset was complete, every floor wrote every row, and stock agrees with the ledger at the end. */
    boolean sound() {
        return sound
                && server.engine().read(server.bean(Inventory.class)::verify).isEmpty();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
