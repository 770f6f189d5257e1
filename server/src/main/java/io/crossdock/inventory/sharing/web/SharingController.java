package io.crossdock.inventory.sharing.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Channel groups, ring fences and barred SKUs over HTTP. A put is all or nothing: one violation stores nothing. */
@RestController
@Tag(name = "Stock sharing")
class SharingController {

    private final Engine engine;
    private final Sharing sharing;
    private final MasterdataCheck check;

    SharingController(Engine engine, Sharing sharing, MasterdataCheck check) {
        this.engine = engine;
        this.sharing = sharing;
        this.check = check;
    }

    /** @param stored number of records added, replaced or removed */
    record Shared(int stored) {}

    record StockChannels(List<ChannelStock> items) {}

    record RingFences(List<FenceView> items) {}

    /**
     * Request bodies; only document the API. They are read so that all violations are found at once.
     *
     * @param channels the channels, 1 to 5,000
     */
    record ChannelList(List<ChannelBody> channels) {}

    /**
     * @param group null: the channel's own code
     * @param nodes codes of the only nodes that may serve it; null or empty: all
     */
    record ChannelBody(
            String channel,
            @Nullable String group,
            @Nullable List<String> nodes) {}

    /** @param fences the fences, 1 to 5,000 */
    record FenceList(List<FenceBody> fences) {}

    record FenceBody(String sku, String node, String group, String kind, long units) {}

    /** @param fences the fences to remove, 1 to 5,000 */
    record FenceAtList(List<RingFence.At> fences) {}

    /** @param rows the SKUs and nodes, 1 to 5,000 */
    record BarList(List<SkuBar> rows) {}

    /**
     * A fence with its state as JSON; the kind in lower case.
     *
     * @param held units reserved for the group's orders
     * @param shipped units shipped for the group's orders since the fence was set
     * @param left units that are neither held nor shipped; zero or more
     */
    record FenceView(
            String sku, String node, String group, String kind, long units, long held, long shipped, long left) {}

    @Operation(
            operationId = "putStockChannels",
            summary = "Set the group and the nodes of channels",
            description = "Up to 5000. Ring fences are for groups; a channel without group is a group of its own."
                    + " Only the named nodes may serve the channel; without nodes all may.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ChannelList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/stock-channels")
    Shared putChannels(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("channels", Inventory.BATCH_MAX);
        var channels = elements.stream().map(SharingController::channel).toList();
        DuplicateCheck.refuse(
                elements, channels.stream().map(ChannelStock::channel).toList(), "channel");
        body.refuseUnknown();
        return engine.transact(Actor.API, tx -> {
            var nodes = new ArrayList<MasterdataCheck.NamedCode>();
            for (int i = 0; i < channels.size(); i++) {
                var element = elements.get(i);
                channels.get(i)
                        .nodes()
                        .forEach(node -> nodes.add(new MasterdataCheck.NamedCode(element, "nodes", node)));
            }
            check.refuseUnknownNodes(tx, nodes);
            body.refuseViolations();
            sharing.putChannels(tx, channels);
            return new Shared(channels.size());
        });
    }

    private static ChannelStock channel(RequestReader c) {
        var channel = c.text("channel", Limits.CODE_CHARACTERS_MAX);
        var group = c.optionalText("group", Limits.CODE_CHARACTERS_MAX);
        var read = new ChannelStock(
                channel,
                group == null ? channel : group,
                c.optionalTexts("nodes", Limits.NODES_MAX, Limits.CODE_CHARACTERS_MAX));
        c.refuseUnknown();
        return read;
    }

    @Operation(
            operationId = "listStockChannels",
            summary = "Channels that have a group or nodes of their own",
            description = "Other channels are a group of their own, and all nodes may serve them.")
    @GetMapping("/v1/stock-channels")
    StockChannels channels() {
        return new StockChannels(engine.read(sharing::channels));
    }

