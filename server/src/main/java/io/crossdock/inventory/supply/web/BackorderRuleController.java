package io.crossdock.inventory.supply.web;

import io.crossdock.engine.Engine;
import io.crossdock.inventory.supply.SupplyClaims;
import io.crossdock.inventory.supply.SupplyClaims.Offer;
import io.crossdock.inventory.supply.SupplyClaims.Rule;
import io.crossdock.masterdata.MasterdataCheck;
import io.crossdock.platform.DuplicateCheck;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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

    /**
     * Request body; only documents the API. The body is read so that all violations are found at once.
     *
     * @param rules the rules, 1 to 5,000; one for the same channel and SKU replaces the stored one
     */
    record RuleList(List<BackorderRule> rules) {}

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

        private static @Nullable String named(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @Operation(
            operationId = "putBackorderRules",
            summary = "Set which orders may wait for supply",
            description = "Adds or replaces up to 5000 rules: {\"rules\": [{channel?, sku?, allowed}]}. The most"
                    + " specific rule counts: channel and SKU, SKU, channel, any. Without a rule an order"
                    + " waits a week for stock and is then canceled.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RuleList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/backorder-rules")
    Rules put(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var elements = body.list("rules", SupplyClaims.BATCH_MAX);
        var rules = elements.stream().map(BackorderRuleController::rule).toList();
        body.refuseUnknown();
        return engine.transact("api", tx -> {
            check.refuseUnknownSkus(
                    tx,
                    MasterdataCheck.named(
                            elements,
                            "sku",
                            rules.stream().map(rule -> rule.offer().sku()).toList()));
            DuplicateCheck.refuse(elements, rules.stream().map(Rule::offer).toList(), "sku");
            body.refuseViolations();
            backlog.rule(tx, rules);
            return all(backlog.rules(tx));
        });
    }

    private static Rule rule(RequestReader element) {
        var channel = element.optionalText("channel", Limits.CODE_CHARACTERS_MAX);
        var sku = element.optionalText("sku", Limits.CODE_CHARACTERS_MAX);
        var rule = new Rule(new Offer(channel == null ? "" : channel, sku == null ? "" : sku), element.flag("allowed"));
        element.refuseUnknown();
        return rule;
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
