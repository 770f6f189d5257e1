package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeTimes;
import io.crossdock.platform.Checked;
import io.crossdock.platform.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Outages: closing nodes for a time, and opening them again. All or nothing. */
@RestController
@Tag(name = "Master data")
class NodeClosureController {

    private static final String ACTOR = "api";
    private static final int CODE_MAX = 100;
    private static final int REASON_MAX = 500;

    private final Engine engine;
    private final Masterdata masterdata;
    private final NodeTimes times;

    NodeClosureController(Engine engine, Masterdata masterdata, NodeTimes times) {
        this.engine = engine;
        this.masterdata = masterdata;
        this.times = times;
    }

    /** @param from absent: now; {@code until} absent: until it is reopened */
    record ClosureRequest(String node, @Nullable Instant from, @Nullable Instant until, String reason) {}

    /** For the API's description. */
    record ClosureList(List<ClosureRequest> closures) {}

    /** As {@link ClosureList}. */
    record ReopenList(List<NodeToReopen> nodes) {}

    record NodeToReopen(String code) {}

    record NodesClosed(List<Closure> closures) {}

    /** @param wasClosed false: there was nothing to end */
    record NodeReopened(String code, boolean wasClosed) {}

    record NodesReopened(List<NodeReopened> nodes) {}

    @Operation(
            operationId = "closeNodes",
            summary = "Close nodes for a time",
            description = "New orders are sourced as if the node had no hours then; without an end it gets none at all. Up to 5000.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = ClosureList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:close")
    NodesClosed close(@RequestBody JsonNode json) {
        var body = Checked.body(json);
        var elements = body.list("closures", Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var known = known(tx);
            var closures = elements.stream().map(e -> closure(e, tx.at(), known)).toList();
            body.refuseUnknown().refuseViolations();
            times.close(tx, closures);
            return new NodesClosed(closures);
        });
    }

    private static Closure closure(Checked element, Instant now, Set<String> known) {
        var from = time(element, "from");
        var until = time(element, "until");
        var closure = new Closure(code(element, "node", known), from == null ? now : from, until, element.text("reason", REASON_MAX));
        if (until != null && (!until.isAfter(closure.from()) || !until.isAfter(now))) {
            element.violation("until", "out-of-range", "must be after from, and after now, " + now);
        }
        element.refuseUnknown();
        return closure;
    }

    private static @Nullable Instant time(Checked element, String name) {
        var text = element.optionalText(name, 40);
        try {
            return text == null || text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            element.violation(name, "wrong-format", "must be a time with an offset (RFC 3339), not '" + text + "'");
            return null;
        }
    }

    private static String code(Checked element, String name, Set<String> known) {
        var code = element.text(name, CODE_MAX);
        if (!code.isEmpty() && !known.contains(code)) {
            element.violation(name, "unknown-node", "there is no node " + code);
        }
        return code;
    }

    private Set<String> known(Tx tx) {
        return masterdata.nodes(tx).stream().map(Node::code).collect(Collectors.toSet());
    }

    @Operation(
            operationId = "reopenNodes",
            summary = "End the closures of nodes",
            description = "Those that cover now end now, those to come are taken back. Up to 5000.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReopenList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/nodes:reopen")
    NodesReopened reopen(@RequestBody JsonNode json) {
        var body = Checked.body(json);
        var elements = body.list("nodes", Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var known = known(tx);
            var codes = elements.stream().map(e -> code(e, "code", known)).toList();
            elements.forEach(Checked::refuseUnknown);
            body.refuseUnknown().refuseViolations();
            var was = times.reopen(tx, codes);
            var result = new ArrayList<NodeReopened>();
            for (int i = 0; i < codes.size(); i++) {
                result.add(new NodeReopened(codes.get(i), was.get(i)));
            }
            return new NodesReopened(result);
        });
    }
}
