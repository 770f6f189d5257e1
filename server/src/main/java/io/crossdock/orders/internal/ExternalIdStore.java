package io.crossdock.orders.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.agreement.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code orders.external_id}: what other systems call orders. A number that a later version leaves out stays. */
final class ExternalIdStore {

    private ExternalIdStore() {}

    /** A number of an order. @param type which of the system's numbers; may be empty */
    record ExternalId(long order, String system, String type, String value) {}

    /** Numbers that have a field of their own: the field, and whose number it is. */
    private static final Map<String, String> FIELDS =
            Map.of("orderNumber", "channel", "customerOrderNumber", "customer", "purchaseOrder", "customer");

    private static final String LIST = "externalIds";

    /** The numbers in an agreement. Documents without any are not read. */
    static List<ExternalId> of(long order, Agreement agreement) {
        var text = agreement.document();
        if (Stream.concat(Stream.of(LIST), FIELDS.keySet().stream()).noneMatch(name -> text.contains(quoted(name)))) {
            return List.of();
        }
        var document = agreement.tree();
        var ids = new ArrayList<ExternalId>();
        for (var id : document.path(LIST)) {
            ids.add(new ExternalId(
                    order,
                    id.path("system").asString(""),
                    id.path("type").asString(""),
                    id.path("value").asString("")));
        }
        FIELDS.forEach((name, system) ->
                ids.add(new ExternalId(order, system, name, document.path(name).asString(""))));
        ids.removeIf(id -> id.value().isBlank());
        return ids;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    static void add(Tx tx, List<ExternalId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into orders.external_id (order_id, system, type, value)
                select i.order_id, i.system, i.type, i.value
                from unnest(?, ?, ?, ?) as i (order_id, system, type, value)
                on conflict do nothing""")
                .longs(ids, ExternalId::order)
                .texts(ids, ExternalId::system)
                .texts(ids, ExternalId::type)
                .texts(ids, ExternalId::value)
                .update();
    }
}
