package io.crossdock.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Documents of orders that have more than goods in one parcel: groups, digital lines, kits, services, and ways of their
 * own. Customers of {@link RandomOrders} place them.
 */
final class RandomCarts {

    /** Of a group or of a whole order: how it reaches its customer, and by how much more likely parcels are. */
    private static final List<String> WAYS =
            List.of("ship", "ship", "pickup", "curbside", "same-day", "digital", "ship-to-store");

    private static final int LINES_MAX = 3;
    private static final long SHIPPING = 500;

    private final Random random;

    RandomCarts(Random random) {
        this.random = random;
    }

    /** A line to be, with the place of its group. @param service null: goods */
    private record Line(int group, String sku, long quantity, long price, Service service) {}

    /** @param parent number of the line that it belongs to; 0: none */
    private record Service(String type, int parent) {}

    /** @param payment as the API takes it */
    String document(String reference, String payment) {
        var ways = new ArrayList<String>();
        int groups = random.nextInt(2) == 0 ? 1 : 2 + random.nextInt(2);
        for (int group = 0; group < groups; group++) {
            ways.add(pick(WAYS));
        }
        ways.sort(Comparator.naturalOrder());
        var lines = new ArrayList<Line>();
        for (int group = 0; group < groups; group++) {
            goods(lines, group, ways.get(group));
        }
        if (random.nextInt(5) == 0) {
            var type = random.nextBoolean() ? "donation" : "fee";
            lines.add(new Line(0, "trees", 1 + random.nextInt(2), 100, new Service(type, 0)));
        }
        long total = SHIPPING
                + lines.stream().mapToLong(l -> l.quantity() * l.price()).sum();
        return """
                {"channel":"web","reference":"%s","placedAt":"2026-11-23T10:15:30Z","currency":"USD",
                 "customer":{"name":"Ada","email":"ada@example.com"},%s,
                 "lines":[%s],"shippingMinor":%d,"totalMinor":%d,"payment":%s}""".formatted(
                        reference,
                        groups == 1 ? whole(ways.getFirst()) : groups(ways),
                        lines(lines, groups > 1),
                        SHIPPING,
                        total,
                        payment);
    }

    private void goods(List<Line> lines, int group, String way) {
        int count = 1 + random.nextInt(LINES_MAX - 1);
        for (int i = 0; i < count; i++) {
            var sku = way.equals("digital") ? "voucher" : random.nextInt(3) == 0 ? "set" : "cup";
            lines.add(new Line(group, sku, 1 + random.nextInt(3), sku.equals("set") ? 2_500 : 1_000, null));
            if (random.nextInt(3) == 0) {
                var service = new Service("service", lines.size());
                lines.add(new Line(group, "wrap", 1 + random.nextInt(3), 100 + random.nextInt(300), service));
            }
        }
    }

    private static String lines(List<Line> lines, boolean groups) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var service = line.service() == null
                    ? ""
                    : ",\"type\":\"%s\"".formatted(line.service().type())
                            + (line.service().parent() == 0
                                    ? ""
                                    : ",\"parentLine\":" + line.service().parent());
            texts.add("{\"line\":%d,\"sku\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d%s%s}"
                    .formatted(
                            i + 1,
                            line.sku(),
                            line.quantity(),
                            line.price(),
                            service,
                            groups ? ",\"deliveryGroup\":\"g" + line.group() + "\"" : ""));
        }
        return String.join(",", texts);
    }

    private String whole(String way) {
        return (way.equals("digital") ? "" : address("1 Main St") + ",") + "\"service\":\"standard\"" + method(way);
    }

    private String groups(List<String> ways) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < ways.size(); i++) {
            var where = ways.get(i).equals("digital")
                    ? ",\"delivery\":{\"recipient\":\"Kim\",\"email\":\"kim@example.com\"}"
                    : "," + address((i + 1) + " Main St");
            texts.add("{\"id\":\"g%d\"%s%s}".formatted(i, where, method(ways.get(i))));
        }
        return "\"deliveryGroups\":[" + String.join(",", texts) + "]";
    }

    private String method(String way) {
        return switch (way) {
            case "ship" -> "";
            case "pickup", "curbside", "ship-to-store" ->
                ",\"fulfillment\":\"%s\",\"node\":\"N%d\"".formatted(way, 1 + random.nextInt(3));
            default -> ",\"fulfillment\":\"" + way + "\"";
        };
    }

    private static String address(String street) {
        var where = """
                "shipTo":{"name":"Ada","line1":"%s","city":"Chicago","postalCode":"60601","country":"US"}""";
        return where.formatted(street);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
