package io.crossdock.inventory.sharing.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.inventory.Inventory;
import io.crossdock.inventory.sharing.ChannelStock;
import io.crossdock.inventory.sharing.RingFence;
import io.crossdock.inventory.sharing.Sharing;
import io.crossdock.inventory.sharing.SkuBar;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundList;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
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

    /** @param channels the channels */
    record ChannelList(@ListSize(max = Inventory.BATCH_MAX) List<ChannelBody> channels) {}

    /**
     * @param group null: the channel's own code
     * @param nodes codes of the only nodes that may serve it; absent or empty: all
     */
    record ChannelBody(
            String channel,
            @Nullable String group,
            @ListSize(min = 0, max = Limits.NODES_MAX) List<String> nodes) {

        ChannelStock stock() {
            return new ChannelStock(channel, group == null ? channel : group, nodes);
        }
    }

    /** @param fences the fences */
    record FenceList(@ListSize(max = Inventory.BATCH_MAX) List<FenceBody> fences) {}

    record FenceBody(
            String sku,
            String node,
            String group,
            RingFence.Kind kind,

            @NumberRange(min = 0, max = Limits.STOCK_UNITS_MAX)
            long units) {

        RingFence fence() {
            return new RingFence(sku, node, group, kind, units);
        }

        RingFence.At at() {
            return new RingFence.At(sku, node, group);
        }
    }

    /** @param fences the fences to remove */
    record FenceAtList(@ListSize(max = Inventory.BATCH_MAX) List<RingFence.At> fences) {}

    /** @param rows the SKUs and nodes */
    record BarList(@ListSize(max = Inventory.BATCH_MAX) List<SkuBar> rows) {}

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
                    + " Only the named nodes may serve the channel; without nodes all may.")
    @Refuses("422 invalid")
    @PutMapping("/v1/stock-channels")
    Shared putChannels(@RequestBody BoundRequest<ChannelList> body, Actor actor) {
        var channels = body.list("channels", ChannelList::channels);
        channels.refuseDuplicates("channel", ChannelBody::channel);
        return engine.transact(actor.name(), tx -> {
            refuseUnknownNodes(tx, channels);
            var read = body.value().channels().stream().map(ChannelBody::stock).toList();
            sharing.putChannels(tx, read);
            return new Shared(read.size());
        });
    }

    private void refuseUnknownNodes(Tx tx, BoundList<ChannelBody> channels) {
        var nodes = new ArrayList<MasterdataCheck.NamedCode>();
        channels.each((place, channel) ->
                channel.nodes().forEach(node -> nodes.add(new MasterdataCheck.NamedCode(place, "nodes", node))));
        check.refuseUnknownNodes(tx, nodes);
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
                    + " do not.")
    @Refuses("422 invalid")
    @PutMapping("/v1/ring-fences")
    Shared putFences(@RequestBody BoundRequest<FenceList> body, Actor actor) {
        var fences = body.list("fences", FenceList::fences);
        fences.refuseDuplicates("group", FenceBody::at);
        return engine.transact(actor.name(), tx -> {
            check.refuseUnknownSkus(tx, fences, "sku", FenceBody::sku);
            check.refuseUnknownNodes(tx, fences, "node", FenceBody::node);
            var read = body.value().fences().stream().map(FenceBody::fence).toList();
            sharing.fence(tx, read);
            return new Shared(read.size());
        });
    }

    @Operation(
            operationId = "removeRingFences",
            summary = "Remove ring fences",
            description = "Up to 5000; unknown fences are no error.")
    @Refuses("422 invalid")
    @PostMapping("/v1/ring-fences:remove")
    Shared removeFences(@RequestBody BoundRequest<FenceAtList> body, Actor actor) {
        var fences = body.value().fences();
        return engine.transact(actor.name(), tx -> {
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
            description = "Existing reservations stay.")
    @Refuses("422 invalid")
    @PostMapping("/v1/stock:bar")
    Shared bar(@RequestBody BoundRequest<BarList> body, Actor actor) {
        var bars = body.list("rows", BarList::rows);
        return engine.transact(actor.name(), tx -> {
            check.refuseUnknownSkus(tx, bars, "sku", SkuBar::sku);
            check.refuseUnknownNodes(tx, bars, "node", SkuBar::node);
            var read = body.value().rows();
            sharing.bar(tx, read);
            return new Shared(read.size());
        });
    }
}
