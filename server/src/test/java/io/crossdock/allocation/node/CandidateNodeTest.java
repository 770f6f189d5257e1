package io.crossdock.allocation.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.promise.PromiseDates;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.masterdata.NodeProfile.Capacity;
import io.crossdock.masterdata.NodeProfile.Day;
import io.crossdock.masterdata.NodeProfile.Labor;
import io.crossdock.masterdata.NodeProfile.Opening;
import io.crossdock.promises.NodeWork;
import io.crossdock.promises.NodeWork.Amount;
import io.crossdock.promises.NodeWork.Slot;
import io.crossdock.sourcing.NodeTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Terms of a node at the time of a decision. */
class CandidateNodeTest {

    private static final List<String> SERVICES = List.of("express", "standard");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    /**
     * A node in Chicago, 08:00 to 18:00 every day, 20.00 an hour from 16:00, 3 fulfillments an hour, 10 fulfillments
     * and 20 units a day.
     */
    private static Node node(Capacity capacity) {
        var opening = Arrays.stream(Day.values())
                .map(d -> new Opening(d, LocalTime.of(8, 0), LocalTime.of(18, 0)))
                .toList();
        var profile = new NodeProfile(
                opening,
                List.of(),
                null,
                Set.of(),
                null,
                capacity,
                List.of(new Labor(16, 18, 2_000)),
                Set.of(),
                null,
                Set.of("web"),
                Set.of("hazmat"));
        return new Node(
                        "N1",
                        "N1",
                        Node.Kind.STORE,
                        "US",
                        "60601",
                        41.88,
                        -87.62,
                        "America/Chicago",
                        10,
                        0,
                        null,
                        true,
                        null,
                        Set.of(),
                        List.of(),
                        null)
                .with(profile);
    }

    private static final Capacity CAPACITY = new Capacity(10L, 20L, 3L, null);

    private static CandidateNode site(String at, long units, Map<Slot, Amount> taken) {
        return CandidateNode.of(
                        node(CAPACITY),
                        Instant.parse(at),
                        SERVICES,
                        units,
                        slot -> taken.getOrDefault(slot, Amount.NONE))
                .orElseThrow();
    }

    private static Slot hour(LocalDate day, int hour) {
        return new Slot("N1", day, hour);
    }

    private static Slot day(LocalDate day) {
        return new Slot("N1", day, NodeWork.WHOLE_DAY);
    }

    @Test
    void aNodeWithoutAProfileHasNoTerms() {
        var plain = node(CAPACITY).with(null);

        var site = CandidateNode.of(plain, Instant.parse("2026-11-26T15:00:00Z"), SERVICES, 1, slot -> Amount.NONE)
                .orElseThrow();

        assertThat(site.source().terms()).isEqualTo(NodeTerms.ANY);
    }

    @Test
    void whatIsLeftIsTheSmallerOfHourAndDay() {
        var terms = site(
                        "2026-11-26T15:30:00Z",
                        1,
                        Map.of(hour(THURSDAY, 9), new Amount(1, 4), day(THURSDAY), new Amount(9, 12)))
                .source()
                .terms();

        assertThat(terms.ordersLeft()).isEqualTo(1);
        assertThat(terms.unitsLeft()).isEqualTo(8);
        assertThat(terms.laborMinor()).isZero();
        assertThat(terms.shipsAt()).containsEntry("standard", Instant.parse("2026-11-27T00:00:00Z"));
        assertThat(terms.refuses()).containsExactly("hazmat");
        assertThat(terms.channels()).containsExactly("web");
    }

    @Test
    void aFullHourPassesTheWorkOnAndTheHoursPriceIsThatOfItsTurn() {
        var site = site(
                "2026-11-26T21:30:00Z",
                1,
                Map.of(hour(THURSDAY, 15), new Amount(3, 3), day(THURSDAY), new Amount(3, 3)));

        assertThat(site.slot()).isEqualTo(hour(THURSDAY, 16));
        assertThat(site.source().terms().laborMinor()).isEqualTo(2_000);
        assertThat(site.source().terms().ordersLeft()).isEqualTo(3);
    }

    @Test
    void aFullDayShipsOnTheNextOne() {
        var site = site("2026-11-26T15:30:00Z", 1, Map.of(day(THURSDAY), new Amount(10, 10)));

        assertThat(site.slot()).isEqualTo(hour(THURSDAY.plusDays(1), 8));
        assertThat(site.source().terms().shipsAt()).containsEntry("standard", Instant.parse("2026-11-28T00:00:00Z"));
        assertThat(site.source().terms().ordersLeft()).isEqualTo(3);
    }

    @Test
    void anOrderThatIsLargerThanWhatIsLeftOfADayFindsRoomOnTheNext() {
        var taken = Map.of(day(THURSDAY), new Amount(4, 18));

        assertThat(site("2026-11-26T15:30:00Z", 2, taken).slot()).isEqualTo(hour(THURSDAY, 9));
        assertThat(site("2026-11-26T15:30:00Z", 3, taken).slot()).isEqualTo(hour(THURSDAY.plusDays(1), 8));
        assertThat(site("2026-11-26T15:30:00Z", 99, taken).source().terms().unitsLeft())
                .isEqualTo(20);
    }

    @Test
    void afterClosingTimeTheWorkIsTomorrowsAndOneWithoutCapacityIsNeverFull() {
        assertThat(site("2026-11-27T01:00:00Z", 1, Map.of()).slot()).isEqualTo(hour(THURSDAY.plusDays(1), 8));
        var free = CandidateNode.of(
                node(new Capacity(0L, null, null, null)),
                Instant.parse("2026-11-26T15:00:00Z"),
                SERVICES,
                1,
                s -> Amount.NONE);
        assertThat(free).as("takes nothing on").isEmpty();
    }

    @Test
    void daysOfCarriersAreCalendarOrWorkingDays() {
        var friday = Instant.parse("2026-11-28T00:00:00Z");
        var chicago = ZoneId.of("America/Chicago");

        assertThat(PromiseDates.afterWorkingDays(friday, 2, chicago)).isEqualTo(Instant.parse("2026-12-02T00:00:00Z"));
        assertThat(PromiseDates.afterWorkingDays(friday, 0, chicago)).isEqualTo(friday);
        assertThat(PromiseDates.afterWorkingDays(Instant.parse("2026-10-31T00:00:00Z"), 1, chicago))
                .as("over the end of daylight time it is the same time of day")
                .isEqualTo(Instant.parse("2026-11-03T01:00:00Z"));
    }
}
