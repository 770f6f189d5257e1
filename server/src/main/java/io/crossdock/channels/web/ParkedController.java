package io.crossdock.channels.web;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.ParkedMessage;
import io.crossdock.channels.ParkedQuery;
import io.crossdock.channels.TakenOrder;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.CheckedRecord;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Page;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists messages that wait for a person, and takes them again. */
@RestController
@Tag(name = "Intake")
class ParkedController {

    private static final int DISMISSED_MAX = 1_000;

    private final ChannelMessages messages;

    ParkedController(ChannelMessages messages) {
        this.messages = messages;
    }

    /**
     * @param channel only messages of this channel; absent: of all
     * @param topic only messages of this topic; absent: of all
     * @param limit most messages of a page, 1 to 200
     */
    @Operation(
            operationId = "listParked",
            summary = "List parked messages",
            description = "Those that wait for a person, oldest first, with payload and violations. Up to 200 a page.")
    @Refuses("400 wrong-parameter")
    @GetMapping("/v1/parked")
    Page<ParkedMessage> parked(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "200") int limit) {
        var f = RequestReader.query()
                .with("channel", channel)
                .with("topic", topic)
                .with("cursor", cursor)
                .with("limit", limit);
        var query = new ParkedQuery(
                f.optionalVerbatim("channel", Limits.CODE_CHARACTERS_MAX),
                f.optionalVerbatim("topic", Limits.CODE_CHARACTERS_MAX),
                f.has("cursor") ? f.cursor("cursor") : 0,
                (int) f.whole("limit", 1, ParkedQuery.LIMIT_MAX));
        f.refuseViolations();
        return messages.parked(query);
    }

    /**
     * @param messages ids of the messages, such as {@code P12}; 1 to 1000
     * @param reason why nobody needs these messages
     */
    record Dismissal(
            @ListSize(min = 0, max = DISMISSED_MAX) List<String> messages,
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason)
            implements CheckedRecord {

        @Override
        public void check(RequestReader at) {
            if (messages.isEmpty()) {
                at.violation("messages", ViolationCode.EMPTY, "must have 1 to " + DISMISSED_MAX + " ids, has none");
            }
        }
    }

    /**
     * What became of one message.
     *
     * @param id as it was asked
     * @param status {@code dismissed}, or {@code not-parked} where it does not wait
     */
    record Dismissed(String id, String status) {}

    /**
     * Results.
     *
     * @param results one result per message, in the order of the request
     */
    record DismissedMessages(List<Dismissed> results) {}

    @Operation(
            operationId = "dismissParked",
            summary = "Give up parked messages",
            description = "They are kept with the reason, and no longer listed. Sent again, they stay closed.")
    @Refuses("422 invalid")
    @PostMapping("/v1/parked:dismiss")
    DismissedMessages dismiss(@RequestBody BoundRequest<Dismissal> body, Actor actor) {
        var asked = body.value();
        var ids = asked.messages();
        var done = messages.dismiss(ids, asked.reason(), actor.name());
        return new DismissedMessages(IntStream.range(0, ids.size())
                .mapToObj(i -> new Dismissed(ids.get(i), done.get(i) ? "dismissed" : "not-parked"))
                .toList());
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
    ResponseEntity<byte[]> replay(
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] corrected, Actor actor) {
        return IntakeController.answer(
                messages.replay(id, corrected, actor.name()).join());
    }
}
