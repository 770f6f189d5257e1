package io.crossdock.orders.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.Words;

/** What became of a question. */
public enum WaitState {
    /** The table said that its customer need not be asked. */
    NOT_ASKED,
    /** It can be answered until its time is over. */
    ASKED,
    /** Another date came before an answer, and another question with it. */
    REPLACED,
    /** The customer waits. */
    ACCEPTED,
    /** The customer does not wait. */
    DECLINED,
    /** Its time is over; what that means was said with the question. */
    UNANSWERED,
    /** The goods came before an answer. */
    GOODS_CAME,
    /** The order ended before an answer. */
    ENDED;

    /** Reads the text. @throws IllegalArgumentException for any other text */
    @JsonCreator
    public static WaitState of(String text) {
        return Words.parse(WaitState.class, text);
    }

    @JsonValue
    public String text() {
        return Words.of(this);
    }
}
