package io.crossdock.orders.change;

import io.crossdock.engine.Tx;
import io.crossdock.orders.OrderId;
import io.crossdock.shared.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes orders after they were placed. {@code orchestration}, which knows nodes, money and processes, implements it;
 * channels and people call it.
 */
public interface ChangeRequests {

    /** Changes an order: all actions, or none. */
    Answer change(Tx tx, OrderId order, ChangeWish wish);

    /** What {@link #change} would do now; nothing is changed. */
    ChangePreview preview(Tx tx, OrderId order, ChangeWish wish);

    /**
     * A person decides what a node was asked for and has not answered.
     *
     * @param state applied or refused
     * @return false if nothing of the change is requested
     */
    boolean decide(Tx tx, OrderChange change, ChangeState state, String note);

    /**
     * What became of a change.
     *
     * @param change null if it is refused
     * @param violations why it is refused; their pointers begin with {@code /actions}
     */
    record Answer(@Nullable OrderChange change, List<Violation> violations) {

        public Answer {
            violations = List.copyOf(violations);
        }
    }
}
