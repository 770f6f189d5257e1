package io.crossdock.allocation.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.allocation.demand.FillRule;
import io.crossdock.masterdata.Sku;
import io.crossdock.orders.Address;
import io.crossdock.orders.Customer;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.Order;
import io.crossdock.orders.OrderId;
import io.crossdock.orders.OrderLine;
import io.crossdock.orders.OrderState;
import io.crossdock.shared.UnitLine;
import io.crossdock.sourcing.Demand.DemandLine;
import io.crossdock.sourcing.RejectionReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Substitutes for units that an order lacks. */
class SubstituteRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static DemandLine line(int line, String sku, long quantity) {
        return new DemandLine(UnitLine.ordered(line), sku, quantity, 300);
    }

    private static DemandLine substitute(int line, String sku) {
        return new DemandLine(UnitLine.substitute(line), sku, 1, 450, Set.of("fragile"));
    }

    private static FillRule.Filled fill(
            List<DemandLine> wanted, Map<UnitLine, List<DemandLine>> instead, Map<String, Long> reach) {
        return FillRule.fill(wanted, instead, reach, _ -> RejectionReason.NO_STOCK);
    }

    private static List<String> said(FillRule.Filled filled) {
        return filled.lines().stream()
                .map(l -> l.line() + ": " + l.quantity() + " x " + l.sku())
                .toList();
    }

    @Test
    void whatLacksIsFilledByTheBestThatCoversIt() {
        var filled = fill(
                List.of(line(1, "cup", 3)),
                Map.of(UnitLine.ordered(1), List.of(substitute(1, "mug"), substitute(1, "bowl"))),
                Map.of("cup", 1L, "mug", 1L, "bowl", 2L));

        assertThat(said(filled)).containsExactly("1: 1 x cup", "1 (substitute): 2 x bowl");
        assertThat(filled.whole()).isTrue();
        var sent = filled.substitutes().getFirst();
        assertThat(sent.weightGrams()).as("that of what is sent").isEqualTo(450);
        assertThat(sent.traits()).containsExactly("fragile");
        assertThat(sent.inPlaceOf().line()).isEqualTo(line(1, "cup", 3));
        assertThat(sent.inPlaceOf().available()).isEqualTo(1);
    }

    @Test
    void aLineIsNeverOfThreeSkus() {
        var filled = fill(
                List.of(line(1, "cup", 3)),
                Map.of(UnitLine.ordered(1), List.of(substitute(1, "mug"), substitute(1, "bowl"))),
                Map.of("mug", 2L, "bowl", 1L));

        assertThat(said(filled)).isEmpty();
        assertThat(filled.missing()).containsExactly(Map.entry(UnitLine.ordered(1), 3L));
        assertThat(filled.whole()).isFalse();
    }

    @Test
    void unitsThatSomebodyOrderedThemselvesAreNoSubstitutes() {
        var filled = fill(
                List.of(line(1, "cup", 1), line(2, "mug", 2)),
                Map.of(UnitLine.ordered(1), List.of(substitute(1, "mug"))),
                Map.of("mug", 2L));

        assertThat(said(filled)).containsExactly("2: 2 x mug");
        assertThat(filled.whole()).isFalse();
    }

    @Test
    void oneSubstituteIsGivenOutOnce() {
        var instead = Map.of(
                UnitLine.ordered(1),
                List.of(substitute(1, "bowl")),
                UnitLine.ordered(2),
                List.of(substitute(2, "bowl")));

        var filled = fill(List.of(line(1, "cup", 2), line(2, "mug", 2)), instead, Map.of("bowl", 3L));

        assertThat(said(filled)).containsExactly("1 (substitute): 2 x bowl");
        assertThat(filled.whole()).isFalse();
    }

    @Test
    void whereNothingLacksNothingIsSubstituted() {
        var filled = fill(
                List.of(line(1, "cup", 2)),
                Map.of(UnitLine.ordered(1), List.of(substitute(1, "mug"))),
                Map.of("cup", 2L, "mug", 9L));

        assertThat(said(filled)).containsExactly("1: 2 x cup");
        assertThat(filled.whole()).isFalse();
    }

    @Test
    void theCustomerNeverPaysMore() {
        var line = new OrderLine(1, null, "cup", "Cup", 1, 1_000, 0, 0, 0, 0, 0, 0, 0, null, null);

        assertThat(price(line, "mug", 1_200, "USD")).isEqualTo("1000 false");
        assertThat(price(line, "bowl", 800, "USD")).isEqualTo("800 true");
        assertThat(price(line, "euro", 800, "EUR"))
                .as("not known in the order's currency")
                .isEqualTo("1000 false");
        assertThat(price(line, "unpriced", 0, "USD")).isEqualTo("1000 false");
    }

    private static String price(OrderLine line, String sku, long minor, String currency) {
        var to = new Address("Ada", "1 Main St", null, "Chicago", null, "60601", "US", null, null);
        var order = new Order(
                new OrderId(7),
                "web",
                "r",
                NOW,
                NOW,
                "USD",
                new Customer("Ada", "", null),
                to,
                "standard",
                List.of(line),
                0,
                0,
                1_000,
                OrderState.OPEN,
                null,
                null,
                DeliveryMethod.SHIPPED,
                List.of(),
                null,
                List.of());
        var made = SubstituteRule.substitution(
                order, line, new Sku(sku, sku, "each", 300, minor, currency), 1, "no-stock");
        return made.unitPriceMinor() + " " + made.cheaper();
    }

    @Test
    void whatCountsOtherwiseOrIsNotOnSaleDoesNotFit() {
        var cup = new Sku("cup", "Cup", "each", 300, 1_000, "USD");

        assertThat(SubstituteRule.fits(cup, new Sku("rope", "Rope", "cm", 1, 1, "USD"), NOW))
                .isFalse();
        assertThat(SubstituteRule.fits(cup, onSale("2026-11-27"), NOW)).isFalse();
        assertThat(SubstituteRule.fits(cup, onSale("2026-11-26"), NOW)).isTrue();
    }

    private static Sku onSale(String day) {
        return new Sku("mug", "Mug", "each", 300, 1_000, "USD", Set.of(), null, LocalDate.parse(day));
    }
}
