package io.crossdock.returns.internal;

import io.crossdock.engine.Tx;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.DecisionTables.Decided;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The decision table {@code return-window}: how long after the last delivery an order may be sent back. */
final class ReturnWindow {

    private static final String TABLE = "return-window";
    private static final String DAYS = "days";

    /** Ten years. */
    private static final long DAYS_MAX = 3_650;

    private ReturnWindow() {}

    /** Whatever the table asks for, it answers in days. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract returnWindow() {
            return TableContract.ofOrder(TABLE, List.of(new Output.Whole(DAYS, 0, DAYS_MAX)));
        }
    }

    /** What the table says about an order, as it is now. */
    static Decided of(DecisionTables tables, Tx tx, long order) {
        return tables.ask(tx, TABLE, FactSubject.ORDER, List.of(new Asked(order, Map.of())))
                .getFirst();
    }

    static long days(Decided decided) {
        return decided.ruling().whole(DAYS);
    }
}
