package io.crossdock.engine.run;

import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a set, all or nothing. A set that fails is halved until the element at fault stands alone; the others go on.
 * In an outage it is not: halves would fail too.
 */
public record SetHalver<T>(Attempt<T> attempt, Predicate<RuntimeException> outage, Failure<T> failure) {

    private static final Logger LOG = LoggerFactory.getLogger(SetHalver.class);

    /** Does it for the whole set, or for none of it. */
    public interface Attempt<T> {

        /** @return how many it did */
        int run(List<T> set);
    }

    /** Takes what is not halved: one element, a set in an outage, and nothing at all. */
    public interface Failure<T> {
        void take(List<T> set, RuntimeException reason);
    }

    /** @return how many it did */
    public int run(List<T> set) {
        try {
            return attempt.run(set);
        } catch (RuntimeException e) {
            return failed(set, e);
        }
    }

    /** Goes on with a set that failed. @return how many it did */
    public int failed(List<T> set, RuntimeException reason) {
        if (set.size() <= 1 || outage.test(reason)) {
            failure.take(set, reason);
            return 0;
        }
        LOG.info("a set of {} failed and is tried in halves: {}", set.size(), reason.toString());
        int half = set.size() / 2;
        return run(set.subList(0, half)) + run(set.subList(half, set.size()));
    }
}
