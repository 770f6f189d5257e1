package io.crossdock.returns.web;

import io.crossdock.orders.OrderId;
import io.crossdock.returns.Return;
import io.crossdock.returns.ReturnRequest;
import io.crossdock.returns.internal.ReturnDesk;
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

/** Takes requests for returns, and shows them. */
@RestController
@RequestMapping("/v1")
final class ReturnsController {

    private static final String ACTOR = "customer-service";

    private final ReturnDesk desk;

    ReturnsController(ReturnDesk desk) {
        this.desk = desk;
    }

    /** A return as JSON. */
    record ReturnBody(
            String id, String order, String node, String reason, Return.State state, Instant requestedAt, List<Return.Line> lines) {

        static ReturnBody of(Return r) {
            return new ReturnBody(
                    r.id().toString(), new OrderId(r.order()).toString(), r.node(), r.reason(), r.state(), r.requestedAt(), r.lines());
        }
    }

    @PostMapping("/orders/{order}/returns")
    ResponseEntity<ReturnBody> request(
            @PathVariable String order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReturnRequest request) {
        var taken = desk.take(ACTOR, order, key, request);
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        if (taken.replayed()) {
            answer = answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(ReturnBody.of(taken.made()));
    }

    @GetMapping("/returns/{id}")
    ReturnBody find(@PathVariable String id) {
        return ReturnBody.of(desk.find(id));
    }
}
