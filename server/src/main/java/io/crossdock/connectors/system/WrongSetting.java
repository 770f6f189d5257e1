package io.crossdock.connectors.system;

import io.crossdock.platform.start.StartFault;

/** A setting that stops the start. The message is one sentence for the operator. */
public final class WrongSetting extends StartFault {

    private static final long serialVersionUID = 1;

    /** @param message begins with the key, as in {@code hmac-key must be hex} */
    public WrongSetting(String message) {
        super(message);
    }
}
