package io.crossdock.sourcing.exact;

import io.crossdock.sourcing.problem.CostScale;
import io.crossdock.sourcing.problem.NodeCharges;
import io.crossdock.sourcing.problem.NodeTable;
import io.crossdock.sourcing.problem.PieceSets;
import io.crossdock.sourcing.problem.Pieces;
import io.crossdock.sourcing.problem.SharedUnits;
import io.crossdock.sourcing.problem.SourcingProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * The exact router for up to {@link Pieces#MAX} pieces: chooses which node sends which set of pieces so that the whole
 * is cheapest.
 *
 * <p>{@code best[S]} is the cheapest single node for a set S of pieces; {@code least[M]} is the cheapest way to cover
 * M, where each step takes the set that holds M's lowest piece. Every set is priced, so the result is exact for any
 * step function of the set. The cover may use one node for two sets ({@link #relaxed}). Its cost is then a lower bound,
 * and {@link #solveOnce} finds the plan. Ties go to the lower node code and then to the set found first, so the answer
 * never depends on the order of the nodes.
 *
 * <p>Arrays are reused from order to order; not thread-safe.
 */
public final class ExactRouter {

    /** Nodes that are kept per set for the explanation: the chosen one and the next three. */
    static final int KEPT = 4;

    private final NodeTable lanes;
    private final int[] masks;
    private final int[] candidates;
    private int candidateCount;
    private int tokens;
    private int size;
    private int nodesMax;
    private long split;
    private long[] best = {};
    private int[] bestNode = {};
    private long[] spent = {};
    private final CoverTables layers = new CoverTables();
    private final int[] nodeOf = new int[Pieces.MAX];
    private final long[] add = new long[Pieces.MAX];
    private final SharedUnits shared = new SharedUnits();
    private final NodeCharges charges;
    private final PieceSets sets;
    private final DominanceFilter frontier;
    private final boolean prunes;
    private final List<Taken> assigned = new ArrayList<>();
    private boolean twice;
    private boolean exact;
    private long floor;

    private record Taken(int set, int node) {}

    public ExactRouter(NodeTable lanes) {
        this(lanes, Pruning.ON);
    }

    /** Whether needless nodes are left out first; the answer is the same. */
    public enum Pruning {
        ON,
        OFF
    }

    public ExactRouter(NodeTable lanes, Pruning pruning) {
        this.lanes = lanes;
        this.masks = new int[lanes.nodes.length];
        this.candidates = new int[lanes.nodes.length];
        this.charges = new NodeCharges(lanes);
        this.sets = charges.sets;
        this.frontier = new DominanceFilter(lanes, charges, shared);
        this.prunes = pruning == Pruning.ON;
    }

    /**
     * Finds the cheapest cover.
     *
     * @return its cost, weighted and in thousandths, or {@link CostScale#NONE} where the nodes can't take the pieces
     *     whole; only a lower bound where the cover is {@link #relaxed}
     */
    public long solve(Pieces pieces, SourcingProblem ask) {
        prepare(pieces, ask);
        fill();
        floor = layers.cheapest(best, tokens, split, nodesMax);
        assigned.clear();
        if (floor < CostScale.NONE) {
            assign();
        }
        return floor;
    }

    /** Finds the cheapest node of every set. */
    private void fill() {
        if (prunes) {
            frontier.prune(masks);
        } else {
            frontier.all(masks);
        }
        Arrays.fill(best, 0, size, CostScale.NONE);
        for (int i = 0; i < frontier.count(); i++) {
            offer(frontier.node(i));
        }
    }

    /** The node that sends the piece, after {@link #solve}. */
    public int nodeOf(int token) {
        return nodeOf[token];
    }

    /** Whether the cover found uses a node twice, which may then be asked for more than it has. */
    public boolean relaxed() {
        return twice;
    }

    /** Whether a node can take a piece. */
    public boolean candidate(int k) {
        return masks[k] != 0;
    }

    private void prepare(Pieces pieces, SourcingProblem ask) {
        tokens = pieces.count;
        size = 1 << tokens;
        split = ask.objective().splitMinor() * CostScale.MILLI;
        nodesMax = ask.objective().nodesMax();
        if (best.length < size) {
            best = new long[size];
            bestNode = new int[size];
            spent = new long[size];
        }
        shared.load(pieces, size);
        charges.load(ask, pieces);
        mark(pieces);
        charges.carriage.load(ask, sets.example, sets.steps, candidates, candidateCount);
    }

    /** Marks on each node the pieces that it can take, each on its own. */
    private void mark(Pieces pieces) {
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

    private void offer(int k) {
        int mask = masks[k];
        boolean free = !shared.active() && lanes.unitsLeft[k] >= sets.quantity[mask];
        if (free && (sets.linesAdd || charges.line[k] == 0)) {
            offerFree(k, mask);
            return;
        }
        shared.at(k);
        for (int set = mask; set > 0; set = (set - 1) & mask) {
            if (fits(k, set)) {
                long cost = charges.cost(k, set);
                if (cost < best[set] || cost == best[set] && k < bestNode[set]) {
                    best[set] = cost;
                    bestNode[set] = k;
                }
            }
        }
    }

    /** Prices sets in ascending order: each costs as much as the set without its lowest piece, plus that piece. */
    private void offerFree(int k, int mask) {
        charges.additions(k, mask, add);
        var base = charges.carriage.base;
        int row = charges.carriage.classOf[k] * sets.steps;
        var step = sets.step;
        spent[0] = charges.fixed[k];
        for (int set = mask & -mask; set != 0; set = (set - mask) & mask) {
            long so = spent[set & set - 1] + add[Integer.numberOfTrailingZeros(set)];
            spent[set] = so;
            long cost = so + base[row + step[set]];
            if (cost <= best[set] && (cost < best[set] || k < bestNode[set])) {
                best[set] = cost;
                bestNode[set] = k;
            }
        }
    }

    /** Whether the node that {@link #shared} points to has units and room for the whole set. */
    private boolean fits(int k, int set) {
        return sets.quantity[set] <= lanes.unitsLeft[k] && (!shared.active() || shared.fits(set));
    }

    /** Adds the sets of {@link #layers} to the assigned ones and notes whether a node has two. */
    private void assign() {
        for (int i = 0; i < layers.count(); i++) {
            assigned.add(new Taken(layers.taken(i), bestNode[layers.taken(i)]));
        }
        Arrays.fill(nodeOf, -1);
        twice = false;
        for (int i = 0; i < assigned.size(); i++) {
            var taken = assigned.get(i);
            for (int token = 0; token < tokens; token++) {
                boolean inside = (taken.set() >> token & 1) == 1;
                twice |= nodeOf[token] == taken.node() && !inside;
                if (inside) {
                    nodeOf[token] = taken.node();
                }
            }
        }
    }

    /**
     * Solves again where the result of {@link #solve} was {@link #relaxed}. Nodes that were used twice may be used at
     * most once; the others cover the rest as before. This repeats with the nodes that are then used twice, until there
     * is none. Each round's cost is a lower bound, so the first cover without a repeated node is the cheapest. When the
     * steps are used up the search stops, and the sets of each node are merged where the node can take them.
     *
     * @return the cost, or {@link CostScale#NONE}
     */
    public long solveOnce(long stepsMax) {
        long each = 1;
        for (int i = 0; i < tokens; i++) {
            each *= 3;
        }
        var once = new TreeSet<Integer>();
        exact = true;
        for (long steps = 0; twice; ) {
            doubled(once);
            steps += each * (once.size() + 1) * Math.max(1, nodesMax);
            if (steps > stepsMax) {
                exact = false;
                return together();
            }
            floor = round(once);
            if (floor >= CostScale.NONE) {
                return CostScale.NONE;
            }
        }
        return floor;
    }

    private void doubled(TreeSet<Integer> once) {
        var sets = new HashMap<Integer, Integer>();
        for (int i = 0; i < assigned.size(); i++) {
            if (sets.merge(assigned.get(i).node(), 1, Integer::sum) > 1) {
                once.add(assigned.get(i).node());
            }
        }
    }

    private long round(TreeSet<Integer> once) {
        var kept = once.stream().mapToInt(k -> masks[k]).toArray();
        once.forEach(k -> masks[k] = 0);
        fill();
        int i = 0;
        for (int k : once) {
            masks[k] = kept[i++];
        }
        int layer = nodesMax >= tokens ? 0 : nodesMax;
        var least = new SingleUseRepair(layers.tables(best, tokens, split, layer), split);
        for (int k : once) {
            shared.at(k);
            least.offer(masks[k], k, set -> fits(k, set) ? charges.cost(k, set) : CostScale.NONE);
        }
        assigned.clear();
        long cost = least.finish((set, node) -> assigned.add(new Taken(set, node)));
        if (cost < CostScale.NONE) {
            layers.chain(least.rest(), least.restLayer());
            assign();
        }
        return cost;
    }

    /** Merges the sets of each node, for the cover at hand. */
    private long together() {
        var sets = new HashMap<Integer, Integer>();
        assigned.forEach(taken -> sets.merge(taken.node(), taken.set(), (a, b) -> a | b));
        long cost = split * (sets.size() - 1);
        for (var taken : sets.entrySet()) {
            shared.at(taken.getKey());
            if (!fits(taken.getKey(), taken.getValue())) {
                return CostScale.NONE;
            }
            cost += charges.cost(taken.getKey(), taken.getValue());
        }
        return cost;
    }

    /** Whether {@link #solveOnce} finished, so that its answer is the cheapest. */
    public boolean exact() {
        return exact;
    }

    /** Lower bound on the cost of any cover, where {@link #solveOnce} did not finish. */
    public long floor() {
        return floor;
    }

    /**
     * Marks the nodes that suffice to compute the answer again: the cheapest of every set, and the {@link #KEPT}
     * cheapest for every single piece and for all pieces.
     */
    public void keep(boolean[] kept) {
        for (int set = 1; set < size; set++) {
            if (best[set] < CostScale.NONE) {
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
            if ((masks[k] & set) != set || sets.quantity[set] > lanes.unitsLeft[k]) {
                continue;
            }
            long cost = charges.cost(k, set);
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
