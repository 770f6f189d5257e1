package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Closures;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.HolidayCalendar;
import io.crossdock.masterdata.Kit;
import io.crossdock.masterdata.KnownKits;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeSite;
import io.crossdock.masterdata.NodeTimes;
import io.crossdock.masterdata.SellerDirectory;
import io.crossdock.masterdata.Sku;
import io.crossdock.platform.change.ChangeTrail;
import io.crossdock.shared.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Master data from memory. The memory holds committed data only. A transaction that changes master data reads from the
 * database from then on; its changes reach the memory when another transaction sees the revision that it raised.
 */
@Component
final class CachedMasterdata implements Masterdata, NodeTimes, Closures, KnownKits {

    private static final Duration STALENESS_MAX = Duration.ofSeconds(STALENESS_SECONDS_MAX);
    /**
     * After a change of this node, every read asks for the revision until it is seen; after this time the change counts
     * as rolled back.
     */
    private static final Duration OWN_CHANGE_MAX = Duration.ofSeconds(60);

    private final DataSource database;
    private final Clock business;
    private final Clock machine;
    private final PostalCodePlaces places;
    private final Set<Tx> changing = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Memory memory = new Memory(
            0,
            new Places(List.of(), Map.of(), Map.of()),
            List.of(),
            new ConcurrentHashMap<>(),
            Kits.none(),
            SellerDirectory.EMPTY);
    private volatile Instant checked = Instant.EPOCH;
    private volatile Expected expected = new Expected(0, Instant.EPOCH);

    CachedMasterdata(DataSource database, Clock business, @Qualifier("machineClock") Clock machine) {
        this.database = database;
        this.business = business;
        this.machine = machine;
        this.places = PostalCodePlaces.shipped();
    }

    /** Master data as of one revision; SKUs are added as they are asked for. */
    private record Memory(
            long revision,
            Places places,
            List<Closure> closed,
            Map<String, Sku> skus,
            Kits kits,
            SellerDirectory sellers) {}

    /** Nodes, and where they are. */
    private record Places(List<Node> nodes, Map<String, Node> byCode, Map<String, NodeSite> sites) {

        static Places of(List<Node> nodes, Map<String, NodeSite> sites) {
            return new Places(
                    List.copyOf(nodes),
                    nodes.stream().collect(Collectors.toUnmodifiableMap(Node::code, Function.identity())),
                    Map.copyOf(sites));
        }
    }

    /**
     * Kits as of one revision.
     *
     * @param any whether there are kits at all
     * @param seen the kit of each SKU that was asked for; empty if it is none
     */
    private record Kits(boolean any, Map<String, Optional<Kit>> seen) {

        static Kits none() {
            return new Kits(false, new ConcurrentHashMap<>());
        }
    }

    private record Expected(long revision, Instant until) {}

    @Override
    public Map<String, Sku> skus(Tx tx, Collection<String> codes) {
        if (changing.contains(tx)) {
            return MasterdataStore.skus(tx, codes).stream()
                    .collect(Collectors.toMap(s -> s.sku().code(), MasterdataStore.SkuAt::sku));
        }
        var known = fresh(tx.connection());
        var found = new HashMap<String, Sku>();
        var missing = new HashSet<String>();
        for (var code : codes) {
            var sku = known.skus().get(code);
            if (sku == null) {
                missing.add(code);
            } else {
                found.put(code, sku);
            }
        }
        if (!missing.isEmpty()) {
            load(tx, known, missing).forEach(sku -> found.put(sku.code(), sku));
        }
        return found;
    }

    private static List<Sku> load(Tx tx, Memory known, Collection<String> codes) {
        var loaded = new ArrayList<Sku>();
        for (var row : MasterdataStore.skus(tx, codes)) {
            loaded.add(row.sku());
            // A transaction with an older view of the database must not put old rows into the newer memory.
            if (row.revision() >= known.revision()) {
                known.skus().put(row.sku().code(), row.sku());
            }
        }
        return loaded;
    }

