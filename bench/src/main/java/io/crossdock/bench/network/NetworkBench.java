package io.crossdock.bench.network;

import io.crossdock.bench.load.LatencyRecord;
import io.crossdock.bench.network.PriceBook.Method;
import io.crossdock.bench.network.StoreNetwork.Size;
import io.crossdock.sourcing.ScarcityPricing;
import io.crossdock.sourcing.Sourcing;
import io.crossdock.sourcing.SourcingFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plays worlds under every policy; reports the cost of each and a lower bound. */
public final class NetworkBench {

    /** Ratios of units that exist to units of expected demand. */
    private static final double[] RATIOS = {1.0, 1.2, 1.5};

    private static final int SECONDS_WHOLE = 10;
    private static final Size WHOLE = new Size(300, 400, 18_000);
    private static final int GENERATOR_SKUS = 20;
    private static final int GENERATOR_ORDERS = 10_000;
    private static final int BOUND_STEPS = 40;

    /** Typical cost of a rejected unit: the search in vain and a part of another parcel. */
    private static final long REROUTE_MINOR = 400;

    private static final Pattern SPLIT = Pattern.compile("splitMinor: *(\\d+)");

    private final PrintStream out;
    private final long seed;
    private final int seconds;
    private final int solves;

    /**
     * @param seconds 10 for all orders of a world, less for a proportional part
     * @param solves number of times that prices are computed over the horizon
     */
    public NetworkBench(PrintStream out, long seed, int seconds, int solves) {
        this.out = out;
        this.seed = seed;
        this.seconds = seconds;
        this.solves = solves;
    }

    /** Plays the store network at each ratio of stock to forecast, then the published generator. */
    public List<Result> run(Path policies) throws IOException {
        var card = new NetworkWorld.RateCardText(
                Files.readString(policies.resolve("rate-card.yaml")),
                Files.readString(policies.resolve("sourcing.yaml")));
        var split = SPLIT.matcher(card.rules());
        long splitMinor = split.find() ? Long.parseLong(split.group(1)) : 0;
        var results = new ArrayList<Result>();
        for (double ratio : RATIOS) {
            var size = new Size(WHOLE.stores(), WHOLE.skus(), orders(WHOLE.orders()));
            results.add(play(StoreNetwork.draw(seed, ratio, size, card, splitMinor), REROUTE_MINOR));
        }
        results.add(play(JasinSinha.draw(seed, GENERATOR_SKUS, orders(GENERATOR_ORDERS)), 0));
        results.forEach(result -> out.print(result.table()));
        return results;
    }

    private int orders(int whole) {
        return whole * Math.min(seconds, SECONDS_WHOLE) / SECONDS_WHOLE;
    }

    private Result play(NetworkWorld world, long rerouteMinor) {
        var card = world.card();
        return play(
                world,
                rerouteMinor,
                SourcingFactory.sourcing(card.rateCard(), card.rules()),
                SourcingFactory.pricing(card.rateCard(), card.rules()));
    }

    private Result play(NetworkWorld world, long rerouteMinor, Sourcing sourcing, ScarcityPricing pricing) {
        var parts = new PartPrices(
                world,
                SourcingFactory.sourcing(world.card().rateCard(), world.card().rules()));
        var simple = new Simple(world, sourcing);
        var exact = new Exact(sourcing);
        var once = new LatencyRecord();
        var again = new LatencyRecord();
        var rows = new ArrayList<Result.Row>();
        rows.add(row(Result.EACH_LINE, world, parts, simple.eachLine(), Play.Prices.none(), new LatencyRecord()));
        rows.add(row(Result.NEAREST, world, parts, simple.nearestComplete(), Play.Prices.none(), new LatencyRecord()));
        rows.add(row(Result.MYOPIC, world, parts, exact, Play.Prices.none(), new LatencyRecord()));
        if (rerouteMinor > 0) {
            var book = new PriceBook(world, pricing, new Method(0, rerouteMinor), new LatencyRecord());
            rows.add(row(Result.REJECTIONS, world, parts, exact, book, new LatencyRecord()));
        }
        rows.add(row(
                Result.SOLVED_ONCE,
                world,
                parts,
                exact,
                new PriceBook(world, pricing, new Method(1, rerouteMinor), once),
                once));
        rows.add(row(
                Result.PRICED,
                world,
                parts,
                exact,
                new PriceBook(world, pricing, new Method(solves, rerouteMinor), again),
                again));
        double least =
                rows.stream().mapToDouble(row -> row.tally().totalMinor()).min().orElseThrow();
        var start = new PriceBook(world, pricing, new Method(1, 0), new LatencyRecord()).at(0, new Shelves(world));
        double bound = new Bound(world, sourcing, start).find(BOUND_STEPS, least);
        return new Result(world.name(), world.unitsPerDollar(), solves, bound, rows);
    }

    private Result.Row row(
            String policy,
            NetworkWorld world,
            PartPrices parts,
            Router router,
            Play.Prices prices,
            LatencyRecord solving) {
        var tally = new Play(world, router, prices, parts).run();
        return new Result.Row(policy, tally, solving.ms(0.5), solving.ms(0.99));
    }
}
