package io.crossdock.channels.update;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a channel changes of an order as it goes on, and that nobody has to act on: it is only kept. */
final class QuietFields {

    private static final String TENDERS = "tenders";

    private static final Set<String> OF_ORDER =
            Set.of(TENDERS, "tags", "attributes", "origin", "externalIds", "permalink");
    private static final List<String> OF_CUSTOMER = List.of("consents", "externalIds");
    private static final String CUSTOMER = "customer";

    private QuietFields() {}

    /** A canonical order without them. */
    static ObjectNode without(ObjectNode canonical) {
        var rest = canonical.deepCopy();
        ofOrder(canonical).forEach(rest::remove);
        if (rest.get(CUSTOMER) instanceof ObjectNode customer) {
            customer.remove(OF_CUSTOMER);
        }
        return rest;
    }

    /** An agreement with them as a later message has them. */
    static ObjectNode taken(ObjectNode agreement, ObjectNode later) {
        var next = agreement.deepCopy();
        ofOrder(agreement).forEach(name -> take(next, later, name));
        if (next.get(CUSTOMER) instanceof ObjectNode customer && later.get(CUSTOMER) instanceof ObjectNode now) {
            OF_CUSTOMER.forEach(name -> take(customer, now, name));
        }
        return next;
    }

    /** Tenders that Crossdock charges are no quiet matter. */
    private static Set<String> ofOrder(ObjectNode order) {
        if (!order.path("payment").path("method").asString("").equals(TENDERS)) {
            return OF_ORDER;
        }
        var names = new HashSet<>(OF_ORDER);
        names.remove(TENDERS);
        return names;
    }

    private static void take(ObjectNode to, ObjectNode from, String name) {
        var value = from.get(name);
        if (value == null) {
            to.remove(name);
        } else {
            to.set(name, value);
        }
    }
}
