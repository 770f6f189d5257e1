package io.crossdock.connectors.nodes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of a node system of the kind {@code http}, as {@link NodeEvents} reads it. For the API's description. What
 * it sends beside these fields is kept with the event, and not read.
 *
 * @param events what happened at its nodes, in any order; each is taken for itself
 */
public record NodeEventBody(List<NodeEvent> events) {

    /**
     * A node's word. What is absent is not known; what is misspelled makes the event unreadable, with a case.
     *
     * @param id the system's number of the event, the same when it is sent again; null: it is known by its text
     * @param type what happened: {@code accepted} the node has the work; {@code rejected} it gives it back;
     *     {@code shipped} a parcel left; {@code ready} goods lie at the counter; {@code collected} a customer took
     *     them; {@code delivered} a courier brought them, or digital goods were sent; {@code return-received} goods
     *     came back
     * @param node code of the node that says it; null: the one that has the work
     * @param fulfillment id of the work, such as {@code F120}; for an unannounced return, the work that had sent the
     *     goods
     * @param at when it happened, RFC 3339; null or unreadable: when it arrived here
     * @param goods units that moved
     * @param back goods that came back
     */
    public record NodeEvent(
            @Nullable String id,

            @Schema(
                    allowableValues = {
                        "accepted",
                        "rejected",
                        "shipped",
                        "ready",
                        "collected",
                        "delivered",
                        "return-received"
                    })
            String type,

            @Nullable String node,
            @Nullable String fulfillment,
            @Nullable Instant at,
            @JsonUnwrapped NodeGoods goods,
            @JsonUnwrapped NodeReturn back) {}

    /**
     * Units that moved.
     *
     * @param lines units that were shipped, made ready, collected or delivered; 0 units where nothing is left to come
     * @param complete whether nothing follows: units of the work that no event named are missing; null: false
     * @param carrier of a parcel, as the carrier's tracking names it; null: none
     * @param tracking number of a parcel; blanks don't count; null: none
     * @param handover who has them
     */
    public record NodeGoods(
            @Nullable List<NodeEventLine> lines,
            @Nullable Boolean complete,
            @Nullable String carrier,
            @Nullable String tracking,
            @JsonUnwrapped NodeHandover handover) {}

    /**
     * Who has the goods.
     *
     * @param by who took the goods, or brought them; null: not told
     * @param proof what shows it, such as a signature's number; null: none
     * @param to address that digital goods were sent to; null: not told
     * @param reference by what the node knows a digital delivery; never the code itself
     */
    public record NodeHandover(
            @Nullable String by,
            @Nullable String proof,
            @Nullable String to,
            @Nullable String reference) {}

    /**
     * Goods that came back.
     *
     * @param announced id of the return that was announced to the node, such as {@code R12}; null: unannounced
     * @param order of an unannounced return, as the parcel names it; null: not known
     * @param dispositions goods that came back, with what they are good for
     */
    public record NodeReturn(
            @JsonProperty("return") @Nullable String announced,
            @Nullable String order,
            @Nullable List<NodeEventGoods> dispositions) {}

    /**
     * Units of a line.
     *
     * @param line number of the line, as the work that was handed over has it
     * @param quantity units in base units, a whole number; text and {@code 3.0} are read, too
     */
    public record NodeEventLine(long line, long quantity) {}

    /**
     * Goods that came back.
     *
     * @param line number of the line, as the announcement has it; null: {@code sku} names the goods
     * @param sku code of the SKU; only of an unannounced return; null: {@code line} names the goods
     * @param quantity units in base units, a whole number
     * @param disposition whether they can be sold again
     */
    public record NodeEventGoods(
            @Nullable Long line,
            @Nullable String sku,
            long quantity,

            @Schema(allowableValues = {"sellable", "damaged"})
            String disposition) {}
}
