package io.crossdock.returns.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.orders.OrderId;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.returns.internal.ReturnDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for returns, and reads returns. */
@RestController
@Tag(name = "Returns")
@RequestMapping("/v1")
final class ReturnsController {

    private final ReturnDesk desk;

    ReturnsController(ReturnDesk desk) {
        this.desk = desk;
    }

    /**
     * A return as JSON.
     *
     * @param id id of the return, such as {@code R12}
     * @param node code of the node that receives the goods
     * @param state {@code closed} is received and refunded, {@code expired} never came
     * @param requestedAt business time of the request
     */
    record ReturnBody(
            String id,
            String order,
            String node,
            @JsonUnwrapped ReturnCause cause,
            Return.State state,
            Instant requestedAt,
            List<Return.Line> lines) {

        static ReturnBody of(Return r) {
            return new ReturnBody(
                    r.id().toString(),
                    new OrderId(r.order()).toString(),
                    r.node(),
                    new ReturnCause(r.reason(), r.kind()),
                    r.state(),
                    r.requestedAt(),
                    r.lines());
        }
    }

    /**
     * Why goods come back.
     *
     * @param reason what the customer, or the node, said
     * @param kind {@code unannounced}: the goods came first, and the return was made of them
     */
    record ReturnCause(String reason, Return.Kind kind) {}

    @Operation(
            operationId = "requestReturn",
            summary = "Ask to return delivered goods",
            description = "A repeated request with the same Idempotency-Key gets the same return and the header"
                    + " Idempotent-Replayed.")
    @Refuses({"404 order-not-found", "422 invalid", "422 idempotency-key-reused"})
    @ApiResponse(responseCode = "201", description = "The return was made", useReturnTypeSchema = true)
    @PostMapping("/orders/{order}/returns")
    ResponseEntity<ReturnBody> request(
            @PathVariable String order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BoundRequest<ReturnRequest> body,
            Actor actor) {
        var taken = desk.take(actor.name(), order, key, body.value());
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        if (taken.replayed()) {
            answer = answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(ReturnBody.of(taken.made()));
    }

    /** @param id id of the return, such as {@code R12} */
    @Operation(
            operationId = "getReturn",
            summary = "Read a return",
            description = "Its lines say how many units came back, and in which state.")
    @Refuses("404 return-not-found")
    @GetMapping("/returns/{id}")
    ReturnBody find(@PathVariable String id) {
        return ReturnBody.of(desk.find(id));
    }
}
