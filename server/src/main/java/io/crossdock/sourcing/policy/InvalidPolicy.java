package io.crossdock.sourcing.policy;

import io.crossdock.engine.document.DocumentFault;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown for policy files with faults; the message names them all. */
final class InvalidPolicy extends RuntimeException {

    private final transient List<DocumentFault> faults;

    InvalidPolicy(List<DocumentFault> faults) {
        super("the policy files have %d faults:\n%s"
                .formatted(
                        faults.size(),
                        faults.stream().map(f -> f.path() + " " + f.message()).collect(Collectors.joining("\n"))));
        this.faults = List.copyOf(faults);
    }

    List<DocumentFault> faults() {
        return faults;
    }
}
