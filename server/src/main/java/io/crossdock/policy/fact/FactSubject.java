package io.crossdock.policy.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a fact is about. Whoever reads facts of another subject than an order also reads those of its order. */
public enum FactSubject {
    ORDER("order"),
    FULFILLMENT("fulfillment", "pickup", "ship-to-store", "curbside", "same-day", "digital"),
    RETURN("return"),
    MESSAGE("message"),
    COLLECTION("collection"),
    COMPENSATION("compensation", "reclaim"),
    EXTENSION("extension");

    private final List<String> processes;

    FactSubject(String... processes) {
        this.processes = List.of(processes);
    }

    /** What the subjects of this process are; empty for a process that Crossdock never starts. */
    public static Optional<FactSubject> ofProcess(String process) {
        return Arrays.stream(values())
                .filter(subject -> subject.processes.contains(process))
                .findFirst();
    }

    public static Optional<FactSubject> of(String text) {
        return Arrays.stream(values())
                .filter(subject -> subject.text().equals(text))
                .findFirst();
    }

    /** Processes of such subjects. */
    public List<String> processes() {
        return processes;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
