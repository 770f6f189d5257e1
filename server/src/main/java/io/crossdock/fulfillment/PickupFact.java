package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.shared.GroupRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data of the facts about goods that wait for their customer.
 *
 * @param order the order, {@code O12}
 * @param place where they wait
 * @param term until when they are kept
 * @param group number of the order's delivery group; null: the first one
 */
public record PickupFact(
        String fulfillment,
        String order,
        @JsonUnwrapped Place place,
        @JsonUnwrapped Term term,
        List<FulfillmentFact.Line> lines,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer group) {

    public PickupFact {
        lines = List.copyOf(lines);
    }

    /**
     * Where goods wait.
     *
     * @param node the node where they wait
     * @param where name and address of the node, for people
     * @param phone number that the customer may call; null: none, as in older facts
     * @param instructions what the customer must know to collect them; null: nothing, as in older facts
     * @param from the node that sent them there; null: they were there
     */
    public record Place(
            String node,
            String where,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String phone,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String instructions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String from) {

        /** All that helps to find it, one thing per line. */
        public String directions() {
            return Stream.of(where, phone == null ? null : "Phone: " + phone, instructions)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("\n"));
        }

        /** The node whose work they are. */
        public String sender() {
            return from == null ? node : from;
        }
    }

    /**
     * Until when goods are kept; both null where that is over.
     *
     * @param collectDay the same as a day on the node's clock
     */
    public record Term(
            @Nullable Instant collectBy, @Nullable LocalDate collectDay) {}

    /** The delivery group that it is of. @param id number of the order */
    public GroupRef ref(long id) {
        return group == null ? GroupRef.first(id) : new GroupRef(id, group);
    }
}
