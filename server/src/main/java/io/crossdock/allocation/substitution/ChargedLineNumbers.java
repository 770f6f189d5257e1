package io.crossdock.allocation.substitution;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.Orders;
import io.crossdock.shared.UnitLine;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Maps shipped units to payment lines. A substitute that is cheaper than the ordered SKU has a payment line of its own.
 */
@Component
public final class ChargedLineNumbers {

    private final Orders orders;

    ChargedLineNumbers(Orders orders) {
        this.orders = orders;
    }

    /** Units as nodes and returns know them. */
    public record Sent(long order, UnitLine line, String sku) {}

    /** Substitutes that are cheaper than the ordered SKU. */
    public record Charged(Set<Sent> apart) {

        public UnitLine line(Sent sent) {
            return apart.contains(sent) ? sent.line() : sent.line().original();
        }
    }

    /** Reads nothing where nothing was substituted. */
    public Charged of(Tx tx, Collection<Sent> sent) {
        List<Long> of = sent.stream()
                .filter(s -> s.line().substitute())
                .map(Sent::order)
                .distinct()
                .toList();
        var apart = new HashSet<Sent>();
        orders.substitutions(tx, of).stream()
                .filter(LineSubstitution::cheaper)
                .forEach(s -> apart.add(new Sent(s.order(), UnitLine.substitute(s.line()), s.sku())));
        return new Charged(apart);
    }
}
