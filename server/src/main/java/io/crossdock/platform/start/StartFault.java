package io.crossdock.platform.start;

import org.jspecify.annotations.Nullable;

/** A fault that stops the start. The message is one sentence for the operator: what is wrong, where, and what to do. */
public class StartFault extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public StartFault(String sentence) {
        super(sentence);
    }

    /** @param cause for the stack trace, which is logged at the level debug */
    public StartFault(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
