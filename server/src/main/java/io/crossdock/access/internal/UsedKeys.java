package io.crossdock.access.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** When keys were last used, until it is stored. Holds one entry per key. */
@Component
final class UsedKeys {

    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    void add(String id, Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(used.get(id))) {
            used.put(id, minute);
        }
    }

    /** Takes what is there. */
    Map<String, Instant> take() {
        var taken = Map.copyOf(used);
        taken.forEach(used::remove);
        return taken;
    }
}
