package io.crossdock.connectors.web;

import io.crossdock.connectors.internal.ConnectedSystem;
import io.crossdock.connectors.internal.ConnectedSystems;
import io.crossdock.connectors.internal.WebhookReceiver;
import io.crossdock.connectors.system.ConnectorPort;
import io.crossdock.connectors.system.PartnerNotice;
import io.crossdock.connectors.system.WebhookRequest;
import io.crossdock.platform.BatchGrouper;
import io.crossdock.platform.PartnerWebhook;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes webhooks: checks the signature over the received bytes, stores them, and answers as the system expects. */
@RestController
@Tag(name = "Connectors")
@RequestMapping("/v1")
final class WebhookController {

    /** Most events of a webhook; all are stored in one transaction. */
    private static final int EVENTS_MAX = 2_000;

    private final ConnectedSystems systems;
    private final WebhookReceiver desk;
    private final Clock clock;

    WebhookController(ConnectedSystems systems, WebhookReceiver desk, Clock clock) {
        this.systems = systems;
        this.desk = desk;
        this.clock = clock;
    }

    @Operation(
            operationId = "takePaymentWebhook",
            summary = "Take a webhook of a payment provider",
            description = "In its own format, with its own signature; name is the one in settings, "
                    + "crossdock.connectors.payments.{name}. "
                    + "The body is that of kind adyen. The answer is the one that the provider expects,"
                    + " after everything"
                    + " is stored.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature", "404 connector-not-found"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content(mediaType = "text/plain"))
    @ApiResponse(responseCode = "202", description = "Stored", content = @Content(mediaType = "text/plain"))
    @PartnerWebhook
    @PostMapping("/webhooks/payments/{name}")
    ResponseEntity<String> payments(
            @PathVariable String name, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.PAYMENTS, name, headers, body);
    }

    @Operation(
            operationId = "takeNodeWebhook",
            summary = "Take a webhook of a node system",
            description = "In its own format, with its own signature; name is the one in settings, "
                    + "crossdock.connectors.nodes.{name}. "
                    + "The body is that of kind http, signed in X-Hmac-Signature: hmac-sha256-hex=…",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature", "404 connector-not-found", "422 unreadable-events"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PartnerWebhook
    @PostMapping("/webhooks/nodes/{name}")
    ResponseEntity<String> nodes(
            @PathVariable String name, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.NODES, name, headers, body);
    }

    @Operation(
            operationId = "takeCarrierWebhook",
            summary = "Take a webhook of a carrier",
            description = "In its own format, with its own signature; name is the one in settings, "
                    + "crossdock.connectors.carriers.{name}. The body is that of kind easypost.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature", "404 connector-not-found"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PartnerWebhook
    @PostMapping("/webhooks/carriers/{name}")
    ResponseEntity<String> carriers(
            @PathVariable String name, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.CARRIERS, name, headers, body);
    }

    @Operation(
            operationId = "takeAdyenNotifications",
            summary = "Take a webhook of the default payment provider",
            description = "As POST /v1/webhooks/payments/{name} with the name of the default provider.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature"})
    @ApiResponse(responseCode = "202", description = "[accepted]", content = @Content(mediaType = "text/plain"))
    @PartnerWebhook
    @PostMapping("/connectors/adyen/notifications")
    ResponseEntity<String> payments(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.PAYMENTS, systems.byDefault(ConnectorPort.PAYMENTS), headers, body);
    }

    @Operation(
            operationId = "takeNodeEvents",
            summary = "Take a webhook of the default node system",
            description = "As POST /v1/webhooks/nodes/{name} with the name of the default system.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature", "422 unreadable-events"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PartnerWebhook
    @PostMapping("/connectors/nodes/events")
    ResponseEntity<String> nodes(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.NODES, systems.byDefault(ConnectorPort.NODES), headers, body);
    }

    @Operation(
            operationId = "takeCarrierEvents",
            summary = "Take a webhook of the default carrier",
            description = "As POST /v1/webhooks/carriers/{name} with the name of the default carrier.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PartnerWebhook
    @PostMapping("/connectors/carriers/events")
    ResponseEntity<String> carriers(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return take(ConnectorPort.CARRIERS, systems.byDefault(ConnectorPort.CARRIERS), headers, body);
    }

    private ResponseEntity<String> take(ConnectorPort port, String name, HttpHeaders headers, byte[] body) {
        var system = systems.find(port, name).orElseThrow(() -> Refused.notFound("connector", name));
        var news = system.webhooks().read(new WebhookRequest(body, headers.toSingleValueMap(), clock.instant()));
        if (news.size() > EVENTS_MAX) {
            throw new Refused(
                    "too-many", 413, "A webhook may have at most " + EVENTS_MAX + " events, not " + news.size());
        }
        try {
            desk.take(name, news).join();
            refuseUnreadable(system, news);
            return receipt(system);
        } catch (CompletionException e) {
            if (e.getCause() instanceof BatchGrouper.Full) {
                return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header("Retry-After", "1")
                        .build();
            }
            throw e;
        }
    }

    /** Tells the sender of a webhook of which nothing can be read. What can be read in part is stored, with cases. */
    private static void refuseUnreadable(ConnectedSystem system, List<PartnerNotice> news) {
        var faults = new ArrayList<Violation>();
        for (int i = 0; i < news.size(); i++) {
            if (news.get(i) instanceof PartnerNotice.Unreadable unreadable) {
                faults.add(new Violation("/events/" + i, ViolationCode.WRONG_FORMAT, "it " + unreadable.why()));
            }
        }
        if (!faults.isEmpty()
                && faults.size() == news.size()
                && system.webhooks().refusesUnreadable()) {
            throw new Refused("unreadable-events", 422, "No event of this body can be read", faults);
        }
    }

    private static ResponseEntity<String> receipt(ConnectedSystem system) {
        var receipt = system.webhooks().receipt();
        return ResponseEntity.status(receipt.status())
                .contentType(MediaType.TEXT_PLAIN)
                .body(receipt.text());
    }
}
