package io.crossdock.platform;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The person or system that makes a request, in UTF-8 or Latin-1. There is no access control yet: a header names it,
 * and the log records the name as given.
 */
public final class Actor {

    public static final String HEADER = "Crossdock-Actor";

    /** Actor of requests that name nobody. */
    public static final String API = "api";

    private static final int LENGTH_MAX = 100;

    private Actor() {}

    /** The actor in the header, or the other one if the header is missing. */
    public static String or(@Nullable String header, String otherwise) {
        return header == null || header.isBlank() ? otherwise : checked(header);
    }

    /**
     * The actor in the header. @throws Refused if it is missing: commands that need two people must know who they are
     */
    public static String required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Refused.invalid(List.of(new Violation(
                    "",
                    ViolationCode.REQUIRED,
                    "the header " + HEADER + " must name the person who makes the request")));
        }
        return checked(header);
    }

    private static String checked(String header) {
        var name = decoded(header).strip();
        var fault = StorableText.fault(name, LENGTH_MAX);
        if (fault != null) {
            throw Refused.invalid(
                    List.of(new Violation("", fault.code(), "the header " + HEADER + " " + fault.message())));
        }
        return name;
    }

    /** Headers arrive as Latin-1. A name that was sent as UTF-8 is read as such; else it is Latin-1. */
    private static String decoded(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
