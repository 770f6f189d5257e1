package io.crossdock.orchestration;

import io.crossdock.engine.Tx;
import io.crossdock.orders.Orders;
import io.crossdock.orders.Substitution;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Under which number payments know units: substitutes that cost less than their line have a line of their own there. */
@Component
final class ChargedLines {

    private final Orders orders;

    ChargedLines(Orders orders) {
        this.orders = orders;
    }

    /** Units as nodes and returns know them. */
    record Sent(long order, int number, String sku) {}

    /** @param apart substitutes that cost less */
    record Charged(Set<Sent> apart) {

        int line(Sent sent) {
            return apart.contains(sent) ? sent.number() : Substitution.sold(sent.number());
        }
    }

    /** Reads nothing where nothing was substituted. */
    Charged of(Tx tx, Collection<Sent> sent) {
        List<Long> of = sent.stream().filter(s -> Substitution.is(s.number())).map(Sent::order).distinct().toList();
        var apart = new HashSet<Sent>();
        orders.substitutions(tx, of).stream()
                .filter(Substitution::cheaper)
                .forEach(s -> apart.add(new Sent(s.order(), Substitution.number(s.line()), s.sku())));
        return new Charged(apart);
    }
}
