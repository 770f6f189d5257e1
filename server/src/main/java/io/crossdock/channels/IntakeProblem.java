package io.crossdock.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.shared.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a message that is refused: a {@link io.crossdock.shared.Problem} that may name a parked message.
 *
 * @param type a URN made from the code; stable
 * @param title a short sentence, the same for every occurrence of the code
 * @param status HTTP status
 * @param code kebab-case, stable: programs may switch on it
 * @param detail what happened this time
 * @param parked id of the message that waits for a person, such as {@code P12}; absent: it is not parked
 * @param violations every violation at once; empty if the body is not the cause
 */
public record IntakeProblem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parked,
        List<Violation> violations) {}
