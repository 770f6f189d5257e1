package io.crossdock.channels.web;

import io.crossdock.channels.Intake;
import io.crossdock.channels.Reply;
import io.crossdock.channels.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Orders come in. Bodies are read raw: they are kept as received, and signatures are over the bytes. */
@RestController
@Tag(name = "Intake")
class IntakeController {

    static final String REPLAYED = "Idempotent-Replayed";

    private final Intake intake;

    IntakeController(Intake intake) {
        this.intake = intake;
    }

    @Operation(
            summary = "Take one canonical order",
            description = "The body is channels/canonical/order.schema.json. Sent again with the same key (absent: channel and reference) "
                    + "and the same body, it gets the stored answer with the header Idempotent-Replayed.")
    @ApiResponse(responseCode = "201", description = "Stored, and on its way", content = @Content(schema = @Schema(implementation = Taken.class)))
    @ApiResponse(responseCode = "400", description = "Not JSON, or a bad key", content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "409", description = "The same message is being stored", content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "422", description = "All violations at once, or where the body differs from the first one's",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "503", description = "Too much at once; see Retry-After", content = @Content(mediaType = "application/problem+json"))
    @PostMapping(path = "/v1/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> order(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody byte[] body) {
        return answer(intake.order(body, key).join());
    }

    @Operation(
            summary = "Take many canonical orders",
            description = "{\"orders\":[…]}, 1 to 1000 of them. One result per order, in order: {\"status\":201,\"order\":{…}} or "
                    + "{\"status\":422,\"problem\":{…}}. Each stands for itself.")
    @ApiResponse(responseCode = "200", description = "One result per order", content = @Content(mediaType = "application/json"))
    @ApiResponse(responseCode = "422", description = "Not a list of orders", content = @Content(mediaType = "application/problem+json"))
    @PostMapping(path = "/v1/orders:batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> batch(@RequestBody byte[] body) {
        return answer(intake.batch(body).join());
    }

    @Operation(
            summary = "Take a channel's message",
            description = "In the partner's own shape, checked and mapped as channels/{channel}/ says. What can't be read is parked.")
    @ApiResponse(responseCode = "200", description = "Known already, or not for us to fulfill", content = @Content(mediaType = "application/json"))
    @ApiResponse(responseCode = "201", description = "A new order", content = @Content(schema = @Schema(implementation = Taken.class)))
    @ApiResponse(responseCode = "401", description = "The signature doesn't fit", content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "404", description = "No such channel", content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(responseCode = "422", description = "Parked, with all violations", content = @Content(mediaType = "application/problem+json"))
    @PostMapping("/v1/channels/{channel}/orders")
    ResponseEntity<byte[]> webhook(
            @PathVariable String channel, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return answer(intake.webhook(new Webhook(channel, headers.toSingleValueMap(), body)).join());
    }

    /** For the API's description. */
    record Taken(String id, String channel, String reference, String currency, long totalMinor, int lines, String self) {}

    static ResponseEntity<byte[]> answer(Reply reply) {
        var response = ResponseEntity.status(reply.status())
                .contentType(reply.refused() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        if (reply.replayed()) {
            response.header(REPLAYED, "true");
        }
        if (reply.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(Reply.RETRY_AFTER_SECONDS));
        }
        return response.body(reply.json().getBytes(StandardCharsets.UTF_8));
    }
}
