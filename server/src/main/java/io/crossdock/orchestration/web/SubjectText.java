package io.crossdock.orchestration.web;

import io.crossdock.engine.Views.Standing;
import io.crossdock.shared.IdText;
import io.crossdock.shared.Refused;

/** Subjects as people write them: the letter of their process and the number. */
final class SubjectText {

    private SubjectText() {}

    static String of(Standing standing) {
        return IdText.print(letter(standing.process()), standing.subject());
    }

    private static char letter(String process) {
        return switch (process) {
            case "order" -> 'O';
            case "fulfillment" -> 'F';
            case "return" -> 'R';
            case "message" -> 'M';
            case String other -> 'S';
        };
    }

    /** The number of a subject, whatever its letter. @throws Refused 404 for anything else */
    static long parse(String text) {
        if (!text.isEmpty()) {
            var id = IdText.parse(text.charAt(0), text);
            if (id.isPresent() && "OFRMS".indexOf(text.charAt(0)) >= 0) {
                return id.getAsLong();
            }
        }
        throw Refused.notFound("subject", text);
    }
}
