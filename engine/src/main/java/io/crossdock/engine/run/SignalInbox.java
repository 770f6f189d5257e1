package io.crossdock.engine.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The waiting events of the subjects that a transaction holds. */
final class SignalInbox {

    private final OpenTx tx;
    private final Map<Long, List<SignalStore.Row>> waiting = new LinkedHashMap<>();
    private final Set<Long> read = new HashSet<>();
    private final List<Long> taken = new ArrayList<>();

    SignalInbox(OpenTx tx) {
        this.tx = tx;
    }

    /** Reads the events of those subjects whose inbox has not been read yet. */
    void open(Collection<SubjectState> subjects) {
        var unread = subjects.stream()
                .filter(s -> !s.isNew && read.add(s.id))
                .map(s -> s.id)
                .toList();
        if (!unread.isEmpty()) {
            SignalStore.of(tx, unread)
                    .forEach(row -> waiting.computeIfAbsent(row.subject(), k -> new ArrayList<>())
                            .add(row));
        }
    }

    /** Decides whether an event was taken or refused, and so leaves the inbox. */
    interface Taker {
        boolean take(SubjectState subject, SignalStore.Row row);
    }

    /** Offers each subject its events in order, until it takes one. Returns whether any was taken. */
    boolean offer(Taker taker) {
        boolean any = false;
        for (var entry : waiting.entrySet()) {
            var subject = tx.loaded.get(entry.getKey());
            if (subject != null) {
                any |= offer(subject, entry.getValue().iterator(), taker);
            }
        }
        return any;
    }

    private boolean offer(SubjectState subject, Iterator<SignalStore.Row> rows, Taker taker) {
        while (rows.hasNext()) {
            var row = rows.next();
            if (taker.take(subject, row)) {
                rows.remove();
                taken.add(row.id());
                return true;
            }
        }
        return false;
    }

    /** Removes the taken events and keeps the rest for later. */
    void store() {
        SignalStore.remove(tx, taken);
        SignalStore.keep(
                tx,
                waiting.values().stream()
                        .flatMap(List::stream)
                        .map(SignalStore.Row::id)
                        .toList());
    }
}
