package io.crossdock.orders.hold.web;

import io.crossdock.engine.Engine;
import io.crossdock.orders.hold.HoldType;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.ListSize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The types of holds. */
@RestController
@Tag(name = "Orders")
class HoldTypeController {

    private static final int TYPES_MAX = 200;

    private final Engine engine;
    private final OrderHolds holds;

    HoldTypeController(Engine engine, OrderHolds holds) {
        this.engine = engine;
        this.holds = holds;
    }

    /** @param types the types to store; one of a known code replaces it */
    record HoldTypeList(@ListSize(max = TYPES_MAX) List<HoldType> types) {}

    /** All types by code. */
    record HoldTypes(List<HoldType> items) {}

    @Operation(
            operationId = "putHoldTypes",
            summary = "Add or replace types of holds",
            description = "Up to 200; all or nothing. Holds that are placed stay as they are; what follows when one is"
                    + " not released in time is as its type says then.")
    @Refuses("422 invalid")
    @PutMapping("/v1/hold-types")
    HoldTypes put(@RequestBody BoundRequest<HoldTypeList> body, Actor actor) {
        body.list("types", HoldTypeList::types).refuseDuplicates("code", HoldType::code);
        var types = body.value().types();
        return engine.transact(actor.name(), tx -> {
            holds.putTypes(tx, types);
            return new HoldTypes(holds.types(tx));
        });
    }

    @Operation(
            operationId = "listHoldTypes",
            summary = "List the types of holds by code",
            description = "With the team that releases holds of the type, the steps that they block, and the time.")
    @GetMapping("/v1/hold-types")
    HoldTypes types() {
        return engine.read(tx -> new HoldTypes(holds.types(tx)));
    }
}
