package io.crossdock.channels.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.masterdata.Sku;
import io.crossdock.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Master data with two SKUs, for tests of intake. */
final class IntakeCatalog implements Masterdata {

    private final Map<String, Node> nodes;

    IntakeCatalog(Node... nodes) {
        this.nodes = Stream.of(nodes).collect(Collectors.toMap(Node::code, node -> node));
    }

    /** A store in Chicago where customers can collect. */
    static Node store() {
        return new Node(
                "S-T",
                "Store One",
                Node.Kind.STORE,
                "US",
                "60601",
                41.88,
                -87.63,
                "America/Chicago",
                0,
                0,
                null,
                true,
                collecting(),
                Set.of(),
                List.of(),
                null);
    }

    private static NodeProfile collecting() {
        return new NodeProfile(
                List.of(),
                List.of(),
                null,
                Set.of(),
                null,
                null,
                List.of(),
                Set.of(NodeProfile.Kind.SHIP, NodeProfile.Kind.PICKUP),
                null,
                Set.of(),
                Set.of());
    }

    @Override
    public Map<String, Sku> skus(Tx tx, Collection<String> codes) {
        return codes.stream()
                .distinct()
                .filter(List.of("MUG", "TEE")::contains)
                .collect(Collectors.toMap(code -> code, code -> new Sku(code, code, "each", 300, 1000, "USD")));
    }

    @Override
    public Page<Sku> list(Tx tx, String text, String after, int limit) {
        return new Page<>(List.of(), null);
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
    public void putSkus(Tx tx, List<Sku> skus) {}

    @Override
    public void putNodes(Tx tx, List<Node> nodes) {}

    @Override
    public Map<String, NodeSite> sitesByCode() {
        return Map.of();
    }

    @Override
    public void putSites(Tx tx, Map<String, NodeSite> sites) {}
}
