package io.crossdock.allocation.carthold;

import io.crossdock.allocation.core.OrderAllocation;
import io.crossdock.allocation.demand.DemandFactory;
import io.crossdock.allocation.demand.OpenDemand;
import io.crossdock.allocation.kit.KitExplosion;
import io.crossdock.allocation.kit.OrderKits;
import io.crossdock.allocation.node.CandidateNodes;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHolds;
import io.crossdock.inventory.carthold.CartHolds.CartKey;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.shared.ListIndex;
import io.crossdock.shared.Refused;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Demand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reserves a cart's units at the nodes that would serve its order: the cart is decided and claimed as the order that it
 * would become.
 */
@Component
public final class CartHoldService {

    /** Most attempts of a partial hold that loses races, before it is refused. */
    private static final int ROUNDS = 3;

    /**
     * A cart.
     *
     * @param node pickup node; null where the cart is shipped
     * @param country ISO 3166-1 alpha-2; empty for pickup, as is the postal code
     * @param seconds wanted lifetime of the hold
     * @param partial whether to hold fewer units than wanted, too
     */
    public record Cart(
            CartKey key,
            String service,
            @Nullable String node,
            String country,
            String postalCode,
            List<Item> items,
            long seconds,
            boolean partial) {
        public Cart {
            items = List.copyOf(items);
        }
    }

    /** A line of a cart, in base units. */
    public record Item(String sku, long quantity) {}

    /**
     * A hold for a cart.
     *
     * @param made false where the key was used before for the same cart
     */
    public record Placed(CartHolds.Hold hold, boolean made) {}

    private final CartHolds holds;
    private final OrderAllocation allocation;
    private final DemandFactory demands;
    private final OrderKits kits;
    private final Masterdata masterdata;
    private final CandidateNodes sites;
    private final CartHoldSettings settings;

    CartHoldService(
            CartHolds holds,
            OrderAllocation allocation,
            Masterdata masterdata,
            DemandFactory demands,
            OrderKits kits,
            CandidateNodes sites,
            CartHoldSettings settings) {
        this.holds = holds;
        this.allocation = allocation;
        this.demands = demands;
        this.kits = kits;
        this.masterdata = masterdata;
        this.sites = sites;
        this.settings = settings;
    }

    /**
     * Reserves the cart's units, or returns the hold that its key made before.
     *
     * @param cart checked: SKUs, node and service exist
     * @throws Refused 409 {@code short-of-stock}, 422 {@code other-body} where the key was used for another cart
     */
    public Placed place(Tx tx, Cart cart) {
        long id = tx.nextId();
        var fingerprint = fingerprint(cart);
        var expiry = tx.at().plusSeconds(cart.seconds());
        var latest = tx.at().plusSeconds(Math.max(cart.seconds(), settings.secondsMax()));
        if (holds.open(tx, List.of(new CartHolds.NewHold(id, cart.key(), fingerprint, expiry, latest)))
                .isEmpty()) {
            return new Placed(known(tx, cart.key(), fingerprint), false);
        }
        fill(tx, id, cart);
        return new Placed(ListIndex.known(holds.load(tx, List.of(id)), id), true);
    }

    private CartHolds.Hold known(Tx tx, CartKey key, String fingerprint) {
        var hold = ListIndex.known(holds.byKey(tx, List.of(key)), key);
        if (!hold.fingerprint().equals(fingerprint)) {
            throw new Refused(
                    "other-body",
                    422,
                    "The key was used for another cart",
                    List.of(new Violation("/key", ViolationCode.TAKEN, "is the key of another cart of this channel")));
        }
        return hold;
    }

    private void fill(Tx tx, long id, Cart cart) {
        var parts = kits.fresh(tx, List.of(order(tx, id, cart))).getFirst();
        var plan = claim(tx, demand(tx, parts), parts, cart);
        var held = new HashMap<UnitLine, Long>();
        var units = new HashMap<Integer, Long>();
        for (var p : plan.placements()) {
            held.merge(p.line(), p.quantity(), Long::sum);
            units.merge(p.line().line(), p.quantity(), Long::sum);
        }
        var lines = parts.order().lines().stream()
                .map(l -> new CartHolds.Line(
                        l.line(), l.sku(), l.ordered(), parts.made(l.line(), held), units.getOrDefault(l.line(), 0L)))
                .toList();
        holds.fill(
                tx,
                List.of(new CartHolds.Filled(
                        id, lines, plan.transitDays(), plan.cost().totalMinor())));
    }

