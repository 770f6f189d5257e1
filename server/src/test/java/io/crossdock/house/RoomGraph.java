package io.crossdock.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of one module, and the uses between them.
 *
 * <p>A room is a sub-package with its {@code internal} and {@code web}. The module's own {@code internal} and
 * {@code web} form another room at the top, which no room may use. Each type of the module's own package counts by
 * itself, because that package has both values that every room uses and interfaces made of rooms' types; a type may be
 * below the rooms or above them, not both.
 */
final class RoomGraph {

    /** The module's own {@code internal} and {@code web}. */
    static final String INSIDE = "(inside)";

    private static final Set<String> PARTS_OF_A_ROOM = Set.of("internal", "web");

    private final String module;
    private final Map<String, Map<String, String>> edges = new TreeMap<>();

    /**
     * @param module its package
     * @param uses uses of all top-level types; those outside of the module are ignored
     */
    RoomGraph(String module, Collection<TypeUses.Use> uses) {
        this.module = module;
        for (var use : uses) {
            var from = room(use.from());
            var to = room(use.to());
            if (from != null && to != null && !from.equals(to)) {
                edges.computeIfAbsent(from, k -> new TreeMap<>()).putIfAbsent(to, use.at());
                edges.computeIfAbsent(to, k -> new TreeMap<>());
            }
        }
    }

    /**
     * The room of a type, such as {@code supply}; the type's full name if it is in the module's own package; null
     * outside of the module.
     */
    private @Nullable String room(String type) {
        return room(module, type);
    }

    static @Nullable String room(String module, String type) {
        if (!type.startsWith(module + ".")) {
            return null;
        }
        var parts = List.of(type.substring(module.length() + 1).split("\\."));
        if (parts.size() == 1) {
            return type;
        }
        var room = parts.subList(0, parts.size() - 1).stream()
                .takeWhile(part -> !PARTS_OF_A_ROOM.contains(part))
                .toList();
        return room.isEmpty() ? INSIDE : String.join(".", room);
    }

    /** The rooms that a room uses, without types of the module's own package. */
    Set<String> uses(String room) {
        var used = new TreeSet<>(edges.getOrDefault(room, Map.of()).keySet());
        used.removeIf(this::face);
        return used;
    }

    private boolean face(String room) {
        return room.startsWith(module + ".");
    }

    /** One sentence per room in a circle, and per use of the module's inside by a room. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        for (var room : edges.keySet()) {
            if (!face(room)) {
                var circle = circle(room);
                if (!circle.isEmpty()) {
                    faults.add(module + ", " + room + ": " + String.join(" -> ", circle));
                }
                if (!room.equals(INSIDE) && edges.get(room).containsKey(INSIDE)) {
                    faults.add(module + ", " + room + " uses the module's inside at "
                            + edges.get(room).get(INSIDE));
                }
            }
        }
        return faults;
    }

    /** The shortest circle through a room, each step with the place of a use; empty if there is none. */
    private List<String> circle(String start) {
        var before = new HashMap<String, String>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            var at = next.removeFirst();
            for (var to : edges.get(at).keySet()) {
                if (to.equals(start)) {
                    return way(before, at, start);
                }
                if (before.putIfAbsent(to, at) == null) {
                    next.add(to);
                }
            }
        }
        return List.of();
    }

    private List<String> way(Map<String, String> before, String last, String start) {
        Deque<String> way = new ArrayDeque<>();
        way.addFirst(step(last, start));
        for (var at = last; !at.equals(start); at = before.get(at)) {
            way.addFirst(step(before.get(at), at));
        }
        return List.copyOf(way);
    }

    private String step(String from, String to) {
        return shortName(to) + " (" + edges.get(from).get(to) + ")";
    }

    private String shortName(String room) {
        return face(room) ? room.substring(module.length() + 1) : room;
    }
}
