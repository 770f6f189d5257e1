package io.crossdock.inventory.supply.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyClaims.Offer;
import io.crossdock.inventory.supply.SupplyClaims.Rule;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rules that allow orders to wait for supply, over HTTP. */
@RestController
@Tag(name = "Stock")
class BackorderRuleController {

    private final Engine engine;
    private final SupplyClaims backlog;
    private final MasterdataCheck check;

    BackorderRuleController(Engine engine, SupplyClaims backlog, MasterdataCheck check) {
        this.engine = engine;
        this.backlog = backlog;
        this.check = check;
    }

    record Rules(List<BackorderRule> items) {}

    /** @param rules the rules; one for the same channel and SKU replaces the stored one */
    record RuleList(@ListSize(max = SupplyClaims.BATCH_MAX) List<BackorderRule> rules) {}

    /**
     * A rule.
     *
     * @param channel null: any
     * @param sku null: any
     * @param allowed whether orders may wait for supply that is not there yet
     */
    record BackorderRule(@Nullable String channel, @Nullable String sku, boolean allowed) {

        static BackorderRule of(Rule rule) {
            return new BackorderRule(
                    named(rule.offer().channel()), named(rule.offer().sku()), rule.allowed());
        }

        Rule rule() {
            return new Rule(new Offer(channel == null ? "" : channel, sku == null ? "" : sku), allowed);
        }

        private static @Nullable String named(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @Operation(
            operationId = "putBackorderRules",
            summary = "Set which orders may wait for supply",
            description = "Adds or replaces rules. The most specific rule counts: channel and SKU, SKU, channel, any. "
                    + "Without a rule an order waits a week for stock and is then canceled.")
    @Refuses("422 invalid")
    @PutMapping("/v1/backorder-rules")
    Rules put(@RequestBody BoundRequest<RuleList> body, Actor actor) {
        var rules = body.list("rules", RuleList::rules);
        return engine.transact(actor.name(), tx -> {
            check.refuseUnknownSkus(tx, rules, "sku", BackorderRule::sku);
            rules.refuseDuplicates("sku", rule -> rule.rule().offer());
            backlog.rule(
                    tx, body.value().rules().stream().map(BackorderRule::rule).toList());
            return all(backlog.rules(tx));
        });
    }

    @Operation(
            operationId = "listBackorderRules",
            summary = "Rules for orders that may wait for supply",
            description = "The most specific rule counts: channel and SKU, SKU, channel, any. Without a rule an order "
                    + "waits a week for stock and is then canceled.")
    @GetMapping("/v1/backorder-rules")
    Rules list() {
        return engine.read(tx -> all(backlog.rules(tx)));
    }

    private static Rules all(List<Rule> rules) {
        return new Rules(rules.stream().map(BackorderRule::of).toList());
    }
}
