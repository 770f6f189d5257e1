package io.crossdock.masterdata;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Working and departure times of a node, computed from its profile, holidays and closures. Pure.
 *
 * <p>Work that arrives by the cutoff of an opening day, that moment included, leaves on that day at closing time,
 * unless its lead time ends later. A node without opening hours closes at its cutoff; a node without either sends goods
 * as soon as they are ready. Hours may end after midnight; they and their cutoff belong to the day on which they begin,
 * as do its holidays. Where clocks go forward, a time that does not exist is later by the gap. Where they go back, a
 * cutoff is the first of the two moments and closing time the second, so that neither promises too much.
 */
public final class NodeCalendar {

    /** Days ahead in which an opening day must be found; a node that is closed for longer does not ship. */
    public static final int DAYS_MAX = 400;

    private final ZoneId zone;
    private final NodeProfile profile;
    private final Set<LocalDate> holidays;
    private final List<Closure> closures;

    public NodeCalendar(ZoneId zone, NodeProfile profile, Set<LocalDate> holidays, List<Closure> closures) {
        this.zone = zone;
        this.profile = profile;
        this.holidays = holidays;
        this.closures = closures;
    }

    public static NodeCalendar of(Node node) {
        return new NodeCalendar(
                ZoneId.of(node.timeZone()),
                node.profile() == null ? NodeProfile.NONE : node.profile(),
                node.holidays(),
                node.closures());
    }

    /** Opening hours of one day; {@code close} is exclusive. */
    private record Window(Instant open, Instant close) {}

    /**
     * Whether the carrier service is offered. A service that is a way of fulfilling itself, such as pickup, needs no
     * cutoff.
     */
    public boolean offers(String service) {
        return profile.cutoffs().isEmpty()
                || cutoff(service) != null
                || profile.kinds().stream().anyMatch(kind -> kind.text().equals(service));
    }

    /**
     * Departure of goods that are requested at a moment.
     *
     * @return empty if the service is not offered, or if the node does not open within {@value #DAYS_MAX} days
     */
    public Optional<Instant> shipsAt(String service, Instant asked) {
        var from = afterClosures(asked);
        if (!offers(service) || from == null) {
            return Optional.empty();
        }
        var ready = ready(from);
        if (ready == null) {
            return Optional.empty();
        }
        int left = leadDays();
        var first = firstDay(from);
        for (int i = 0; i < DAYS_MAX; i++) {
            var day = first.plusDays(i);
            if (!open(day) || end(day, service, false).isBefore(from)) {
                continue;
            }
            var leaves = leaves(day, service, day.isAfter(day(from)) ? start(day, from) : from, ready);
            if (leaves != null && left-- == 0) {
                return Optional.of(leaves);
            }
        }
        return Optional.empty();
    }

    /** First working moment at or after this one; empty if there is none within {@value #DAYS_MAX} days. */
    public Optional<Instant> worksAt(Instant asked) {
        var from = afterClosures(asked);
        var first = from == null ? null : firstDay(from);
        for (int i = 0; i < DAYS_MAX && first != null && from != null; i++) {
            var day = first.plusDays(i);
            if (open(day)) {
                var window = window(day);
                from = afterClosures(later(from, window.open));
                if (from != null && from.isBefore(window.close)) {
                    return Optional.of(from);
                }
            }
        }
        return Optional.empty();
    }

