package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.platform.request.TextForm;
import io.crossdock.shared.Limits;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is, for people and parcels that go there. Postal code and country are the node's.
 *
 * @param line1 street and number; null: not known
 * @param line2 further line, such as a floor; null: none
 * @param city city or place; null: not known
 * @param region state, province or county; null: none
 * @param phone number that customers may call; null: none
 * @param instructions what a customer must know to collect goods, such as the door; null: nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeSite(
        @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
        String line1,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
        String line2,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
        String city,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
        String region,

        @TextForm(kind = TextForm.Kind.LINE) @Nullable String phone,

        @TextForm(max = Limits.NAME_CHARACTERS_MAX, kind = TextForm.Kind.LINE) @Nullable
        String instructions) {

    /** Nothing is known. */
    public static final NodeSite NONE = new NodeSite(null, null, null, null, null, null);

    /** The node's name and address in one line, for people. */
    public static String text(Node node, @Nullable NodeSite site) {
        var known = Objects.requireNonNullElse(site, NONE);
        var city = Stream.of(known.city, known.region, node.postalCode(), node.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(node.name(), known.line1, known.line2, city)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
