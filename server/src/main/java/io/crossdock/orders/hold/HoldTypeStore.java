package io.crossdock.orders.hold;

import io.crossdock.engine.Tx;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of {@code orders.hold_type}. */
final class HoldTypeStore {

    private static final String COMMA = ",";

    private HoldTypeStore() {}

    static List<HoldType> all(Tx tx) {
        return tx.sql("""
                select code, name, owner, blocks, release_hours, on_breach, reason_codes
                from orders.hold_type
                order by code""")
                .rows(rs -> new HoldType(
                        rs.getString("code"),
                        rs.getString("name"),
                        rs.getString("owner"),
                        steps((String[]) rs.getArray("blocks").getArray()),
                        rs.getInt("release_hours"),
                        HoldBreach.of(rs.getString("on_breach")),
                        Arrays.asList((String[]) rs.getArray("reason_codes").getArray())));
    }

    static List<HoldStep> steps(String[] words) {
        return Arrays.stream(words).map(HoldStep::of).toList();
    }

    static String text(List<HoldStep> steps) {
        return steps.stream().map(HoldStep::text).collect(Collectors.joining(COMMA));
    }

    static void put(Tx tx, List<HoldType> types) {
        tx.sql("""
                insert into orders.hold_type (code, name, owner, blocks, release_hours, on_breach, reason_codes)
                select t.code, t.name, t.owner, string_to_array(t.blocks, ','), t.hours, t.breach,
                    string_to_array(t.reasons, ',')
                from unnest(?, ?, ?, ?, ?, ?, ?) as t (code, name, owner, blocks, hours, breach, reasons)
                order by t.code
                on conflict (code) do update
                set name = excluded.name, owner = excluded.owner, blocks = excluded.blocks,
                    release_hours = excluded.release_hours, on_breach = excluded.on_breach,
                    reason_codes = excluded.reason_codes""")
                .texts(types, HoldType::code)
                .texts(types, HoldType::name)
                .texts(types, HoldType::owner)
                .texts(types, t -> text(t.blocks()))
                .ints(types, HoldType::releaseHours)
                .texts(types, t -> t.onBreach().text())
                .texts(types, t -> String.join(COMMA, t.reasonCodes()))
                .update();
    }
}
