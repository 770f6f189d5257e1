package io.crossdock.inventory.availability.internal;

import io.crossdock.inventory.AvailableUnits;
import io.crossdock.inventory.StockChanged;
import io.crossdock.inventory.availability.SkuStock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A SKU's rows, immutable: a change makes a copy, so that readers never see half of a change, and all rows are from one
 * moment. Nodes are references to one shared text per node, four bytes each; figures stand side by side, four for each
 * row. Hard fences count as kept; a group's own availability comes from the database. A further figure (inbound supply,
 * say) would get a place here and in {@link #FIGURES}.
 */
final class SkuSnapshot implements SkuStock {

    private static final int ON_HAND = 0;
    private static final int RESERVED = 1;
    private static final int KEPT = 2;
    private static final int VERSION = 3;
    private static final int FIGURES = 4;

    private final String sku;
    private final String[] nodes;
    private final long[] figures;

    private SkuSnapshot(String sku, String[] nodes, long[] figures) {
        this.sku = sku;
        this.nodes = nodes;
        this.figures = figures;
    }

    static SkuSnapshot none(String sku) {
        return new SkuSnapshot(sku, new String[0], new long[0]);
    }

    /**
     * The rows after changes. A change with an older version than the row's has no effect.
     *
     * @param one maps a node's text to the one that all rows share
     */
    SkuSnapshot with(List<StockChanged.Row> changes, UnaryOperator<String> one) {
        var known = withNodes(changes, one);
        var changed = known.figures == figures ? figures.clone() : known.figures;
        for (var change : changes) {
            int at = known.row(change.node()) * FIGURES;
            if (change.version() > changed[at + VERSION]) {
                changed[at + ON_HAND] = change.onHand();
                changed[at + RESERVED] = change.reserved();
                changed[at + KEPT] = change.kept();
                changed[at + VERSION] = change.version();
            }
        }
        return new SkuSnapshot(sku, known.nodes, changed);
    }

    /** The rows with those of new nodes added, at version -1. */
    private SkuSnapshot withNodes(List<StockChanged.Row> changes, UnaryOperator<String> one) {
        var fresh = changes.stream()
                .map(StockChanged.Row::node)
                .filter(node -> row(node) < 0)
                .distinct()
                .sorted()
                .map(one)
                .toList();
        if (fresh.isEmpty()) {
            return this;
        }
        var all = Arrays.copyOf(nodes, nodes.length + fresh.size());
        for (int i = 0; i < fresh.size(); i++) {
            all[nodes.length + i] = fresh.get(i);
        }
        Arrays.sort(all);
        var moved = new long[all.length * FIGURES];
        for (int i = 0; i < all.length; i++) {
            int from = row(all[i]);
            if (from < 0) {
                moved[i * FIGURES + VERSION] = -1;
            } else {
                System.arraycopy(figures, from * FIGURES, moved, i * FIGURES, FIGURES);
            }
        }
        return new SkuSnapshot(sku, all, moved);
    }

    List<AvailableUnits> candidates() {
        var found = new ArrayList<AvailableUnits>(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            long units = available(i);
            if (units > 0) {
                found.add(new AvailableUnits(nodes[i], units));
            }
        }
        return found;
    }

    @Override
    public String sku() {
        return sku;
    }

    @Override
    public int size() {
        return nodes.length;
    }

    @Override
    public String node(int row) {
        return nodes[row];
    }

    @Override
    public long onHand(int row) {
        return figures[row * FIGURES + ON_HAND];
    }

    @Override
    public long reserved(int row) {
        return figures[row * FIGURES + RESERVED];
    }

    @Override
    public long kept(int row) {
        return figures[row * FIGURES + KEPT];
    }

    @Override
    public long version(int row) {
        return figures[row * FIGURES + VERSION];
    }

    @Override
    public long available(int row) {
        int at = row * FIGURES;
        return StockChanged.available(figures[at + ON_HAND], figures[at + RESERVED], figures[at + KEPT]);
    }

    @Override
    public int row(String node) {
        return Arrays.binarySearch(nodes, node);
    }

    /** Collects the rows of a load, in any order. */
    static final class Builder {

        private final String sku;
        private String[] nodes = new String[8];
        private long[] figures = new long[8 * FIGURES];
        private int size;
        private boolean sorted = true;

        Builder(String sku) {
            this.sku = sku;
        }

        /** @param node the text that all rows share */
        void add(String node, long onHand, long reserved, long kept, long version) {
            if (size == nodes.length) {
                nodes = Arrays.copyOf(nodes, size * 2);
                figures = Arrays.copyOf(figures, size * 2 * FIGURES);
            }
            sorted &= size == 0 || nodes[size - 1].compareTo(node) < 0;
            nodes[size] = node;
            int at = size++ * FIGURES;
            figures[at + ON_HAND] = onHand;
            figures[at + RESERVED] = reserved;
            figures[at + KEPT] = kept;
            figures[at + VERSION] = version;
        }

        SkuSnapshot rows() {
            var kept = Arrays.copyOf(nodes, size);
            var moved = Arrays.copyOf(figures, size * FIGURES);
            if (!sorted) {
                Arrays.sort(kept);
                for (int i = 0; i < size; i++) {
                    System.arraycopy(
                            figures, i * FIGURES, moved, Arrays.binarySearch(kept, nodes[i]) * FIGURES, FIGURES);
                }
            }
            return new SkuSnapshot(sku, kept, moved);
        }
    }
}
