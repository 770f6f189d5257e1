package io.crossdock.channels.web;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.TakenOrder;
import io.crossdock.platform.Refuses;
import io.crossdock.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lists messages that wait for a person, and takes them again. */
@RestController
@Tag(name = "Intake")
class ParkedController {

    private static final int LIST_MAX = 200;

    private final ChannelMessages messages;

    ParkedController(ChannelMessages messages) {
        this.messages = messages;
    }

    @Operation(
            operationId = "listParked",
            summary = "List parked messages",
            description = "The 200 oldest, with payload and violations.")
    @GetMapping("/v1/parked")
    Page<ParkedMessage> parked() {
        return new Page<>(messages.parked(LIST_MAX), null);
    }

    /** @param id id of the message, such as {@code P12} */
    @Operation(
            operationId = "replayParked",
            summary = "Take a parked message again",
            description = "With a corrected body, or with none after the mapping or the master data changed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "201",
            description = "A new order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TakenOrder.class)))
    @Refuses({"404 parked-not-found", "422 unreadable-message"})
    @PostMapping("/v1/parked/{id}:replay")
    ResponseEntity<byte[]> replay(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] corrected) {
        return IntakeController.answer(messages.replay(id, corrected).join());
    }
}
