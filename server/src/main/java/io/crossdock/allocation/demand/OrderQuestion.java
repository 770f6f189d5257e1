package io.crossdock.allocation.demand;

import io.crossdock.engine.Tx;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.policy.PolicyQuestion;
import io.crossdock.policy.PolicySchema.Input;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What decision tables may ask about an order, and an order's answers. */
public final class OrderQuestion {

    /** About an order as a whole. */
    public static final Map<String, Input> COLUMNS = Map.of(
            "channel", Input.WORD,
            "service", Input.WORD,
            "fulfillment", Input.WORD,
            "tier", Input.WORD,
            "country", Input.WORD,
            "region", Input.WORD,
            "date", Input.DAY);

    /** About an order and its goods. */
    static final Map<String, Input> COLUMNS_WITH_TRAITS = withTraits();

    private OrderQuestion() {}

    private static Map<String, Input> withTraits() {
        var columns = new HashMap<>(COLUMNS);
        columns.put("trait", Input.WORDS);
        return Map.copyOf(columns);
    }

    /** The question about this order. Days are those of UTC: an order has no place of its own. */
    public static PolicyQuestion of(Tx tx, SourcingRequest wish, Set<String> traits) {
        var words = new HashMap<String, Set<String>>();
        words.put("channel", Set.of(wish.channel()));
        words.put("service", Set.of(wish.service()));
        words.put("fulfillment", Set.of(wish.way().kind()));
        words.put("country", Set.of(wish.country()));
        if (wish.tier() != null) {
            words.put("tier", Set.of(wish.tier()));
        }
        if (wish.region() != null) {
            words.put("region", Set.of(wish.region()));
        }
        words.put("trait", traits);
        return asked(tx, words);
    }

    /** The question about an order that is sent by this service and is nothing special. */
    static PolicyQuestion usual(Tx tx, String service) {
        return asked(tx, Map.of("service", Set.of(service), "fulfillment", Set.of(DeliveryMethod.SHIP)));
    }

    private static PolicyQuestion asked(Tx tx, Map<String, Set<String>> words) {
        return new PolicyQuestion(words, tx.at().atZone(ZoneOffset.UTC).toLocalDate());
    }
}
