package io.crossdock.bench.load;

import io.crossdock.engine.sql.EngineJson;
import io.crossdock.inventory.StockCount;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import io.crossdock.orders.NewOrder;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderPayment;
import io.crossdock.orders.agreement.Agreement;
import io.crossdock.orders.agreement.OrderAmounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A retailer with 60 nodes and 5,000 SKUs, each at ten nodes, and its customers; all drawn from a seed. With more nodes
 * per SKU the shop has as many nodes and fewer SKUs, so that loading it doesn't take longer than the measurement.
 */
public final class BenchShop {

    public static final int NODES_PER_SKU = 10;

    /**
     * Number of sales, each with a SKU of its own of which {@link #FLASH_UNITS} units lie at {@link #FLASH_NODES}
     * nodes.
     */
    public static final int FLASH_SALES = 5;

    public static final int FLASH_UNITS = 500;
    static final int FLASH_NODES = 60;
    private static final int SKUS = 5_000;
    private static final int SKUS_WIDE = 1_000;
    private static final int NODES = 60;
    private static final long DEEP = 1_000_000_000L;
    private static final String HOT = "HOT-1";
    private static final Instant PLACED = Instant.parse("2026-11-23T08:00:00Z");

    private record City(
            String name, String region, String postalCode, double latitude, double longitude, String zone) {}

    private static final List<City> CITIES = List.of(
            new City("New York", "NY", "10001", 40.75, -73.99, "America/New_York"),
            new City("Los Angeles", "CA", "90001", 33.97, -118.25, "America/Los_Angeles"),
            new City("Chicago", "IL", "60601", 41.89, -87.62, "America/Chicago"),
            new City("Houston", "TX", "77002", 29.76, -95.36, "America/Chicago"),
            new City("Phoenix", "AZ", "85003", 33.45, -112.08, "America/Phoenix"),
            new City("Philadelphia", "PA", "19103", 39.95, -75.17, "America/New_York"),
            new City("Seattle", "WA", "98101", 47.61, -122.33, "America/Los_Angeles"),
            new City("Denver", "CO", "80202", 39.75, -105.00, "America/Denver"),
            new City("Atlanta", "GA", "30303", 33.75, -84.39, "America/New_York"),
            new City("Miami", "FL", "33130", 25.77, -80.20, "America/New_York"),
            new City("Minneapolis", "MN", "55401", 44.98, -93.27, "America/Chicago"),
            new City("Boston", "MA", "02108", 42.36, -71.06, "America/New_York"));

    /** SKUs that customers order. */
    public enum Demand {
        /** One to three lines of any SKU. */
        WIDE,
        /** One line of one SKU, the same for every order. */
        HOT,
        /** One unit of the SKU on sale, paid by card. */
        FLASH,
        /** Two lines of any SKUs, paid by card. */
        TWO_BY_CARD
    }

    private final Random random;
    private final int nodes;
    private final int nodesPerSku;
    private final int skus;
    private int orders;
    private int sale;

    public BenchShop(long seed) {
        this(seed, NODES_PER_SKU);
    }

    public BenchShop(long seed, int nodesPerSku) {
        this.random = new Random(seed);
        this.nodesPerSku = nodesPerSku;
        this.nodes = Math.max(NODES, nodesPerSku);
        this.skus = nodesPerSku > NODES ? SKUS_WIDE : SKUS;
    }

    /** Opens a sale: {@link Demand#FLASH} orders its SKU from now on. Returns the SKU. */
    public String openSale(int number) {
        sale = number;
        return flash(number);
    }

    private static String flash(int number) {
        return "FLASH-" + number;
    }

    /** Draws a SKU that is not on sale. */
    public String anySku(Random drawn) {
        return sku(drawn.nextInt(skus - 1));
    }

    List<Node> nodes() {
        var all = new ArrayList<Node>();
        for (int i = 0; i < nodes; i++) {
            var city = CITIES.get(i % CITIES.size());
            var kind = i < 3 ? Node.Kind.DC : Node.Kind.STORE;
            all.add(new Node(
                    node(i),
                    kind + " " + city.name,
                    kind,
                    "US",
                    city.postalCode,
                    city.latitude + random.nextDouble() / 5,
                    city.longitude + random.nextDouble() / 5,
                    city.zone,
                    kind == Node.Kind.DC ? 60 : 140,
                    200,
                    null,
                    true,
                    null,
                    Set.of(),
                    List.of(),
                    null));
        }
        return all;
    }

    List<Sku> skus() {
        var all = new ArrayList<Sku>();
        for (int i = 0; i < skus - 1; i++) {
            all.add(new Sku(
                    sku(i), "Article " + i, "each", 100 + random.nextInt(3_000), 500 + random.nextInt(20_000), "USD"));
        }
        all.add(new Sku(HOT, "The one that everybody wants", "each", 400, 5_900, "USD"));
        for (int i = 0; i < FLASH_SALES; i++) {
            all.add(new Sku(flash(i), "On sale today", "each", 400, 9_900, "USD"));
        }
        return all;
    }

