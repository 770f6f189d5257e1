package io.crossdock.connectors.system;

import io.crossdock.platform.start.StartFault;

/** A setting that stops the start. The message is one sentence for the operator. */
public final class WrongSetting extends StartFault {

    private static final long serialVersionUID = 1;

    public WrongSetting(String message) {
        super(message);
    }

    /**
     * Checks a settings record. @param otherwise the message; begins with the key, as in {@code hmac-key must be hex}
     */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new WrongSetting(otherwise);
        }
    }
}