    @Operation(
            operationId = "putRingFences",
            summary = "Set ring fences: keep units for a channel group, or cap its units",
            description = "Up to 5000, by SKU, node and group: kind hard keeps the units for the group, kind"
                    + " up-to caps the group. Units that the group holds count; units that it shipped before"
                    + " do not.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = FenceList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/ring-fences")
    Shared putFences(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("fences", Inventory.BATCH_MAX);
        var fences = elements.stream().map(SharingController::fence).toList();
        DuplicateCheck.refuse(
                elements, fences.stream().map(SharingController::at).toList(), "group");
        body.refuseUnknown();
        return engine.transact(Actor.API, tx -> {
            check.refuseUnknownSkus(
                    tx,
                    MasterdataCheck.named(
                            elements, "sku", fences.stream().map(RingFence::sku).toList()));
            check.refuseUnknownNodes(
                    tx,
                    MasterdataCheck.named(
                            elements,
                            "node",
                            fences.stream().map(RingFence::node).toList()));
            body.refuseViolations();
            sharing.fence(tx, fences);
            return new Shared(fences.size());
        });
    }

    private static RingFence fence(RequestReader f) {
        var read = new RingFence(
                f.text("sku", Limits.CODE_CHARACTERS_MAX),
                f.text("node", Limits.CODE_CHARACTERS_MAX),
                f.text("group", Limits.CODE_CHARACTERS_MAX),
                f.choice("kind", RingFence.Kind.class),
                f.whole("units", 0, Limits.STOCK_UNITS_MAX));
        f.refuseUnknown();
        return read;
    }

    private static RingFence.At at(RingFence f) {
        return new RingFence.At(f.sku(), f.node(), f.group());
    }

    @Operation(
            operationId = "removeRingFences",
            summary = "Remove ring fences",
            description = "Up to 5000; unknown fences are no error.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = FenceAtList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/ring-fences:remove")
    Shared removeFences(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var fences = body.list("fences", Inventory.BATCH_MAX).stream()
                .map(f -> {
                    var at = new RingFence.At(
                            f.text("sku", Limits.CODE_CHARACTERS_MAX),
                            f.text("node", Limits.CODE_CHARACTERS_MAX),
                            f.text("group", Limits.CODE_CHARACTERS_MAX));
                    f.refuseUnknown();
                    return at;
                })
                .toList();
        body.refuseUnknown().refuseViolations();
        return engine.transact(Actor.API, tx -> {
            sharing.unfence(tx, fences);
            return new Shared(fences.size());
        });
    }

    @Operation(
            operationId = "getRingFences",
            summary = "Ring fences of a SKU with their state",
            description = "How many units each fence keeps, holds and has left, by node and group.")
    @Refuses("404 sku-not-found")
    @GetMapping("/v1/skus/{code}/ring-fences")
    RingFences fences(@PathVariable String code) {
        return engine.read(tx -> {
            check.refuseUnknownSku(tx, code);
            return new RingFences(sharing.fences(tx, List.of(code)).stream()
                    .map(SharingController::view)
                    .toList());
        });
    }

    private static FenceView view(RingFence.Standing s) {
        var f = s.fence();
        return new FenceView(
                f.sku(), f.node(), f.group(), Words.of(f.kind()), f.units(), s.held(), s.shipped(), s.left());
    }

    @Operation(
            operationId = "barStock",
            summary = "Bar SKUs at nodes from being promised, or lift the bar",
            description = "Up to 5000: {\"rows\": [{sku, node, barred}]}. Existing reservations stay.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = BarList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/stock:bar")
    Shared bar(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("rows", Inventory.BATCH_MAX);
        var bars = elements.stream().map(SharingController::bar).toList();
        body.refuseUnknown();
        return engine.transact(Actor.API, tx -> {
            check.refuseUnknownSkus(
                    tx,
                    MasterdataCheck.named(
                            elements, "sku", bars.stream().map(SkuBar::sku).toList()));
            check.refuseUnknownNodes(
                    tx,
                    MasterdataCheck.named(
                            elements, "node", bars.stream().map(SkuBar::node).toList()));
            body.refuseViolations();
            sharing.bar(tx, bars);
            return new Shared(bars.size());
        });
    }

    private static SkuBar bar(RequestReader b) {
        var read = new SkuBar(
                b.text("sku", Limits.CODE_CHARACTERS_MAX),
                b.text("node", Limits.CODE_CHARACTERS_MAX),
                b.flag("barred"));
        b.refuseUnknown();
        return read;
    }
}
