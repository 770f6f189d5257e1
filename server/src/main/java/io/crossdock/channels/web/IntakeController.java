package io.crossdock.channels.web;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ChannelWebhook;
import io.crossdock.channels.IntakeProblem;
import io.crossdock.channels.IntakeReply;
import io.crossdock.channels.MessageIntake;
import io.crossdock.channels.TakenOrder;
import io.crossdock.platform.PartnerWebhook;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders. Bodies are read raw, because they are stored as received and signatures cover the bytes. */
@RestController
@Tag(name = "Intake")
class IntakeController {

    static final String REPLAYED = "Idempotent-Replayed";

    private final MessageIntake intake;
    private final ChannelMessages messages;

    IntakeController(MessageIntake intake, ChannelMessages messages) {
        this.intake = intake;
        this.messages = messages;
    }

    @Operation(
            operationId = "placeOrder",
            summary = "Take one canonical order",
            description = "The body is as in channels/canonical/order.schema.json. Sent again with the same key (else"
                    + " channel and reference) and the same body, it gets the stored answer with the header"
                    + " Idempotent-Replayed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(mediaType = "application/json", schema = @Schema(ref = "CanonicalOrder"))))
    @ApiResponse(
            responseCode = "201",
            description = "A new order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenOrder.class)))
    @Refuses({
        "400 malformed-json",
        "400 bad-key",
        "409 in-flight",
        "413 body-too-large",
        "422 invalid-order",
        "422 other-body",
        "422 reference-taken",
        "503 busy"
    })
    @PostMapping(path = "/v1/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> order(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody byte[] body) {
        return answer(intake.order(body, key).join());
    }

    @Operation(
            operationId = "placeOrders",
            summary = "Take many canonical orders",
            description = "Each order is taken or refused by itself, with one result per order, in order.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "CanonicalOrders"))))
    @ApiResponse(
            responseCode = "200",
            description = "One result per order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Results.class)))
    @Refuses({"400 malformed-json", "413 body-too-large", "422 invalid-order"})
    @PostMapping(path = "/v1/orders:batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> batch(@RequestBody byte[] body) {
        return answer(intake.batch(body).join());
    }

    @Operation(
            operationId = "takeChannelMessage",
            summary = "Take a channel's message",
            description =
                    "In the partner's own format, checked and mapped as channels/{channel}/ defines. A later message"
                            + " about an order is applied where its process takes it, or becomes a case. A message"
                            + " that makes no order is parked: it is kept, so it need not be sent again.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "200",
            description = "Known already, applied to a known order, or not for the retailer to fulfill",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "202",
            description = "Kept for a person",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Parked.class)))
    @ApiResponse(
            responseCode = "201",
            description = "A new order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenOrder.class)))
    @Refuses({"401 bad-signature", "404 channel-not-found", "409 in-flight", "413 body-too-large", "503 busy"})
    @PartnerWebhook
    @PostMapping("/v1/channels/{channel}/orders")
    ResponseEntity<byte[]> webhook(
            @PathVariable String channel, @RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        return answer(messages.webhook(new ChannelWebhook(channel, headers.toSingleValueMap(), body))
                .join());
    }

    /**
     * Results of a batch.
     *
     * @param results one result per order, in the order of the request
     */
    record Results(List<Result> results) {}

    /**
     * Result of one order.
     *
     * @param status 201: taken; 422: refused
     * @param order the order, if it was taken
     * @param problem why it was refused
     */
    record Result(
            int status,
            @Nullable TakenOrder order,
            @Nullable IntakeProblem problem) {}

    /**
     * Answer to a message that is parked. For the API's description.
     *
     * @param parked id of the message, such as {@code P12}
     * @param detail what became of it, in a sentence
     * @param order id of the order that a person made of it; null: none yet
     * @param violations every violation at once
     */
    record Parked(String parked, String detail, @Nullable String order, List<Violation> violations) {}

    static ResponseEntity<byte[]> answer(IntakeReply reply) {
        var response = ResponseEntity.status(reply.status())
                .contentType(reply.refused() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON);
        if (reply.replayed()) {
            response.header(REPLAYED, "true");
        }
        if (reply.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(IntakeReply.RETRY_AFTER_SECONDS));
        }
        return response.body(reply.json().getBytes(StandardCharsets.UTF_8));
    }
}
