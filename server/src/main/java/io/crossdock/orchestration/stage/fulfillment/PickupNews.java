package io.crossdock.orchestration.stage.fulfillment;

import io.crossdock.fulfillment.Fulfillment;
import io.crossdock.fulfillment.FulfillmentFact;
import io.crossdock.fulfillment.PickupFact;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeSite;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what customers need to know of goods that wait for them. */
@Component
final class PickupNews {

    private final Masterdata masterdata;

    PickupNews(Masterdata masterdata) {
        this.masterdata = masterdata;
    }

    PickupFact of(Fulfillment f) {
        var code = Objects.requireNonNullElse(f.counter(), f.node());
        var node = masterdata.nodesByCode().get(code);
        var until = f.pickup() == null ? null : f.pickup().collectBy();
        var site = masterdata.sitesByCode().get(code);
        var where = node == null ? code : NodeSite.text(node, site);
        return new PickupFact(
                f.id().toString(),
                "O" + f.order(),
                new PickupFact.Place(
                        code,
                        where,
                        site == null ? null : site.phone(),
                        site == null ? null : site.instructions(),
                        code.equals(f.node()) ? null : f.node()),
                new PickupFact.Term(until, until == null ? null : day(node, until)),
                f.lines().stream()
                        .map(l -> new FulfillmentFact.Line(l.line(), l.sku(), l.quantity()))
                        .toList(),
                f.groupOrNull());
    }

    private static LocalDate day(@Nullable Node node, Instant until) {
        return until.atZone(ZoneId.of(node == null ? "UTC" : node.timeZone())).toLocalDate();
    }
}
