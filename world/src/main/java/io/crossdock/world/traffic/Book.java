package io.crossdock.world.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the world remembers of its talks with Crossdock: which orders were acknowledged, and which answers were wrong.
 */
public final class Book {

    private static final int COMPLAINTS_MAX = 100;
    private static final String NO_ID = "";

    private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /**
     * @param key channel and reference, with a slash between @param id what Crossdock calls it, empty when it didn't
     *     say
     */
    void acknowledge(String key, String id) {
        String before = acknowledged.putIfAbsent(key, id);
        if (NO_ID.equals(before) && !id.isEmpty()) {
            acknowledged.put(key, id);
        } else if (before != null && !id.isEmpty() && !before.equals(id)) {
            complain("order " + key + " was acknowledged as " + before + " and then as " + id);
        }
    }

    /** Something that Crossdock must not do. */
    void complain(String sentence) {
        count("complaints");
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(sentence);
        }
    }

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
    }

    /** Acknowledged orders: channel/reference to id, or to an empty text where the channel's answer has none. */
    public Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    Optional<String> id(String key) {
        return Optional.ofNullable(acknowledged.get(key)).filter(id -> !id.isEmpty());
    }

    boolean knows(String key) {
        return acknowledged.containsKey(key);
    }

    /** How many orders are acknowledged. */
    public int size() {
        return acknowledged.size();
    }

    /** How often something happened. */
    public long counted(String what) {
        AtomicLong count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    /** All counts by name. */
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(what, count.get()));
        return all;
    }

    public java.util.List<String> complaints() {
        return java.util.List.copyOf(complaints);
    }
}