    /**
     * Stock: deep at many nodes per SKU, at two nodes for the hot SKU, and a few units at many nodes for a SKU on sale.
     */
    List<StockCount> stock() {
        var counts = new ArrayList<StockCount>();
        for (int i = 0; i < skus - 1; i++) {
            var at = new TreeSet<Integer>();
            while (at.size() < nodesPerSku) {
                at.add(random.nextInt(nodes));
            }
            for (int node : at) {
                counts.add(new StockCount(sku(i), node(node), DEEP, "bench"));
            }
        }
        counts.add(new StockCount(HOT, node(0), DEEP, "bench"));
        counts.add(new StockCount(HOT, node(1), DEEP, "bench"));
        for (int i = 0; i < FLASH_SALES; i++) {
            for (int node = 0; node < FLASH_NODES; node++) {
                int units = FLASH_UNITS / FLASH_NODES + (node < FLASH_UNITS % FLASH_NODES ? 1 : 0);
                counts.add(new StockCount(flash(i), node(node), units, "bench"));
            }
        }
        return counts;
    }

    private static String sku(int i) {
        return String.format("SKU-%05d", i);
    }

    private static String node(int i) {
        return String.format("N%03d", i);
    }

    /** Makes a new order that is paid at the channel, so that it needs no payment provider. */
    public NewOrder order(Demand demand, OrderId id) {
        var order = order(demand, id, Agreement.of(EngineJson.tree("{}")));
        return new NewOrder(
                id,
                order.channel(),
                order.reference(),
                order.placedAt(),
                order.currency(),
                order.customer(),
                order.shipTo(),
                order.service(),
                order.lines(),
                order.amounts(),
                order.payment(),
                order.fulfillment(),
                order.holdId(),
                order.cancelAsked(),
                Agreement.of(EngineJson.tree(json(order))),
                List.of());
    }

    private NewOrder order(Demand demand, OrderId id, Agreement agreement) {
        var city = CITIES.get(random.nextInt(CITIES.size()));
        int number = ++orders;
        var name = "Robin Customer-" + random.nextInt(100_000);
        var lines = lines(demand);
        long shipping = 495;
        long total = shipping + lines.stream().mapToLong(NewLine::totalMinor).sum();
        return new NewOrder(
                id,
                "shop",
                "B-" + number,
                PLACED,
                "USD",
                new Customer(name, "customer" + number + "@example.com", null),
                new Address(
                        name,
                        (1 + random.nextInt(9_999)) + " Main Street",
                        null,
                        city.name,
                        city.region,
                        city.postalCode,
                        "US",
                        null,
                        null),
                random.nextInt(10) == 0 ? NewOrder.EXPRESS : NewOrder.STANDARD,
                lines,
                OrderAmounts.of(shipping, total),
                demand == Demand.FLASH || demand == Demand.TWO_BY_CARD
                        ? new OrderPayment(OrderPayment.CARD, "T-" + number, null)
                        : new OrderPayment(OrderPayment.COLLECTED, null, "P-" + number),
                DeliveryMethod.SHIPPED,
                null,
                null,
                agreement,
                List.of());
    }

    private List<NewLine> lines(Demand demand) {
        int count = switch (demand) {
            case WIDE -> 1 + random.nextInt(3);
            case HOT, FLASH -> 1;
            case TWO_BY_CARD -> 2;
        };
        var chosen = new TreeSet<Integer>();
        while (chosen.size() < count) {
            chosen.add(random.nextInt(skus - 1));
        }
        var lines = new ArrayList<NewLine>();
        for (int sku : chosen) {
            var code = switch (demand) {
                case WIDE, TWO_BY_CARD -> sku(sku);
                case HOT -> HOT;
                case FLASH -> flash(sale);
            };
            long price = 500 + random.nextInt(20_000);
            int quantity = demand == Demand.FLASH ? 1 : 1 + random.nextInt(2);
            lines.add(new NewLine(
                    lines.size() + 1, null, code, "Article " + sku, quantity, price, 0, price / 12, null, null));
        }
        return lines;
    }

    /** Writes an order in the format of the API. */
    public static String json(NewOrder order) {
        var ship = order.shipTo();
        var lines = order.lines().stream().map(BenchShop::json).collect(Collectors.joining(","));
        return """
                {"channel":"%s","reference":"%s","placedAt":"%s","currency":"%s","customer":{"name":"%s","email":"%s"},\
                "shipTo":{"name":"%s","line1":"%s","city":"%s","region":"%s","postalCode":"%s","country":"%s"},\
                "service":"%s","lines":[%s],"shippingMinor":%d,"totalMinor":%d,\
                "payment":{"method":"%s","%s":"%s"}}""".formatted(
                        order.channel(),
                        order.reference(),
                        order.placedAt(),
                        order.currency(),
                        order.customer().name(),
                        order.customer().email(),
                        ship.name(),
                        ship.line1(),
                        ship.city(),
                        ship.region(),
                        ship.postalCode(),
                        ship.country(),
                        order.service(),
                        lines,
                        order.amounts().shippingMinor(),
                        order.amounts().totalMinor(),
                        order.payment().method(),
                        order.payment().token() == null ? "reference" : "token",
                        order.payment().token() == null
                                ? order.payment().reference()
                                : order.payment().token());
    }

    private static String json(NewLine line) {
        return "{\"sku\":\"%s\",\"title\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d,\"taxMinor\":%d}"
                .formatted(line.sku(), line.title(), line.quantity(), line.unitPriceMinor(), line.taxMinor());
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
