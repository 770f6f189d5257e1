package io.crossdock.sourcing.internal;

import java.util.Arrays;

/**
 * The exact router for up to {@link Tokens#MAX} pieces: which node sends which set of pieces so that the whole is cheapest.
 *
 * <p>{@code best[S]} is the cheapest single node for a set S of pieces; {@code least[M]} the cheapest way to cover M, where each step
 * takes the set that holds M's lowest piece. Exact, because every set is looked at, so the price may be any step function of the set.
 * Two things it does not see, and says so ({@link #relaxed}): that one node was taken for two sets, and that pieces draw on the
 * same units. Its cost is then a lower bound, and {@link #solveNodeByNode} finds the plan. Ties go to the lower node code and then to the
 * set found first, so the answer never depends on the order of the nodes.
 *
 * <p>Arrays are reused from order to order; not thread-safe.
 */
final class Cover {

    static final long NONE = Long.MAX_VALUE / 4;

    /** Nodes that are kept per set for the explanation: the chosen one and three to follow. */
    static final int KEPT = 4;

    private final Network network;
    private final int zoneCount;
    private final long split;
    private final int[] masks;
    private final int[] candidates;
    private int candidateCount;
    private byte[] zones = {};
    private int tokens;
    private int size;
    private long[] weight = {};
    private long[] quantity = {};
    private long[] shipping = {};
    private long[] best = {};
    private int[] bestNode = {};
    private long[] least = {};
    private int[] taken = {};
    private final int[] nodeOf = new int[Tokens.MAX];
    private final Shared shared = new Shared();
    private boolean twice;
    private boolean sawAll;
    private Tokens of = new Tokens();
    private boolean priced;
    private final long[] worth = new long[Tokens.MAX];

    Cover(Network network, int zoneCount, long split) {
        this.network = network;
        this.zoneCount = zoneCount;
        this.split = split;
        this.masks = new int[network.nodes.length];
        this.candidates = new int[network.nodes.length];
    }

    /**
     * Finds the cheapest cover.
     *
     * @return its cost, or {@link #NONE} where the nodes can't take the pieces whole; a lower bound only where it is {@link #relaxed}
     */
    long solve(Tokens pieces, RateCard.Service service, byte[] zonesSeen) {
        prepare(pieces, service, zonesSeen);
        cheapestNodes();
        return cheapestCover();
    }

    /** The node that sends the piece, after {@link #solve}. */
    int nodeOf(int token) {
        return nodeOf[token];
    }

    /** Whether the cover found takes a node twice, or asks more of a node than it has. */
    boolean relaxed() {
        return twice || shared.active() && shared.overdrawn(nodeOf, tokens);
    }

    private void prepare(Tokens pieces, RateCard.Service service, byte[] zonesSeen) {
        tokens = pieces.count;
        size = 1 << tokens;
        of = pieces;
        priced = pieces.pieces.stream().anyMatch(piece -> piece.sku().priced());
        zones = zonesSeen;
        grow();
        weigh(pieces);
        price(service);
        shared.load(pieces, size);
        mark(pieces);
    }

    private void grow() {
        if (best.length < size) {
            weight = new long[size];
            quantity = new long[size];
            shipping = new long[size * zoneCount];
            best = new long[size];
            bestNode = new int[size];
            least = new long[size];
            taken = new int[size];
        }
    }

    private void weigh(Tokens pieces) {
        Arrays.fill(weight, 0, size, 0);
        Arrays.fill(quantity, 0, size, 0);
        for (var piece : pieces.pieces) {
            weight[1 << piece.token()] += piece.weightGrams();
            quantity[1 << piece.token()] += piece.quantity();
        }
        for (int set = 3; set < size; set++) {
            int rest = set & (set - 1);
            if (rest != 0) {
                weight[set] = weight[rest] + weight[set ^ rest];
                quantity[set] = quantity[rest] + quantity[set ^ rest];
            }
        }
    }

    private void price(RateCard.Service service) {
        var heaviest = service.minor()[service.minor().length - 1];
        for (int set = 1; set < size; set++) {
            var step = service.minor()[service.step(weight[set])];
            long full = service.fullParcels(weight[set]);
            for (int zone = 0; zone < zoneCount; zone++) {
                shipping[zone * size + set] = step[zone] + full * heaviest[zone];
            }
        }
    }

    /** Marks on each node the pieces that it can take, each for itself. */
    private void mark(Tokens pieces) {
        Arrays.fill(masks, 0);
        for (var piece : pieces.pieces) {
            int bit = 1 << piece.token();
            var units = piece.sku();
            for (int i = 0; i < units.nodes.length; i++) {
                if (units.units[i] >= piece.quantity()) {
                    masks[units.nodes[i]] |= bit;
                }
            }
        }
        candidateCount = 0;
        for (int k = 0; k < masks.length; k++) {
            if (masks[k] != 0 && shared.active()) {
                masks[k] = shared.takeable(k, masks[k]);
            }
            if (masks[k] != 0) {
                candidates[candidateCount++] = k;
            }
        }
    }

