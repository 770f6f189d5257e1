package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.HolidayCalendar;
import io.crossdock.masterdata.NodeTimes;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.RequestReader;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Holidays that many nodes share. */
@RestController
@Tag(name = "Master data")
class CalendarController {

    private static final String ACTOR = "api";
    private static final int CALENDARS_MAX = 500;

    private final Engine engine;
    private final NodeTimes times;

    CalendarController(Engine engine, NodeTimes times) {
        this.engine = engine;
        this.times = times;
    }

    /** @param calendars the calendars to store; one of a known name replaces it */
    record CalendarList(List<HolidayCalendar> calendars) {}

    record Calendars(List<HolidayCalendar> items) {}

    /** @param stored number of records that were added or replaced */
    record CalendarsStored(int stored) {}

    @Operation(
            operationId = "putCalendars",
            summary = "Add or replace holiday calendars",
            description = "Nodes name one in their profile. Up to 500; all or nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CalendarList.class))))
    @Refuses("422 invalid")
    @PutMapping("/v1/calendars")
    CalendarsStored put(@RequestBody JsonNode json) {
        var body = RequestReader.body(json);
        var seen = new HashSet<String>();
        var calendars = body.list("calendars", CALENDARS_MAX).stream()
                .map(c -> calendar(c, seen))
                .toList();
        body.refuseUnknown().refuseViolations();
        engine.transact(ACTOR, tx -> {
            times.putCalendars(tx, calendars);
            return 0;
        });
        return new CalendarsStored(calendars.size());
    }

    private static HolidayCalendar calendar(RequestReader calendar, HashSet<String> seen) {
        var name = calendar.text("name", ProfileReader.WORD, ProfileReader.WORD_MEANS);
        if (!name.isEmpty() && !seen.add(name)) {
            calendar.violation("name", ViolationCode.DUPLICATE, name + " is in the list twice");
        }
        if (!calendar.has("dates")) {
            calendar.violation("dates", ViolationCode.REQUIRED, "is required; may be empty");
        }
        var read = new HolidayCalendar(name, ProfileReader.dates(calendar, "dates"));
        calendar.refuseUnknown();
        return read;
    }

    @Operation(
            operationId = "listCalendars",
            summary = "List holiday calendars by name",
            description = "Nodes name a calendar in their profile.")
    @GetMapping("/v1/calendars")
    Calendars calendars() {
        return new Calendars(engine.read(times::calendars));
    }
}