    /** A moment on the node's clock. */
    public ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }

    /** Next midnight on the node's clock. */
    public Instant nextDay(Instant at) {
        return day(at).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Next full hour on the node's clock; it may show the same hour again where clocks go back. */
    public Instant nextHour(Instant at) {
        var local = local(at);
        var left = Duration.between(
                local.toLocalTime(),
                local.toLocalTime().truncatedTo(ChronoUnit.HOURS).plusHours(1));
        return at.plus(left.isNegative() ? left.plusDays(1) : left);
    }

    /** Goods of a day leave at its end; if it has none, when they are ready. Null: not on this day. */
    private @Nullable Instant leaves(LocalDate day, String service, Instant earliest, Instant ready) {
        if (profile.opening().isEmpty() && cutoff(service) == null) {
            var at = afterClosures(later(earliest, ready));
            return at != null && day(at).equals(day) ? at : null;
        }
        var end = profile.opening().isEmpty() ? end(day, service, true) : window(day).close;
        return end.isBefore(ready) || closures.stream().anyMatch(c -> c.covers(end)) ? null : end;
    }

    /**
     * Earliest time on a day without hours: its beginning, or the time of day of the request if the lead is in days.
     */
    private Instant start(LocalDate day, Instant from) {
        return leadDays() == 0
                ? day.atStartOfDay(zone).toInstant()
                : day.atTime(from.atZone(zone).toLocalTime()).atZone(zone).toInstant();
    }

    /** The cutoff of a service on a day, at the latest closing time. */
    private Instant end(LocalDate day, String service, boolean later) {
        var close = window(day).close;
        var time = cutoff(service);
        if (time == null) {
            return close;
        }
        var local = cutoffDay(day, time).atTime(time).atZone(zone);
        var at = later ? local.withLaterOffsetAtOverlap() : local.withEarlierOffsetAtOverlap();
        return at.toInstant().isBefore(close) ? at.toInstant() : close;
    }

    /** A cutoff in the hours after midnight is on the next day. */
    private LocalDate cutoffDay(LocalDate day, LocalTime time) {
        var hours = hours(day);
        return hours != null && hours.overnight() && !time.isAfter(hours.close()) ? day.plusDays(1) : day;
    }

    private @Nullable LocalTime cutoff(String service) {
        for (var cutoff : profile.cutoffs()) {
            if (cutoff.service().equals(service)) {
                return cutoff.time();
            }
        }
        return null;
    }

    private int leadDays() {
        var lead = profile.lead();
        return lead != null && lead.unit() == NodeProfile.Lead.Unit.DAYS ? lead.amount() : 0;
    }

    private Duration leadTime() {
        var lead = profile.lead();
        if (lead == null) {
            return Duration.ZERO;
        }
        return switch (lead.unit()) {
            case MINUTES -> Duration.ofMinutes(lead.amount());
            case HOURS -> Duration.ofHours(lead.amount());
            case DAYS -> Duration.ZERO;
        };
    }

    /** End of a lead of minutes or hours; only opening hours count. Null: not within {@value #DAYS_MAX} days. */
    private @Nullable Instant ready(Instant from) {
        var left = leadTime();
        if (left.isZero()) {
            return from;
        }
        var first = firstDay(from);
        for (int i = 0; i < DAYS_MAX; i++) {
            var day = first.plusDays(i);
            if (!open(day)) {
                continue;
            }
            var window = window(day);
            var start = later(from, window.open);
            var span = Duration.between(start, window.close);
            if (span.compareTo(left) >= 0) {
                return start.plus(left);
            }
            left = span.isNegative() ? left : left.minus(span);
        }
        return null;
    }

    private boolean open(LocalDate day) {
        return !holidays.contains(day) && (profile.opening().isEmpty() || hours(day) != null);
    }

    private NodeProfile.@Nullable Opening hours(LocalDate day) {
        for (var hours : profile.opening()) {
            if (hours.day().is(day.getDayOfWeek())) {
                return hours;
            }
        }
        return null;
    }

    private Window window(LocalDate day) {
        var hours = hours(day);
        if (hours == null) {
            return new Window(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        var opens = day.atTime(hours.open()).atZone(zone).toInstant();
        var closes = (hours.overnight() ? day.plusDays(1) : day)
                .atTime(hours.close())
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
        // Hours of which the clocks leave out all but the end have no length.
        return new Window(opens, later(opens, closes));
    }

    /** The first day whose hours may contain this moment. */
    private LocalDate firstDay(Instant at) {
        return profile.opening().stream().anyMatch(NodeProfile.Opening::overnight) ? day(at).minusDays(1) : day(at);
    }

    /** The moment itself, or the end of the closures that cover it. Null: they have no end. */
    private @Nullable Instant afterClosures(Instant at) {
        var after = at;
        for (int i = 0; i <= closures.size(); i++) {
            var now = after;
            var closed = closures.stream().filter(c -> c.covers(now)).findFirst();
            if (closed.isEmpty()) {
                return now;
            }
            after = closed.get().until();
            if (after == null) {
                return null;
            }
        }
        return after;
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
