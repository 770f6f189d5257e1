package io.crossdock.shared;

import io.crossdock.engine.log.EngineQueries.Standing;
import org.jspecify.annotations.Nullable;

/** Ids of subjects as people write them: the letter of the process and the number. */
public final class SubjectText {

    private SubjectText() {}

    public static String of(Standing standing) {
        return IdText.print(letter(standing.process()), standing.subject());
    }

    /** The order that a subject is or works for; null if there is none. */
    public static @Nullable String order(Standing standing) {
        long order = orderNumber(standing);
        return order == 0 ? null : IdText.print('O', order);
    }

    /** The same as a number; 0 if there is none. */
    public static long orderNumber(Standing standing) {
        return standing.process().equals("order") ? standing.subject() : standing.parent();
    }

    private static char letter(String process) {
        return switch (process) {
            case "order" -> 'O';
            case "fulfillment", "pickup", "ship-to-store", "curbside", "same-day", "digital" -> 'F';
            case "return" -> 'R';
            case "message" -> 'M';
            case String other -> 'S';
        };
    }

    /** The number in a subject's id, with any letter. @throws Refused 404 for any other text */
    public static long parse(String text) {
        if (!text.isEmpty()) {
            var id = IdText.parse(text.charAt(0), text);
            if (id.isPresent() && "OFRMS".indexOf(text.charAt(0)) >= 0) {
                return id.getAsLong();
            }
        }
        throw Refused.notFound("subject", text);
    }
}
