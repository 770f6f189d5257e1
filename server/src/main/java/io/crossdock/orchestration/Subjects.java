package io.crossdock.orchestration;

import io.crossdock.engine.Work;
import java.util.List;

/** The subjects of a batch. */
final class Subjects {

    private Subjects() {}

    static List<Long> of(List<Work> batch) {
        return batch.stream().map(Work::subject).toList();
    }
}
