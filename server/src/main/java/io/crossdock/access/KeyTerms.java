package io.crossdock.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Whose a key is and what it may do.
 *
 * @param principal name of the machine, as the log has it
 * @param roles names of the table of permissions
 */
public record KeyTerms(
        String principal, List<String> roles, @JsonUnwrapped KeyScope scope) {

    public KeyTerms {
        roles = List.copyOf(roles);
    }
}
