package io.crossdock.masterdata.internal;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.masterdata.Closure;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The statements of nodes with their profiles, holidays and closures: three for any number of nodes. */
final class NodeStore {

    private NodeStore() {}

    /** @param at closures that have ended by then are left out */
    static List<Node> nodes(Connection connection, Instant at) {
        var calendars = new HashMap<String, Set<LocalDate>>();
        CalendarStore.all(connection).forEach(c -> calendars.put(c.name(), c.dates()));
        var closures = ClosureStore.open(connection, Closure.Kind.NODE, at);
        return new Sql(connection, """
                select n.code, n.name, n.kind, n.country, n.postal_code, n.latitude, n.longitude, n.time_zone,
                    n.handling_minor, n.order_minor, n.system, n.active, n.legal_entity, p.profile
                from masterdata.node n
                left join masterdata.node_profile p on p.node = n.code
                order by n.code""").rows(rs -> node(rs, calendars, closures));
    }

    private static Node node(ResultSet rs, Map<String, Set<LocalDate>> calendars, Map<String, List<Closure>> closures)
            throws SQLException {
        var text = rs.getString("profile");
        var profile = text == null ? null : EngineJson.MAPPER.readValue(text, NodeProfile.class);
        return new Node(
                rs.getString("code"),
                rs.getString("name"),
                Node.Kind.valueOf(rs.getString("kind")),
                rs.getString("country"),
                rs.getString("postal_code"),
                rs.getDouble("latitude"),
                rs.getDouble("longitude"),
                rs.getString("time_zone"),
                rs.getLong("handling_minor"),
                rs.getLong("order_minor"),
                rs.getString("system"),
                rs.getBoolean("active"),
                profile,
                holidays(profile, calendars),
                closures.getOrDefault(rs.getString("code"), List.of()),
                rs.getString("legal_entity"));
    }

    private static Set<LocalDate> holidays(@Nullable NodeProfile profile, Map<String, Set<LocalDate>> calendars) {
        if (profile == null) {
            return Set.of();
        }
        var days = new TreeSet<>(profile.holidays());
        if (profile.calendar() != null) {
            days.addAll(calendars.getOrDefault(profile.calendar(), Set.of()));
        }
        return days;
    }

    static void put(Tx tx, List<Node> nodes) {
        tx.sql("""
                insert into masterdata.node (code, name, kind, country, postal_code, latitude, longitude, time_zone,
                    handling_minor, order_minor, system, active, legal_entity)
                select u.code, u.name, u.kind, u.country, u.postal_code, u.latitude, u.longitude, u.time_zone,
                    u.handling_minor, u.order_minor, u.system, u.active, u.legal_entity
                from unnest(?, ?, ?, ?, ?, ?::float8[], ?::float8[], ?, ?, ?, ?, ?, ?) as u (code, name, kind, country,
                    postal_code, latitude, longitude, time_zone, handling_minor, order_minor, system, active,
                    legal_entity)
                order by u.code
                on conflict (code) do update
                set name = excluded.name,
                    kind = excluded.kind,
                    country = excluded.country,
                    postal_code = excluded.postal_code,
                    latitude = excluded.latitude,
                    longitude = excluded.longitude,
                    time_zone = excluded.time_zone,
                    handling_minor = excluded.handling_minor,
                    order_minor = excluded.order_minor,
                    system = coalesce(excluded.system, masterdata.node.system),
                    active = excluded.active,
                    legal_entity = coalesce(excluded.legal_entity, masterdata.node.legal_entity)""")
                .texts(nodes, Node::code)
                .texts(nodes, Node::name)
                .texts(nodes, n -> n.kind().name())
                .texts(nodes, Node::country)
                .texts(nodes, Node::postalCode)
                .texts(nodes, n -> Double.toString(n.latitude()))
                .texts(nodes, n -> Double.toString(n.longitude()))
                .texts(nodes, Node::timeZone)
                .longs(nodes, Node::handlingMinor)
                .longs(nodes, Node::orderMinor)
                .texts(nodes, Node::system)
                .booleans(nodes, Node::active)
                .texts(nodes, Node::legalEntity)
                .update();
        putProfiles(tx, nodes.stream().filter(n -> n.profile() != null).toList());
    }

    private static void putProfiles(Tx tx, List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        tx.sql("""
                insert into masterdata.node_profile (node, profile)
                select u.node, u.profile::jsonb
                from unnest(?, ?) as u (node, profile)
                order by u.node
                on conflict (node) do update set profile = excluded.profile""")
                .texts(nodes, Node::code)
                .texts(nodes, n -> EngineJson.write(Objects.requireNonNull(n.profile())))
                .update();
        tx.sql("""
                delete from masterdata.node_profile
                where node = any (?) and profile = '{}'""").texts(nodes, Node::code).update();
    }
}