    private void cheapestNodes() {
        Arrays.fill(best, 0, size, NONE);
        for (int i = 0; i < candidateCount; i++) {
            int k = candidates[i];
            if (shared.active()) {
                shared.at(k);
            }
            int base = zones[k] * size;
            long handling = network.handling[k];
            long fixed = network.fixed[k];
            value(k);
            for (int set = masks[k]; set > 0; set = (set - 1) & masks[k]) {
                long cost = shipping[base + set] + handling * quantity[set] + fixed + worth(set);
                if (cost < best[set] && (!shared.active() || shared.fits(set))) {
                    best[set] = cost;
                    bestNode[set] = k;
                }
            }
        }
    }

    private long cheapestCover() {
        least[0] = 0;
        for (int all = 1; all < size; all++) {
            int low = all & -all;
            int rest = all ^ low;
            long found = NONE;
            int with = 0;
            for (int more = rest; ; more = (more - 1) & rest) {
                int set = more | low;
                int left = all ^ set;
                long cost = best[set] + least[left] + (left == 0 ? 0 : split);
                if (cost < found) {
                    found = cost;
                    with = set;
                }
                if (more == 0) {
                    break;
                }
            }
            least[all] = found;
            taken[all] = with;
        }
        if (least[size - 1] < NONE) {
            assign();
        }
        return least[size - 1];
    }

    private void assign() {
        Arrays.fill(nodeOf, -1);
        twice = false;
        for (int all = size - 1; all != 0; all ^= taken[all]) {
            int node = bestNode[taken[all]];
            for (int token = 0; token < tokens; token++) {
                twice |= nodeOf[token] == node && (taken[all] >> token & 1) == 0;
                if ((taken[all] >> token & 1) == 1) {
                    nodeOf[token] = node;
                }
            }
        }
    }

    /**
     * Covers once more where {@link #solve} was {@link #relaxed}: node after node takes at most one set, of units that it really has.
     * Looks at as many nodes as {@link NodeByNode#WORK_MAX} allows, the cheapest first.
     *
     * @return the cost, or {@link #NONE}
     */
    long solveNodeByNode() {
        var ranked = new NodeByNode(tokens, split, candidateCount);
        for (int i = 0; i < candidateCount; i++) {
            ranked.rank(candidates[i], cheapestStart(candidates[i]));
        }
        var chosen = ranked.chosen();
        sawAll = chosen.length == candidateCount;
        for (int k : chosen) {
            shared.at(k);
            ranked.offer(masks[k], k, set -> !shared.active() || shared.fits(set) ? cost(k, set) : NONE);
        }
        return ranked.finish(nodeOf);
    }

    /** Whether {@link #solveNodeByNode} looked at every node, so that its answer is the cheapest. */
    boolean sawAll() {
        return sawAll;
    }

    /** Cost of the cheapest single piece there, per piece: for ranking only. */
    private long cheapestStart(int k) {
        long cheapest = NONE;
        for (int token = 0; token < tokens; token++) {
            if ((masks[k] >> token & 1) == 1) {
                cheapest = Math.min(cheapest, cost(k, 1 << token));
            }
        }
        return cheapest;
    }

    private long cost(int k, int set) {
        value(k);
        return shipping[zones[k] * size + set] + network.handling[k] * quantity[set] + network.fixed[k] + worth(set);
    }

    /** What the pieces' units are worth at a node, for {@link #worth(int)}. */
    private void value(int k) {
        if (priced) {
            Arrays.fill(worth, 0, tokens, 0);
            for (var piece : of.pieces) {
                worth[piece.token()] += piece.quantity() * piece.sku().price(k);
            }
        }
    }

    private long worth(int set) {
        long sum = 0;
        for (int bit = priced ? set : 0; bit != 0; bit &= bit - 1) {
            sum += worth[Integer.numberOfTrailingZeros(bit)];
        }
        return sum;
    }

    /**
     * Marks the nodes that the answer can be computed again from: the cheapest of every set, and for the sets of one and of all
     * pieces the {@link #KEPT} cheapest.
     */
    void keep(boolean[] kept) {
        for (int set = 1; set < size; set++) {
            if (best[set] < NONE) {
                kept[bestNode[set]] = true;
            }
        }
        keepCheapest(size - 1, kept);
        for (int token = 0; token < tokens && tokens > 1; token++) {
            keepCheapest(1 << token, kept);
        }
    }

    private final long[] keptCost = new long[KEPT];
    private final int[] keptNode = new int[KEPT];

    private void keepCheapest(int set, boolean[] kept) {
        int count = 0;
        for (int i = 0; i < candidateCount; i++) {
            int k = candidates[i];
            if ((masks[k] & set) != set) {
                continue;
            }
            long cost = cost(k, set);
            int at = count;
            while (at > 0 && keptCost[at - 1] > cost) {
                at--;
            }
            if (at < KEPT) {
                int last = Math.min(count, KEPT - 1);
                System.arraycopy(keptCost, at, keptCost, at + 1, last - at);
                System.arraycopy(keptNode, at, keptNode, at + 1, last - at);
                keptCost[at] = cost;
                keptNode[at] = k;
                count = Math.min(KEPT, count + 1);
            }
        }
        for (int i = 0; i < count; i++) {
            kept[keptNode[i]] = true;
        }
    }
}
