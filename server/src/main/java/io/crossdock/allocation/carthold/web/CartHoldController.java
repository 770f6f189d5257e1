package io.crossdock.allocation.carthold.web;

import io.crossdock.allocation.carthold.CartHoldService;
import io.crossdock.allocation.carthold.CartHoldService.Cart;
import io.crossdock.allocation.carthold.CartHoldSettings;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.carthold.CartHoldId;
import io.crossdock.inventory.carthold.CartHolds.CartKey;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.masterdata.Node;
import io.crossdock.orders.NewOrder;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cart holds: units kept for a checkout, for a short time. Not to be confused with {@code /v1/holds}: stages that wait
 * for a person.
 */
@RestController
@Tag(name = "Cart holds")
final class CartHoldController {

    private final Engine engine;
    private final CartHoldService holds;
    private final Masterdata masterdata;
    private final MasterdataCheck check;
    private final Sourcing sourcing;
    private final CartHoldSettings settings;

    CartHoldController(
            Engine engine,
            CartHoldService holds,
            Masterdata masterdata,
            MasterdataCheck check,
            Sourcing sourcing,
            CartHoldSettings settings) {
        this.engine = engine;
        this.holds = holds;
        this.masterdata = masterdata;
        this.check = check;
        this.sourcing = sourcing;
        this.settings = settings;
    }

    /**
     * @param lines the lines of the cart
     * @param key key of the cart in its channel; a repeated key returns the same hold
     * @param service null: standard
     * @param node pickup node; null: country and postalCode name the destination
     * @param country null: a node is named
     * @param postalCode null: none
     * @param seconds lifetime in seconds, within the setting {@code crossdock.holds.seconds-max}; null: the default one
     * @param partial whether lines that are short get the units that are available; null: no, all or nothing
     */
    record CartBody(
            @ListSize(max = Limits.LINES_MAX) List<HoldLineBody> lines,

            @TextPattern(value = TextPattern.WORD, meaning = TextPattern.WORD_MEANING)
            String channel,

            String key,
            @Nullable String service,
            @Nullable String node,
            @Nullable String country,
            @Nullable String postalCode,

            @NumberRange(min = 1, max = CartHoldSettings.SECONDS_LIMIT) @Nullable
            Long seconds,

            @Nullable Boolean partial)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if ((node == null) == (country == null)) {
                at.violation(
                        "country",
                        ViolationCode.REQUIRED,
                        "either country, with postalCode, or node says where the cart goes");
            }
        }

        String carrierService() {
            return service == null ? NewOrder.STANDARD : service;
        }

        Cart cart(CartHoldSettings settings) {
            return new Cart(
                    new CartKey(channel, key),
                    carrierService(),
                    node,
                    country == null ? "" : country,
                    postalCode == null ? "" : postalCode,
                    lines.stream()
                            .map(l -> new CartHoldService.Item(l.sku(), l.quantity()))
                            .toList(),
                    seconds == null ? settings.seconds() : seconds,
                    partial != null && partial);
        }
    }

    record HoldLineBody(
            String sku,

            @NumberRange(min = 1, max = Limits.LINE_UNITS_MAX)
            long quantity) {}

    /** @param seconds new lifetime in seconds from now, within the setting {@code crossdock.holds.seconds-max} */
    record ExtensionBody(
            @NumberRange(min = 1, max = CartHoldSettings.SECONDS_LIMIT)
            long seconds) {}

    @Operation(
            operationId = "holdCart",
            summary = "Hold the units of a cart",
            description = "Decides as for an order and reserves at once: all lines or none;"
                    + " with partial, the available units. 201 for a new hold,"
                    + " 200 with the same hold where the key was sent before."
                    + " An order with its id as holdId takes over the units in one transaction.")
    @Refuses({"409 short-of-stock", "422 invalid", "422 other-body"})
    @PostMapping("/v1/cart-holds")
    ResponseEntity<CartHoldView> hold(@RequestBody BoundRequest<CartBody> body, Actor actor) {
        refuseLonger(body.reader(), body.draft().seconds());
        return engine.transact(actor.name(), tx -> {
            refuseStrangers(tx, body);
            var placed = holds.place(tx, body.value().cart(settings));
            return ResponseEntity.status(placed.made() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(CartHoldView.of(placed.hold()));
        });
    }

    private void refuseLonger(RequestReader at, @Nullable Long seconds) {
        if (seconds != null && seconds > settings.secondsMax()) {
            at.violation(
                    "seconds",
                    ViolationCode.OUT_OF_RANGE,
                    "must be from 1 to " + settings.secondsMax() + ", not " + seconds);
        }
    }

    private void refuseStrangers(Tx tx, BoundRequest<CartBody> body) {
        check.refuseUnknownSkus(tx, body.list("lines", CartBody::lines), "sku", HoldLineBody::sku);
        var cart = body.draft();
        if (!sourcing.services().contains(cart.carrierService())) {
            body.reader()
                    .violation(
                            "service",
                            ViolationCode.NOT_A_CHOICE,
                            "must be one of " + String.join(", ", sourcing.services()));
        }
        if (cart.node() != null
                && masterdata.nodes(tx).stream()
                        .filter(Node::active)
                        .noneMatch(n -> n.code().equals(cart.node()))) {
            body.reader().violation("node", ViolationCode.UNKNOWN_NODE, "there is no active node " + cart.node());
        }
    }

    record CartHoldList(List<CartHoldView> items) {}

    /** @param sku only holds with units of this SKU; absent: all */
    @Operation(
            operationId = "listCartHolds",
            summary = "List active cart holds, the first to expire first",
            description = "With sku, only holds of that SKU. Up to 500.")
    @GetMapping("/v1/cart-holds")
    CartHoldList list(@RequestParam(defaultValue = "") String sku) {
        return engine.read(tx -> new CartHoldList(holds.held(tx, sku, Limits.PAGE_MAX).stream()
                .map(CartHoldView::of)
                .toList()));
    }

    @Operation(
            operationId = "getCartHold",
            summary = "Get a cart hold",
            description = "A hold that has ended stays readable; its status says how it ended.")
    @Refuses("404 cart-hold-not-found")
    @GetMapping("/v1/cart-holds/{id}")
    CartHoldView get(@PathVariable String id) {
        return engine.read(tx -> CartHoldView.of(holds.load(tx, number(id))));
    }

    @Operation(
            operationId = "extendCartHold",
            summary = "Extend a cart hold",
            description = "Moves the end to the given number of seconds from now, but not beyond extendableUntil.")
    @Refuses({"404 cart-hold-not-found", "409 cart-hold-ended", "422 invalid"})
    @PatchMapping("/v1/cart-holds/{id}")
    CartHoldView extend(@PathVariable String id, @RequestBody BoundRequest<ExtensionBody> body, Actor actor) {
        refuseLonger(body.reader(), body.draft().seconds());
        long seconds = body.value().seconds();
        return engine.transact(actor.name(), tx -> CartHoldView.of(holds.extend(tx, number(id), seconds)));
    }

    @Operation(
            operationId = "releaseCartHold",
            summary = "Release a cart hold",
            description =
                    "Gives the units back and returns the hold. Changes nothing if it was released or has expired.")
    @Refuses({"404 cart-hold-not-found", "409 cart-hold-ended"})
    @DeleteMapping("/v1/cart-holds/{id}")
    CartHoldView release(@PathVariable String id, Actor actor) {
        return engine.transact(actor.name(), tx -> CartHoldView.of(holds.release(tx, number(id))));
    }

    private static long number(String id) {
        return CartHoldId.parse(id).orElseThrow(() -> Refused.notFound("cart-hold", id));
    }
}
