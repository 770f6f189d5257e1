package io.crossdock.platform.web;

import io.crossdock.shared.Problem;
import java.io.IOException;

/** A body exceeded the limit while it was read. */
final class BodyTooLarge extends IOException {

    private final int bytesMax;

    BodyTooLarge(int bytesMax) {
        super("body over " + bytesMax + " bytes");
        this.bytesMax = bytesMax;
    }

    Problem problem() {
        return Problem.of(
                413, "body-too-large", "The body is too large", "A body may have up to " + bytesMax + " bytes");
    }
}
