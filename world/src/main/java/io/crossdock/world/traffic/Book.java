package io.crossdock.world.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The world's record of Crossdock's answers: acknowledged orders, wrong answers, and counts of events. */
public final class Book {

    private static final int COMPLAINTS_MAX = 100;
    private static final String NO_ID = "";

    private final ConcurrentHashMap<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    /**
     * Records an acknowledged order.
     *
     * @param key channel and reference with a slash between
     * @param id Crossdock's id of the order, empty where the answer has none
     */
    void acknowledge(String key, String id) {
        String before = acknowledged.putIfAbsent(key, id);
        if (NO_ID.equals(before) && !id.isEmpty()) {
            acknowledged.put(key, id);
        } else if (before != null && !id.isEmpty() && !before.equals(id)) {
            complain("order " + key + " was acknowledged as " + before + " and then as " + id);
        }
    }

    /** Records an order that Crossdock rightly did not take. */
    void refuse(String key) {
        refused.add(key);
    }

    /** Number of orders that Crossdock rightly never took. */
    public long refused() {
        return refused.stream().filter(key -> !knows(key)).count();
    }

    /** Records a wrong answer of Crossdock. */
    void complain(String sentence) {
        count("complaints");
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(sentence);
        }
    }

    void count(String what) {
        counts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
    }

    /** Acknowledged orders: from channel/reference to id, or to an empty text where the channel's answer has no id. */
    public Map<String, String> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    Optional<String> id(String key) {
        return Optional.ofNullable(acknowledged.get(key)).filter(id -> !id.isEmpty());
    }

    boolean knows(String key) {
        return acknowledged.containsKey(key);
    }

    /** Number of acknowledged orders. */
    public int size() {
        return acknowledged.size();
    }

    /** Number of times that an event happened. */
    public long counted(String what) {
        AtomicLong count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    /** Counts of all events by name. */
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((what, count) -> all.put(what, count.get()));
        return all;
    }

    public java.util.List<String> complaints() {
        return java.util.List.copyOf(complaints);
    }
}
