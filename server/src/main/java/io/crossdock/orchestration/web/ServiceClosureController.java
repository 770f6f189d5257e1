package io.crossdock.orchestration.web;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.ServiceClosure;
import io.crossdock.masterdata.ServiceTimes;
import io.crossdock.platform.Checked;
import io.crossdock.platform.Refuses;
import io.crossdock.sourcing.Sourcing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Carriers that are down: closing services of the rate card for a time, and opening them again. All or nothing. */
@RestController
@Tag(name = "Master data")
final class ServiceClosureController {

    private static final String ACTOR = "api";
    private static final int CODE_MAX = 100;
    private static final int REASON_MAX = 500;

    private final Engine engine;
    private final Sourcing sourcing;
    private final ServiceTimes times;

    ServiceClosureController(Engine engine, Sourcing sourcing, ServiceTimes times) {
        this.engine = engine;
        this.sourcing = sourcing;
        this.times = times;
    }

    /** @param from absent: now; {@code until} absent: until it is reopened */
    record ServiceClosureRequest(String service, @Nullable Instant from, @Nullable Instant until, String reason) {}

    /** For the API's description. */
    record ServiceClosureList(List<ServiceClosureRequest> closures) {}

    /** As {@link ServiceClosureList}. */
    record ServiceReopenList(List<ServiceToReopen> services) {}

    record ServiceToReopen(String code) {}

    record ServicesClosed(List<ServiceClosure> closures) {}

    /** @param wasClosed false: there was nothing to end */
    record ServiceReopenedAnswer(String code, boolean wasClosed) {}

    record ServicesReopened(List<ServiceReopenedAnswer> services) {}

    /** @param closures that have not ended; some may still be to come */
    record CarrierService(String code, List<ServiceClosure> closures) {}

    record CarrierServices(List<CarrierService> items) {}

    @Operation(operationId = "listServices", summary = "List the services of the rate card with their closures")
    @GetMapping("/v1/services")
    CarrierServices services() {
        var closures = engine.read(times::serviceClosures).stream().collect(Collectors.groupingBy(ServiceClosure::service));
        return new CarrierServices(sourcing.carriers().stream()
                .sorted()
                .map(code -> new CarrierService(code, closures.getOrDefault(code, List.of())))
                .toList());
    }

    @Operation(
            operationId = "closeServices",
            summary = "Close carrier services for a time",
            description = "New decisions don't use them: what was bought goes by another service of the rate card that serves it, or finds no source."
                    + " Decisions made before are not touched. Up to 5000.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = ServiceClosureList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/services:close")
    ServicesClosed close(@RequestBody JsonNode json) {
        var body = Checked.body(json);
        var elements = body.list("closures", Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var closures = elements.stream().map(e -> closure(e, tx.at())).toList();
            body.refuseUnknown().refuseViolations();
            times.closeServices(tx, closures);
            return new ServicesClosed(closures);
        });
    }

    private ServiceClosure closure(Checked element, Instant now) {
        var from = time(element, "from");
        var until = time(element, "until");
        var closure = new ServiceClosure(service(element, "service"), from == null ? now : from, until, element.text("reason", REASON_MAX));
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

    private String service(Checked element, String name) {
        var service = element.text(name, CODE_MAX);
        if (!service.isEmpty() && !sourcing.carriers().contains(service)) {
            element.violation(name, "unknown-service", "the rate card has no service " + service);
        }
        return service;
    }

    @Operation(
            operationId = "reopenServices",
            summary = "End the closures of carrier services",
            description = "Those that cover now end now, those to come are taken back. Orders that found no source meanwhile wait on until stock"
                    + " comes in. Up to 5000.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(
                    required = true,
                    content = @Content(mediaType = "application/json", schema = @Schema(implementation = ServiceReopenList.class))))
    @Refuses("422 invalid")
    @PostMapping("/v1/services:reopen")
    ServicesReopened reopen(@RequestBody JsonNode json) {
        var body = Checked.body(json);
        var elements = body.list("services", Masterdata.PUT_MAX);
        return engine.transact(ACTOR, tx -> {
            var services = elements.stream().map(e -> service(e, "code")).toList();
            elements.forEach(Checked::refuseUnknown);
            body.refuseUnknown().refuseViolations();
            var was = times.reopenServices(tx, services);
            var result = new ArrayList<ServiceReopenedAnswer>();
            for (int i = 0; i < services.size(); i++) {
                result.add(new ServiceReopenedAnswer(services.get(i), was.get(i)));
            }
            return new ServicesReopened(result);
        });
    }
}
