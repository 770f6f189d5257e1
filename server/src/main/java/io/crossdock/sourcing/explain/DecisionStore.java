package io.crossdock.sourcing.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.EngineJson;
import io.crossdock.engine.sql.Sql;
import io.crossdock.sourcing.Decision;
import io.crossdock.sourcing.Decision.Sourced;
import io.crossdock.sourcing.Decision.Unfillable;
import io.crossdock.sourcing.DecisionHistory;
import io.crossdock.sourcing.DecisionInputs;
import io.crossdock.sourcing.RejectionReason;
import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stores decisions as they were made, and reads them with their policies. */
public final class DecisionStore {

    /** Zeros are not written, and older decisions have fewer figures. */
    private static final JsonMapper READER = EngineJson.MAPPER
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The plan without the inputs. */
    record Chosen(
            List<Decision.Placement> placements,
            List<Decision.Part> parts,
            Decision.Cost cost,
            long gapMinor,
            List<Decision.ShortLine> missing,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RejectionReason reason,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unproven) {}

    /** Orders of which a decision had the rule that everything comes from one node. */
    public static Set<Long> sentComplete(Tx tx, Collection<Long> orders) {
        return Set.copyOf(tx.sql("""
                select distinct order_id
                from sourcing.decision
                where order_id = any (?) and inputs -> 'demand' -> 'rules' ->> 'shipComplete' = 'true'
                order by order_id""").longs(orders).rows(rs -> rs.getLong("order_id")));
    }

    record Row(Instant at, String policy, String outcome, DecisionInputs inputs, Chosen chosen) {
        Decision decision() {
            long order = inputs.demand().order();
            return outcome.equals("sourced")
                    ? new Sourced(order, chosen.placements(), parts(), chosen.cost(), chosen.gapMinor(), inputs)
                    : new Unfillable(
                            order,
                            chosen.missing(),
                            chosen.reason() == null ? RejectionReason.NO_STOCK : chosen.reason(),
                            !chosen.unproven(),
                            inputs);
        }

        /** Older decisions do not name the service: there was only one per purpose. */
        private List<Decision.Part> parts() {
            return chosen.parts().stream()
                    .map(part ->
                            part.service() == null ? part.by(inputs.demand().service()) : part)
                    .toList();
        }
    }

    private DecisionStore() {}

    public static void append(Tx tx, SourcingPolicy policy, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        var writer = DecisionJson.writer();
        tx.sql("""
                with known as (
                    insert into sourcing.policy (hash, rate_card, rules)
                    values (?, ?, ?)
                    on conflict (hash) do nothing
                )
                insert into sourcing.decision (order_id, id, at, policy, outcome, total_minor, inputs, chosen)
                select d.order_id, d.id, ?, d.policy, d.outcome, d.total_minor, d.inputs::jsonb, d.chosen::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?) as d(order_id, id, policy, outcome, total_minor, inputs, chosen)
                """)
                .value(policy.hash())
                .value(policy.rateCardText())
                .value(policy.rulesText())
                .value(tx.at())
                .longs(decisions, Decision::order)
                .longs(decisions, _ -> tx.nextId())
                .texts(decisions, d -> d.inputs().policy())
                .texts(decisions, d -> d instanceof Sourced ? "sourced" : "unfillable")
                .longs(decisions, DecisionStore::total)
                .texts(decisions, d -> writer.writeValueAsString(d.inputs()))
                .texts(decisions, d -> writer.writeValueAsString(chosen(d)))
                .update();
    }

    /** @param most the newest so many, oldest first */
    public static DecisionHistory newest(Tx tx, long order, int most) {
        var rows = tx.sql("""
                select d.at, d.policy, d.outcome, d.inputs, d.chosen, count(*) over () as decided
                from sourcing.decision d
                where d.order_id = ?
                order by d.id desc
                limit ?
                """)
                .value(order)
                .value(most)
                .rows(rs -> new Counted(
                        rs.getInt("decided"),
                        new Row(
                                Sql.time(rs, "at"),
                                rs.getString("policy"),
                                rs.getString("outcome"),
                                READER.readValue(rs.getString("inputs"), DecisionInputs.class),
                                READER.readValue(rs.getString("chosen"), Chosen.class))));
        var policies = new HashMap<String, Explanation>();
        rows.forEach(
                counted -> policies.computeIfAbsent(counted.row.policy, hash -> new Explanation(policy(tx, hash))));
        int decided = rows.isEmpty() ? 0 : rows.getFirst().decided;
        return new RowHistory(
                order, decided, rows.reversed().stream().map(Counted::row).toList(), policies);
    }

    /** @param decided how many decisions the order has */
    private record Counted(int decided, Row row) {}

    private static SourcingPolicy policy(Tx tx, String hash) {
        return tx.sql("""
                select p.rate_card, p.rules
                from sourcing.policy p
                where p.hash = ?
                """)
                .value(hash)
                .first(rs -> PolicyReader.read(rs.getString("rate_card"), rs.getString("rules")))
                .orElseThrow(() -> new IllegalStateException("policy " + hash + " is not stored"));
    }

    private static long total(Decision decision) {
        return switch (decision) {
            case Sourced sourced -> sourced.cost().totalMinor();
            case Unfillable _ -> 0;
        };
    }

    static Chosen chosen(Decision decision) {
        return switch (decision) {
            case Sourced s -> new Chosen(s.placements(), s.parts(), s.cost(), s.gapMinor(), List.of(), null, false);
            case Unfillable u ->
                new Chosen(List.of(), List.of(), new Decision.Cost(0, 0, 0), 0, u.lines(), u.reason(), !u.proven());
        };
    }
}
