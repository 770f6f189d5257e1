package io.crossdock.platform.golive;

/**
 * State of a step.
 *
 * @param text what there is, or what its absence means; a sentence without its end
 * @param todo what to do; empty if done
 */
public record GoLiveItem(GoLiveStep step, State state, String text, String todo) {

    /** How far a step is. */
    public enum State {
        DONE,
        /** Orders get through, but a person should look. */
        ATTENTION,
        /** Orders wait here. */
        MISSING
    }

    public static GoLiveItem done(GoLiveStep step, String text) {
        return new GoLiveItem(step, State.DONE, text, "");
    }

    public static GoLiveItem attention(GoLiveStep step, String text, String todo) {
        return new GoLiveItem(step, State.ATTENTION, text, todo);
    }

    public static GoLiveItem missing(GoLiveStep step, String text, String todo) {
        return new GoLiveItem(step, State.MISSING, text, todo);
    }
}
