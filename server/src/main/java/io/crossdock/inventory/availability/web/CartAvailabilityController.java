package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.PickupOffers;
import io.crossdock.inventory.availability.AsOf;
import io.crossdock.inventory.availability.Availability;
import io.crossdock.inventory.availability.web.CartAvailability.CartLine;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.platform.DatabaseOutages;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers a shop's questions about a customer's cart: whether it is available, from where, and in which stores. */
@RestController
@Tag(name = "Availability")
class CartAvailabilityController {

    private static final Pattern COUNTRY = Pattern.compile(TextPattern.COUNTRY);
    private static final int STORES_MAX = 100;

    private final Availability availability;
    private final ChannelStockReader units;
    private final ActiveNodes nodes;
    private final Masterdata masterdata;
    private final SubstituteAvailability substitutes;
    private final PickupOffers offers;
    private final SkuLookup lookup;

    CartAvailabilityController(
            Availability availability,
            ChannelStockReader units,
            ActiveNodes nodes,
            Masterdata masterdata,
            SubstituteAvailability substitutes,
            PickupOffers offers,
            SkuLookup lookup) {
        this.lookup = lookup;
        this.offers = offers;
        this.substitutes = substitutes;
        this.availability = availability;
        this.units = units;
        this.nodes = nodes;
        this.masterdata = masterdata;
    }

    /**
     * @param lines the lines of the cart
     * @param to where the cart goes
     * @param channel null: any
     */
    record CartRequest(
            @ListSize(max = Limits.LINES_MAX) List<CartRequestLine> lines,
            CartPlace to,
            @Nullable String channel) {}

    record CartRequestLine(
            String sku,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity) {}

    record CartPlace(
            @TextPattern(value = TextPattern.COUNTRY, meaning = TextPattern.COUNTRY_MEANING)
            String country,

            @TextForm(max = Limits.POSTAL_CODE_CHARACTERS_MAX)
            String postalCode) {}

    /** @param items nearest first */
    record PickupStores(List<PickupStore> items, AsOf asOf) {}

    /**
     * @param available units of the SKU at the store
     * @param km great-circle distance
     */
    record PickupStore(String node, String name, String postalCode, String country, long available, double km) {}

    @Operation(
            operationId = "checkCart",
            summary = "Availability of a cart, and the nodes that hold it",
            description =
                    "fulfillment is whole if one node holds everything, split if several nodes do together, short if"
                            + " units of some SKU lack, unknown-sku if a line names no SKU; state says of each line"
                            + " what"
                            + " is the matter. Lines of one SKU are summed; kits count as their parts. The"
                            + " answer is no promise: nothing is reserved.")
    @Refuses("422 invalid")
    @PostMapping("/v1/availability:cart")
    CartAvailability cart(@RequestBody BoundRequest<CartRequest> body) {
        var to = body.draft().to();
        var from = place(body.reader(), "to/postalCode", to.country(), to.postalCode());
        var cart = body.value();
        var asOf = AvailabilityController.asOf(availability);
        var skus = cart.lines().stream().map(CartRequestLine::sku).collect(Collectors.toSet());
        var found = new CartQuery(units.of(skus, cart.channel()), nodes.now(), from).at(cart.lines(), asOf);
        var lacking = found.lines().stream()
                .filter(line -> !line.supply().enough())
                .map(CartLine::sku)
                .collect(Collectors.toSet());
        return lacking.isEmpty()
                ? found
                : substitutes.in(found.with(lookup.of(lacking).orElse(null)), cart.channel());
    }

    private GeoPoint place(RequestReader at, String field, String country, String postalCode) {
        var found = masterdata.place(country, postalCode);
        if (found.isEmpty() && !country.isEmpty() && !postalCode.isEmpty()) {
            at.violation(
                    field,
                    ViolationCode.UNKNOWN_POSTAL_CODE,
                    "the location of " + country + " " + postalCode + " is not known");
        }
        return found.orElse(new GeoPoint(0, 0));
    }

    /**
     * @param country country of the destination, ISO 3166-1 alpha-2
     * @param quantity units that a store must have
     * @param limit most stores
     * @param postalCode postal code of the destination
     */
    @Operation(
            operationId = "listPickupStores",
            summary = "Stores near a place where a SKU can be collected, nearest first",
            description = "Nodes that would take an order of quantity units as a pickup now: they offer it, have the"
                    + " units for the channel, are not closed, and have capacity. km is the great-circle distance.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/availability/pickup")
    PickupStores pickup(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(defaultValue = "1") long quantity,
            @RequestParam(required = false) @Nullable String postalCode,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "10") int limit) {
        var query = RequestReader.query()
                .with("sku", sku)
                .with("quantity", quantity)
                .with("limit", limit)
                .with("country", country)
                .with("postalCode", postalCode);
        var code = query.text("sku", Limits.CODE_CHARACTERS_MAX);
        query.whole("quantity", 1, Limits.LINE_UNITS_MAX);
        query.whole("limit", 1, STORES_MAX);
        var from = place(
                query,
                "postalCode",
                query.text("country", COUNTRY, TextPattern.COUNTRY_MEANING),
                query.text("postalCode", Limits.POSTAL_CODE_CHARACTERS_MAX));
        refuseUnknown(query, code);
        query.refuseViolations();
        var asOf = AvailabilityController.asOf(availability);
        var stores = stores(code, quantity, channel, from);
        var taking = taking(channel, code, quantity, stores, limit);
        return new PickupStores(
                stores.stream().filter(s -> taking.contains(s.node())).toList(), asOf);
    }

    /** While the database is down, only what has stock is known to be a SKU; what has none is in no store either. */
    private void refuseUnknown(RequestReader query, String sku) {
        if (!sku.isEmpty()
                && availability.rows(sku).isEmpty()
                && lookup.of(List.of(sku))
                        .filter(found -> !found.known().containsKey(sku))
                        .isPresent()) {
            query.violation("sku", ViolationCode.UNKNOWN_SKU, "there is no SKU " + sku);
        }
    }

    /** The first of these stores that would take it; the first of all while the database is down. */
    private Set<String> taking(@Nullable String channel, String sku, long units, List<PickupStore> stores, int most) {
        var nodes = stores.stream().map(PickupStore::node).toList();
        try {
            return Set.copyOf(offers.first(channel, Map.of(sku, units), nodes, most));
        } catch (RuntimeException e) {
            if (DatabaseOutages.caused(e)) {
                return nodes.stream().limit(most).collect(Collectors.toSet());
            }
            throw e;
        }
    }

    private List<PickupStore> stores(String sku, long quantity, @Nullable String channel, GeoPoint from) {
        var known = nodes.now();
        var stores = new ArrayList<PickupStore>();
        for (var unit : units.of(List.of(sku), channel).at(sku)) {
            if (unit.units() >= quantity && known.pickup(unit.node())) {
                var node = ListIndex.known(known.all(), unit.node());
                stores.add(new PickupStore(
                        node.code(),
                        node.name(),
                        node.postalCode(),
                        node.country(),
                        unit.units(),
                        known.km(node.code(), from)));
            }
        }
        stores.sort(Comparator.comparingDouble(PickupStore::km).thenComparing(PickupStore::node));
        return stores;
    }
}