    private Decision.Sourced claim(Tx tx, Demand demand, KitExplosion parts, Cart cart) {
        var wanted = demand;
        for (int round = 1; ; round++) {
            switch (ListIndex.known(allocation.hold(tx, List.of(wanted)), demand.ref())) {
                case OrderAllocation.Result.Allocated won -> {
                    return won.plan();
                }
                case OrderAllocation.Result.Short none -> {
                    wanted = demand.with(parts.makeable(
                            demand.lines(), allocation.fillable(tx, demand).lines()));
                    if (!cart.partial() || wanted.lines().isEmpty() || round == ROUNDS) {
                        throw refused(none.why());
                    }
                }
            }
        }
    }

    private static Refused refused(Decision.Unfillable why) {
        var lines = why.lines().stream()
                .map(l -> new Violation(
                        "/lines/" + (l.line().line() - 1),
                        ViolationCode.SHORT,
                        l.wanted() + " of " + l.sku() + " wanted, " + l.available() + " available"))
                .toList();
        long lacking = why.lines().stream().map(l -> l.line().line()).distinct().count();
        return new Refused("short-of-stock", 409, "Stock is short for " + lacking + " line(s); nothing is held", lines);
    }

    private Demand demand(Tx tx, KitExplosion parts) {
        var codes = new TreeSet<String>();
        parts.needed().forEach(l -> codes.add(l.sku()));
        var lines = parts.needed().stream()
                .map(l -> new OpenDemand.Line(l, l.open()))
                .toList();
        return demands.of(tx, parts.order(), lines, masterdata.skus(tx, codes), Set.of());
    }

    /** The order that the cart would become, with the fields that a decision needs. */
    private Order order(Tx tx, long id, Cart cart) {
        var node = cart.node() == null ? null : masterdata.nodesByCode().get(cart.node());
        var lines = new ArrayList<OrderLine>();
        for (var item : cart.items()) {
            lines.add(new OrderLine(
                    lines.size() + 1,
                    null,
                    item.sku(),
                    item.sku(),
                    item.quantity(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    null,
                    null));
        }
        return new Order(
                new OrderId(id),
                cart.key().channel(),
                cart.key().key(),
                tx.at(),
                tx.at(),
                "",
                new Customer("", "", null),
                new Address(
                        "",
                        "",
                        null,
                        "",
                        null,
                        node == null ? cart.postalCode() : node.postalCode(),
                        node == null ? cart.country() : node.country(),
                        null,
                        null),
                cart.service(),
                lines,
                0,
                0,
                0,
                OrderState.OPEN,
                null,
                null,
                cart.node() == null ? DeliveryMethod.SHIPPED : new DeliveryMethod(DeliveryMethod.PICKUP, cart.node()),
                List.of(),
                null,
                List.of());
    }

    private static String fingerprint(Cart cart) {
        var text = List.of(
                        cart.service(),
                        String.valueOf(cart.node()),
                        cart.country(),
                        cart.postalCode(),
                        cart.items(),
                        cart.partial())
                .toString();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Moves the end of a hold to {@code seconds} from now.
     *
     * @throws Refused 409 where the hold has ended
     */
    public CartHolds.Hold extend(Tx tx, long id, long seconds) {
        var extended =
                holds.extend(tx, List.of(new CartHolds.Extension(id, tx.at().plusSeconds(seconds))));
        var hold = load(tx, id);
        if (extended.isEmpty()) {
            throw ended(hold);
        }
        return hold;
    }

    /**
     * Releases a hold's units; doing it again changes nothing.
     *
     * @throws Refused 409 where an order has them
     */
    public CartHolds.Hold release(Tx tx, long id) {
        sites.giveBackOrders(tx, holds.release(tx, List.of(id)));
        var hold = load(tx, id);
        if (hold.state() == CartHolds.State.CONVERTED) {
            throw ended(hold);
        }
        return hold;
    }

    /**
     * Active holds, the first to expire first.
     *
     * @param sku empty: any
     */
    public List<CartHolds.Hold> held(Tx tx, String sku, int most) {
        return holds.held(tx, sku, most);
    }

    /** @throws Refused 404 where the hold does not exist, or no longer does */
    public CartHolds.Hold load(Tx tx, long id) {
        var hold = holds.load(tx, List.of(id)).get(id);
        if (hold == null) {
            throw Refused.notFound("cart-hold", "H" + id);
        }
        return hold;
    }

    private static Refused ended(CartHolds.Hold hold) {
        var state =
                hold.state() == CartHolds.State.HELD ? "expired" : hold.state().text();
        return new Refused("cart-hold-ended", 409, "The hold is " + state + " and can no longer be changed");
    }
}
