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
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
import tools.jackson.databind.JsonNode;

/**
 * Cart holds: units kept for a checkout, for a short time. Not to be confused with {@code /v1/holds}: stages that wait
 * for a person.
 */
@RestController
@Tag(name = "Cart holds")
final class CartHoldController {

    private static final String ACTOR = "api";
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

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
     * Request body, for the API's description only: the handler reads JSON, to report all violations at once.
     *
     * @param key key of the cart in its channel; a repeated key returns the same hold
     * @param service null: standard
     * @param node pickup node; otherwise country and postalCode name the destination
     * @param country null if a node collects it
     * @param postalCode null: none
     * @param seconds lifetime in seconds; null: the default setting
     * @param partial whether lines that are short get the units that are available; null: no, all or nothing
     * @param lines the lines of the cart, 1 to 500
     */
    record CartBody(
            String channel,
            String key,
            @Nullable String service,
            @Nullable String node,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable Long seconds,
            @Nullable Boolean partial,
            List<HoldLineBody> lines) {}

    record HoldLineBody(String sku, long quantity) {}

    /** @param seconds new lifetime in seconds from now */
    record ExtensionBody(long seconds) {}

    @Operation(
            operationId = "holdCart",
            summary = "Hold the units of a cart",
            description = "Decides as for an order and reserves at once: all lines or none;"
                    + " with partial, the available units. 201 for a new hold,"
                    + " 200 with the same hold where the key was sent before."
                    + " An order with its id as holdId takes over the units in one transaction.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CartBody.class))))
    @Refuses({"409 short-of-stock", "422 invalid", "422 other-body"})
    @PostMapping("/v1/cart-holds")
    ResponseEntity<CartHoldView> hold(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("lines", Limits.LINES_MAX);
        var cart = cart(body, elements);
        body.refuseUnknown();
        return engine.transact(ACTOR, tx -> {
            refuseStrangers(tx, body, elements, cart);
            body.refuseViolations();
            var placed = holds.place(tx, cart);
            return ResponseEntity.status(placed.made() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(CartHoldView.of(placed.hold()));
        });
    }

    private Cart cart(RequestReader body, List<RequestReader> elements) {
        var key = new CartKey(
                body.text("channel", CHANNEL, "up to 40 lower-case letters, digits and hyphens"),
                body.text("key", Limits.CODE_CHARACTERS_MAX));
        var service = body.optionalText("service", Limits.CODE_CHARACTERS_MAX);
        var node = body.optionalText("node", Limits.CODE_CHARACTERS_MAX);
        var items = new ArrayList<CartHoldService.Item>();
        for (var element : elements) {
            items.add(new CartHoldService.Item(
                    element.text("sku", Limits.CODE_CHARACTERS_MAX),
                    element.whole("quantity", 1, Limits.LINE_UNITS_MAX)));
            element.refuseUnknown();
        }
        var country = body.optionalText("country", Limits.CODE_CHARACTERS_MAX);
        var postalCode = body.optionalText("postalCode", Limits.CODE_CHARACTERS_MAX);
        if ((node == null) == (country == null)) {
            body.violation(
                    "country",
                    ViolationCode.REQUIRED,
                    "either country, with postalCode, or node says where the cart goes");
        }
        return new Cart(
                key,
                service == null ? NewOrder.STANDARD : service,
                node,
                country == null ? "" : country,
                postalCode == null ? "" : postalCode,
                items,
                body.has("seconds") ? body.whole("seconds", 1, settings.secondsMax()) : settings.seconds(),
                body.has("partial") && body.flag("partial"));
    }

    private void refuseStrangers(Tx tx, RequestReader body, List<RequestReader> elements, Cart cart) {
        check.refuseUnknownSkus(
                tx,
                MasterdataCheck.named(
                        elements,
                        "sku",
                        cart.items().stream().map(CartHoldService.Item::sku).toList()));
        if (!sourcing.services().contains(cart.service())) {
            body.violation(
                    "service", ViolationCode.NOT_A_CHOICE, "must be one of " + String.join(", ", sourcing.services()));
        }
        if (cart.node() != null
                && masterdata.nodes(tx).stream()
                        .filter(Node::active)
                        .noneMatch(n -> n.code().equals(cart.node()))) {
            body.violation("node", ViolationCode.UNKNOWN_NODE, "there is no active node " + cart.node());
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
            description = "Moves the end to the given number of seconds from now, but not beyond extendableUntil.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ExtensionBody.class))))
    @Refuses({"404 cart-hold-not-found", "409 cart-hold-ended", "422 invalid"})
    @PatchMapping("/v1/cart-holds/{id}")
    CartHoldView extend(@PathVariable String id, @RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        long seconds = body.whole("seconds", 1, settings.secondsMax());
        body.refuseUnknown().refuseViolations();
        return engine.transact(ACTOR, tx -> CartHoldView.of(holds.extend(tx, number(id), seconds)));
    }

    @Operation(
            operationId = "releaseCartHold",
            summary = "Release a cart hold",
            description =
                    "Gives the units back and returns the hold. Changes nothing if it was released or has expired.")
    @Refuses({"404 cart-hold-not-found", "409 cart-hold-ended"})
    @DeleteMapping("/v1/cart-holds/{id}")
    CartHoldView release(@PathVariable String id) {
        return engine.transact(ACTOR, tx -> CartHoldView.of(holds.release(tx, number(id))));
    }

    private static long number(String id) {
        return CartHoldId.parse(id).orElseThrow(() -> Refused.notFound("cart-hold", id));
    }
}
