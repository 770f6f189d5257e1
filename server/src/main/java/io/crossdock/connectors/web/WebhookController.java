package io.crossdock.connectors.web;

import io.crossdock.connectors.internal.AdyenEvents;
import io.crossdock.connectors.internal.NodeEvents;
import io.crossdock.connectors.internal.PartnerNotice;
import io.crossdock.connectors.internal.SignatureCheck;
import io.crossdock.connectors.internal.TrackerEvents;
import io.crossdock.connectors.internal.WebhookReceiver;
import io.crossdock.engine.Json;
import io.crossdock.platform.BatchGrouper;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes webhooks: signature checked on what was sent, stored, then acknowledged. */
@RestController
@Tag(name = "Connectors")
@RequestMapping("/v1/connectors")
final class WebhookController {

    private static final String SIGNATURE = "X-Hmac-Signature";

    /** Most events of one webhook: they are stored in one transaction. */
    private static final int EVENTS_MAX = 2_000;

    private final WebhookReceiver desk;
    private final CrossdockSettings settings;
    private final Clock clock;

    WebhookController(WebhookReceiver desk, CrossdockSettings settings, Clock clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    @Operation(
            operationId = "takeAdyenNotifications",
            summary = "Take notifications of the payment provider",
            description =
                    "Adyen notificationItems, each signed in additionalData.hmacSignature. Answered after they are stored.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature"})
    @ApiResponse(responseCode = "202", description = "[accepted]", content = @Content(mediaType = "text/plain"))
    @PostMapping("/adyen/notifications")
    ResponseEntity<String> adyen(@RequestBody byte[] body) {
        var items = AdyenEvents.items(json(body));
        for (var item : items) {
            SignatureCheck.requireBase64(
                    settings.adyen().hmacKey(),
                    AdyenEvents.signed(item),
                    item.path("additionalData").path("hmacSignature").asString(""));
        }
        return take(items.stream().map(AdyenEvents::news).toList(), HttpStatus.ACCEPTED, "[accepted]");
    }

    @Operation(
            operationId = "takeNodeEvents",
            summary = "Take events of warehouses and stores",
            description =
                    "{\"events\": [{id, type, node, fulfillment, at, lines, …}]}, signed over the raw body: X-Hmac-Signature: hmac-sha256-hex=…",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PostMapping("/nodes/events")
    ResponseEntity<String> nodes(
            @RequestBody byte[] body, @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature) {
        SignatureCheck.requireHex(settings.nodes().secret(), body, signature);
        var news = new ArrayList<PartnerNotice>();
        json(body).path("events").forEach(e -> news.add(NodeEvents.news(e)));
        return take(news, HttpStatus.OK, "");
    }

    @Operation(
            operationId = "takeCarrierEvents",
            summary = "Take an event of a carrier",
            description = "An EasyPost tracker event, signed over the raw body: X-Hmac-Signature: hmac-sha256-hex=…",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @Refuses({"400 malformed", "401 bad-signature"})
    @ApiResponse(responseCode = "200", description = "Stored", content = @Content)
    @PostMapping("/carriers/events")
    ResponseEntity<String> carriers(
            @RequestBody byte[] body, @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature) {
        SignatureCheck.requireHex(settings.carriers().secret(), body, signature);
        return take(List.of(TrackerEvents.news(json(body), clock.instant())), HttpStatus.OK, "");
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new Refused("malformed", 400, "The body is not JSON");
        }
    }

    private ResponseEntity<String> take(List<PartnerNotice> news, HttpStatus status, String answer) {
        if (news.size() > EVENTS_MAX) {
            throw new Refused("too-many", 413, "A webhook has at most " + EVENTS_MAX + " events, not " + news.size());
        }
        try {
            desk.take(news).join();
            return ResponseEntity.status(status)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(answer);
        } catch (CompletionException e) {
            if (e.getCause() instanceof BatchGrouper.Full) {
                return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header("Retry-After", "1")
                        .build();
            }
            throw e;
        }
    }
}
