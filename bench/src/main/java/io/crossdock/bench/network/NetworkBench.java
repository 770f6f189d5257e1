package io.crossdock.bench.network;

import io.crossdock.bench.network.PriceBook.Method;
import io.crossdock.bench.network.PriceBook.Rejections;
import io.crossdock.sourcing.internal.Standalone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Plays one world under every policy, and says what each came to and what none could beat. */
public final class NetworkBench {

    /**
     * A policy's result.
     *
     * @param tally what it cost and why
     * @param bound what no policy can beat; the same for all rows of a world
     */
    public record Row(String world, String policy, Tally tally, double bound, double msPerSku) {
        double toBound() {
            return tally.totalMinor() / bound;
        }
    }

    private NetworkBench() {}

    static List<Row> run(World world, long splitMinor, List<Method> methods, int steps) {
        var card = world.card();
        var sourcing = Standalone.sourcing(card.rateCard(), card.rules());
        var pricing = Standalone.pricing(card.rateCard(), card.rules());
        var parts = new PartPrices(world, Standalone.sourcing(card.rateCard(), card.rules()));
        record Played(String policy, Tally tally, double ms) {}
        var played = new ArrayList<Played>();
        played.add(new Played("each line", new Play(world, NodeByRank.eachLine(parts), Play.Prices.none(), parts, splitMinor).run(), 0));
        played.add(new Played("nearest", new Play(world, NodeByRank.nearestComplete(), Play.Prices.none(), parts, splitMinor).run(), 0));
        played.add(new Played("myopic", new Play(world, new Exact(sourcing), Play.Prices.none(), parts, splitMinor).run(), 0));
        for (var method : methods) {
            var book = new PriceBook(world, pricing, method);
            played.add(new Played(method.toString(), new Play(world, new Exact(sourcing), book, parts, splitMinor).run(), book.msPerSku()));
        }
        double least = played.stream().mapToDouble(p -> p.tally().totalMinor()).min().orElseThrow();
        var start = new PriceBook(world, pricing, new Method(1, 1_000, Rejections.IGNORED)).at(0, new Shelves(world));
        double bound = new Bound(world, sourcing, start).find(steps, least);
        return played.stream().map(p -> new Row(world.name(), p.policy(), p.tally(), bound, p.ms())).toList();
    }

    public static void main(String[] a) throws Exception {
        var card = new World.RateCardText(java.nio.file.Files.readString(java.nio.file.Path.of("policies/rate-card.yaml")), java.nio.file.Files.readString(java.nio.file.Path.of("policies/sourcing.yaml")));
        int orders = Integer.parseInt(a[1]);
        long seed = Long.parseLong(a[2]);
        int steps = Integer.parseInt(a[3]);
        var methods = new ArrayList<Method>();
        for (int i = 4; i < a.length; i++) {
            var p = a[i].split(",");
            methods.add(new Method(Integer.parseInt(p[0]), Integer.parseInt(p[1]), p.length > 2 ? Rejections.PRICED : Rejections.IGNORED));
        }
        var worlds = new ArrayList<World>();
        for (var w : a[0].split(",")) {
            worlds.add(w.equals("js") ? JasinSinha.draw(seed, 20, orders) : StoreNetwork.draw(seed, Double.parseDouble(w), 300, 400, orders, card));
        }
        for (var world : worlds) {
            long t = System.nanoTime();
            var rows = run(world, world.unitsPerCent() == 1 ? 250 : 0, methods, steps);
            for (var r : rows) {
                var y = r.tally();
                System.out.printf("%-14s %-60s total %9d ratio %.4f ship %d hand %d split %d rer %d wait %d | parcels %d rejected %d waited %d lost %d  %.1fs %.2f ms/sku%n", r.world(), r.policy(), y.totalMinor(), r.toBound(), y.shippingMinor, y.handlingMinor, y.splitMinor, y.rerouteMinor, y.waitMinor, y.parcels, y.rejected, y.waited, y.lost, y.nanos / 1e9, r.msPerSku());
            }
            System.out.printf("  bound %.0f, whole %.1f s, orders %d%n", rows.get(0).bound(), (System.nanoTime() - t) / 1e9, world.orders().size());
        }
    }
}
