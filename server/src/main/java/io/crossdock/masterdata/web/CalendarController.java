package io.crossdock.masterdata.web;

import io.crossdock.engine.Engine;
import io.crossdock.masterdata.HolidayCalendar;
import io.crossdock.masterdata.NodeTimes;
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

/** Holidays that many nodes share. */
@RestController
@Tag(name = "Master data")
class CalendarController {

    private static final int CALENDARS_MAX = 500;

    private final Engine engine;
    private final NodeTimes times;

    CalendarController(Engine engine, NodeTimes times) {
        this.engine = engine;
        this.times = times;
    }

    /** @param calendars the calendars to store; one of a known name replaces it */
    record CalendarList(@ListSize(max = CALENDARS_MAX) List<HolidayCalendar> calendars) {}

    record Calendars(List<HolidayCalendar> items) {}

    /** @param stored number of records that were added or replaced */
    record CalendarsStored(int stored) {}

    @Operation(
            operationId = "putCalendars",
            summary = "Add or replace holiday calendars",
            description = "Nodes name one in their profile. Up to 500; all or nothing.")
    @Refuses("422 invalid")
    @PutMapping("/v1/calendars")
    CalendarsStored put(@RequestBody BoundRequest<CalendarList> body, Actor actor) {
        body.list("calendars", CalendarList::calendars).refuseDuplicates("name", HolidayCalendar::name);
        var calendars = body.value().calendars();
        engine.transact(actor.name(), tx -> {
            times.putCalendars(tx, calendars);
            return 0;
        });
        return new CalendarsStored(calendars.size());
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
