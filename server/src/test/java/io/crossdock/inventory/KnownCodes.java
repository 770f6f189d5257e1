package io.crossdock.inventory;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Master data that knows codes: every SKU costs 10.00 USD. */
public final class KnownCodes implements Masterdata {

    private final Map<String, Sku> skus = new TreeMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();

    public KnownCodes(Collection<String> skus, Collection<String> nodes) {
        add(skus.toArray(String[]::new));
        nodes.forEach(code -> this.nodes.put(
                code,
                new Node(
                        code,
                        code,
                        Node.Kind.STORE,
                        "US",
                        "60601",
                        41.88,
                        -87.62,
                        "America/Chicago",
                        80,
                        50,
                        null,
                        true,
                        null,
                        Set.of(),
                        List.of(),
                        null)));
    }

    public void add(String... codes) {
        for (var code : codes) {
            skus.put(code, new Sku(code, code, "each", 400, 1000, "USD"));
        }
    }

    public void addNumbered(int count) {
        for (int i = 0; i < count; i++) {
            add("sku-" + i);
        }
    }

    @Override
    public Map<String, Sku> skus(Tx tx, Collection<String> codes) {
        return codes.stream()
                .filter(skus::containsKey)
                .distinct()
                .map(skus::get)
                .collect(Collectors.toMap(Sku::code, Function.identity()));
    }

    @Override
    public Page<Sku> list(Tx tx, String text, String after, int limit) {
        return new Page<>(List.copyOf(skus.values()), null);
    }

    @Override
    public List<Node> nodes(Tx tx) {
        return List.copyOf(nodes.values());
    }

    @Override
    public Map<String, Node> nodesByCode() {
        return nodes;
    }

    @Override
    public Optional<GeoPoint> place(String country, String postalCode) {
        return Optional.empty();
    }

    @Override
    public void putSkus(Tx tx, List<Sku> more) {
        more.forEach(sku -> skus.put(sku.code(), sku));
    }

    @Override
    public void putNodes(Tx tx, List<Node> more) {
        more.forEach(node -> nodes.put(node.code(), node));
    }

    @Override
    public Map<String, NodeSite> sitesByCode() {
        return Map.of();
    }

    @Override
    public void putSites(Tx tx, Map<String, NodeSite> sites) {}
}