    @Override
    public Map<String, Kit> kits(Tx tx, Collection<String> skus) {
        if (changing.contains(tx)) {
            return KitStore.kits(tx, skus).kits();
        }
        var known = fresh(tx.connection());
        if (!known.kits().any()) {
            return Map.of();
        }
        var found = new HashMap<String, Kit>();
        var missing = new HashSet<String>();
        for (var sku : skus) {
            var kit = known.kits().seen().get(sku);
            if (kit == null) {
                missing.add(sku);
            } else {
                kit.ifPresent(k -> found.put(sku, k));
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(loadKits(tx, known, missing));
        }
        return found;
    }

    private static Map<String, Kit> loadKits(Tx tx, Memory known, Collection<String> skus) {
        var loaded = KitStore.kits(tx, skus);
        if (loaded.revision() >= known.revision()) {
            skus.forEach(sku -> known.kits()
                    .seen()
                    .put(sku, Optional.ofNullable(loaded.kits().get(sku))));
        }
        return loaded.kits();
    }

    @Override
    public Page<Sku> list(Tx tx, String text, String after, int limit) {
        var found = text.isBlank()
                ? MasterdataStore.skusAfter(tx, after, limit + 1)
                : MasterdataStore.skusNamed(tx, text.strip(), after, limit + 1);
        return Page.of(found, limit, Sku::code);
    }

    @Override
    public List<Node> nodes(Tx tx) {
        return changing.contains(tx)
                ? NodeStore.nodes(tx.connection(), tx.at())
                : fresh(tx.connection()).places().nodes();
    }

    @Override
    public Map<String, Node> nodesByCode() {
        return known().places().byCode();
    }

    @Override
    public Map<String, NodeSite> sitesByCode() {
        return known().places().sites();
    }

    private Memory known() {
        if (!due()) {
            return memory;
        }
        try (var connection = database.getConnection()) {
            return fresh(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("master data can't be read", e);
        }
    }

    @Override
    public Optional<GeoPoint> place(String country, String postalCode) {
        return places.find(country, postalCode);
    }

    @Override
    public void putSkus(Tx tx, List<Sku> skus) {
        change(tx);
        var before = MasterdataStore.skus(tx, skus.stream().map(Sku::code).toList()).stream()
                .map(MasterdataStore.SkuAt::sku)
                .toList();
        var changed = new HashSet<>(ChangeTrail.tell(tx, "sku", before, skus, Sku::code));
        MasterdataStore.putSkus(
                tx, skus.stream().filter(sku -> changed.contains(sku.code())).toList());
    }

    @Override
    public void putNodes(Tx tx, List<Node> nodes) {
        change(tx);
        var before = own(tx, nodes);
        NodeStore.put(tx, nodes);
        ChangeTrail.tell(tx, "node", before, own(tx, nodes), Node::code);
    }

    @Override
    public void putSites(Tx tx, Map<String, NodeSite> sites) {
        change(tx);
        var before = sitesOf(tx, sites.keySet());
        NodeSiteStore.put(tx, sites);
        ChangeTrail.tell(tx, "node", before, sitesOf(tx, sites.keySet()), SiteOfNode::node);
    }

    /** Where a node is, as its history tells it. */
    private record SiteOfNode(String node, NodeSite site) {}

    /** A node of which nothing is known is there, too: it does not become new by its street. */
    private static List<SiteOfNode> sitesOf(Tx tx, Set<String> codes) {
        var known = NodeSiteStore.sites(tx.connection());
        return codes.stream()
                .map(code -> new SiteOfNode(code, known.getOrDefault(code, NodeSite.NONE)))
                .toList();
    }

    /** What is stored of these nodes themselves. */
    private static List<Node> own(Tx tx, List<Node> nodes) {
        var codes = nodes.stream().map(Node::code).collect(Collectors.toSet());
        return NodeStore.nodes(tx.connection(), tx.at()).stream()
                .filter(node -> codes.contains(node.code()))
                .map(Node::alone)
                .toList();
    }

    @Override
    public List<HolidayCalendar> calendars(Tx tx) {
        return CalendarStore.all(tx.connection());
    }

    @Override
    public void putCalendars(Tx tx, List<HolidayCalendar> calendars) {
        change(tx);
        var names = calendars.stream().map(HolidayCalendar::name).collect(Collectors.toSet());
        var before =
                calendars(tx).stream().filter(c -> names.contains(c.name())).toList();
        ChangeTrail.tell(tx, "calendar", before, calendars, HolidayCalendar::name);
        CalendarStore.put(tx, calendars);
    }

    @Override
    public Set<String> closedServices(Tx tx, Instant at) {
        var closures = serviceClosures(tx, at);
        return closures.isEmpty()
                ? Set.of()
                : closures.stream()
                        .filter(c -> c.covers(at))
                        .map(Closure::code)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public List<Closure> services(Tx tx) {
        return serviceClosures(tx, tx.at()).stream()
                .filter(c -> c.until() == null || c.until().isAfter(tx.at()))
                .toList();
    }

    /** Closures of services, including those that ended after the memory was read. */
    private List<Closure> serviceClosures(Tx tx, Instant at) {
        return changing.contains(tx)
                ? closedServices(tx.connection(), at)
                : fresh(tx.connection()).closed();
    }

    private static List<Closure> closedServices(Connection connection, Instant at) {
        return ClosureStore.open(connection, Closure.Kind.SERVICE, at).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close(Tx tx, List<Closure> closures) {
        change(tx);
        var codes = closures.stream().map(Closure::code).collect(Collectors.toSet());
        var kinds = closures.stream().map(Closure::kind).distinct().toList();
        var before = kinds.stream().flatMap(kind -> open(tx, kind, codes)).toList();
        ClosureStore.close(tx, closures);
        kinds.forEach(kind -> tellClosures(tx, kind, codes, before));
        closures.forEach(c -> tx.emit(
                0,
                switch (c.kind()) {
                    case NODE -> NODE_CLOSED;
                    case SERVICE -> SERVICE_CLOSED;
                },
                c));
    }

    @Override
    public List<Boolean> reopen(Tx tx, Closure.Kind kind, List<String> codes) {
        change(tx);
        var before = open(tx, kind, codes).toList();
        var reopened = ClosureStore.reopen(tx, kind, codes);
        tellClosures(tx, kind, codes, before);
        codes.stream().distinct().filter(reopened::contains).forEach(code -> tellReopened(tx, kind, code));
        return codes.stream().map(reopened::contains).toList();
    }

    @Override
    public int tellEnded(Tx tx, int most) {
        var ended = ClosureStore.takeEnded(tx, most);
        ended.stream().filter(e -> !e.again()).distinct().forEach(e -> tellReopened(tx, e.kind(), e.code()));
        return ended.size();
    }

    /** Closures of these codes that have not ended. */
    private static Stream<Closure> open(Tx tx, Closure.Kind kind, Collection<String> codes) {
        return ClosureStore.open(tx.connection(), kind, tx.at()).values().stream()
                .flatMap(List::stream)
                .filter(closure -> codes.contains(closure.code()));
    }

    private static void tellClosures(Tx tx, Closure.Kind kind, Collection<String> codes, List<Closure> before) {
        ChangeTrail.tell(
                tx,
                kind.text() + "-closure",
                before.stream().filter(closure -> closure.kind() == kind).toList(),
                open(tx, kind, codes).toList(),
                closure -> closure.code() + " " + closure.from());
    }

    private static void tellReopened(Tx tx, Closure.Kind kind, String code) {
        var fact = switch (kind) {
            case NODE -> NODE_REOPENED;
            case SERVICE -> SERVICE_REOPENED;
        };
        tx.emit(0, fact, Reopened.of(kind, code));
    }

    /** Legal entities, brands and sales channels. */
    SellerDirectory sellers(Tx tx) {
        return changing.contains(tx)
                ? SellerStore.all(tx.connection())
                : fresh(tx.connection()).sellers();
    }

    /** Makes a transaction read from the database from now on. */
    void change(Tx tx) {
        expected = new Expected(
                MasterdataStore.raiseRevision(tx), machine.instant().plus(OWN_CHANGE_MAX));
        changing.add(tx);
    }

    private boolean due() {
        var now = machine.instant();
        var own = expected;
        return now.isAfter(checked.plus(STALENESS_MAX))
                || memory.revision() < own.revision() && now.isBefore(own.until());
    }

    private Memory fresh(Connection connection) {
        if (!due()) {
            return memory;
        }
        long revision = MasterdataStore.revision(connection);
        if (revision > memory.revision()) {
            replace(
                    revision,
                    Places.of(NodeStore.nodes(connection, business.instant()), NodeSiteStore.sites(connection)),
                    closedServices(connection, business.instant()),
                    new Kits(KitStore.any(connection), new ConcurrentHashMap<>()),
                    SellerStore.all(connection));
        }
        checked = machine.instant();
        return memory;
    }

    private synchronized void replace(
            long revision, Places places, List<Closure> closed, Kits kits, SellerDirectory sellers) {
        if (revision > memory.revision()) {
            memory = new Memory(revision, places, List.copyOf(closed), new ConcurrentHashMap<>(), kits, sellers);
        }
    }
}
