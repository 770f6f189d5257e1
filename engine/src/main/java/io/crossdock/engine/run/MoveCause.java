package io.crossdock.engine.run;

/**
 * The cause of a move to another stage.
 *
 * @param on the outcome, event, limit or decision
 * @param actor who caused it
 * @param note the reason in the actor's words; empty if there are none
 */
record MoveCause(String on, String actor, String note) {

    /** The decision with its reason, as the case keeps it. */
    String said() {
        return note.isBlank() ? on : on + ": " + note;
    }
}
