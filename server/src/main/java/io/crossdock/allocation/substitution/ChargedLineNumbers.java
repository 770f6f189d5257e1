package io.crossdock.allocation.substitution;

import io.crossdock.engine.Tx;
import io.crossdock.orders.LineSubstitution;
import io.crossdock.orders.Orders;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Under which number payments know units: substitutes that cost less than their line have a line of their own there.
 */
@Component
public final class ChargedLineNumbers {

    private final Orders orders;

    ChargedLineNumbers(Orders orders) {
        this.orders = orders;
    }

    /** Units as nodes and returns know them. */
    public record Sent(long order, int number, String sku) {}

    /** @param apart substitutes that cost less */
    public record Charged(Set<Sent> apart) {

        public int line(Sent sent) {
            return apart.contains(sent) ? sent.number() : LineSubstitution.sold(sent.number());
        }
    }

    /** Reads nothing where nothing was substituted. */
    public Charged of(Tx tx, Collection<Sent> sent) {
        List<Long> of = sent.stream()
                .filter(s -> LineSubstitution.is(s.number()))
                .map(Sent::order)
                .distinct()
                .toList();
        var apart = new HashSet<Sent>();
        orders.substitutions(tx, of).stream()
                .filter(LineSubstitution::cheaper)
                .forEach(s -> apart.add(new Sent(s.order(), LineSubstitution.number(s.line()), s.sku())));
        return new Charged(apart);
    }
}
