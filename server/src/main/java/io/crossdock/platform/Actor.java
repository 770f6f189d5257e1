package io.crossdock.platform;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The person or system that gives a command. Every handler of a command takes one and hands its name to the
 * transaction, so the log has it with each event. With access control on, it is the principal of the key; else the
 * header names it, and is believed.
 *
 * @param name as the log has it; with a key, the principal, or {@code PRINCIPAL on behalf of NAME}
 * @param isNamed whether the request names somebody
 */
public record Actor(String name, boolean isNamed) {

    /** Where a request that showed a key keeps its actor. */
    public static final String ATTRIBUTE = Actor.class.getName();

    public static final String HEADER = "Crossdock-Actor";

    /** Stands in the log for those who name nobody. */
    public static final String NOBODY = "api";

    /** Characters of a name; a surrogate pair counts once. */
    public static final int CHARACTERS_MAX = 100;

    /**
     * Names under which Crossdock itself writes to the log. A request under one of them would look like its work. The
     * launcher knows them, too.
     */
    static final Set<String> OWN = Set.of(
            NOBODY,
            "crossdock",
            "system",
            "operator",
            "provider",
            "channel",
            "migration",
            "engine",
            "timers",
            "cart-holds",
            "catalog",
            "intake",
            "connectors",
            "inventory",
            "shipped",
            "reader");

    /** Puts those for whom a principal acts behind it. A principal has no blanks, so its name ends at the first one. */
    private static final String FOR = " on behalf of ";

    /**
     * The actor of a request with a key.
     *
     * @param principal whose key it is
     * @param headers values of the header: whom the principal says that it acts for
     * @throws Refused as {@link #of(List)}
     */
    public static Actor of(String principal, List<String> headers) {
        var other = of(headers);
        var name = other.isNamed() && !other.name().equals(principal) ? principal + FOR + other.name() : principal;
        return new Actor(name, true);
    }

    /** Whether Crossdock itself acts under this name. */
    public static boolean isOwn(String name) {
        return OWN.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The actor of a request without a key.
     *
     * @param headers values of the header, as HTTP hands them over: in UTF-8 or Latin-1
     * @throws Refused {@code invalid}, for two different names and for a name that can't be one
     */
    public static Actor of(List<String> headers) {
        var names = headers.stream()
                .map(header -> Normalizer.normalize(decoded(header), Normalizer.Form.NFC)
                        .strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw refused(ViolationCode.DUPLICATE, "must name one person, not " + names.size());
        }
        return names.isEmpty() ? new Actor(NOBODY, false) : new Actor(checked(names.getFirst()), true);
    }

    /**
     * The principal: who acts for others is one person all the same.
     *
     * @throws Refused if there is none: commands that need two people must know who they are
     */
    public String named() {
        if (!isNamed) {
            throw refused(ViolationCode.REQUIRED, "must name the person who makes the request");
        }
        int end = name.indexOf(FOR);
        return end < 0 ? name : name.substring(0, end);
    }

    private static String checked(String name) {
        var fault = StorableText.fault(name, CHARACTERS_MAX);
        if (fault != null) {
            throw refused(fault.code(), fault.message());
        }
        if (name.codePoints().anyMatch(Actor::isInvisible)) {
            throw refused(ViolationCode.WRONG_FORMAT, "must not contain control characters or others that nobody sees");
        }
        if (isOwn(name)) {
            throw refused(ViolationCode.TAKEN, "can't be " + name + ", under which Crossdock itself acts");
        }
        return name;
    }

    /** Two names that look alike must be one. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static Refused refused(ViolationCode code, String why) {
        return Refused.invalid(List.of(new Violation("", code, "the header " + HEADER + " " + why)));
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
