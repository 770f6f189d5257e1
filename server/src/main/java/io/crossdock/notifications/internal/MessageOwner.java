package io.crossdock.notifications.internal;

import io.crossdock.engine.Tx;
import io.crossdock.orders.SalesChannels;
import io.crossdock.policy.DecisionTables;
import io.crossdock.policy.DecisionTables.Asked;
import io.crossdock.policy.DecisionTables.Decided;
import io.crossdock.policy.PolicySchema.Output;
import io.crossdock.policy.TableContract;
import io.crossdock.policy.fact.FactSubject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The decision table {@code customer-messages}: whether the retailer tells the customer, or the channel does. */
@Component
final class MessageOwner {

    private static final String TABLE = "customer-messages";
    private static final String TELL = "tell";
    private static final String TEMPLATE = "template";
    private static final String CHANNEL = "channel";
    private static final String MAY_MESSAGE = "mayMessageCustomer";

    private final DecisionTables tables;
    private final SalesChannels channels;

    MessageOwner(DecisionTables tables, SalesChannels channels) {
        this.tables = tables;
        this.channels = channels;
    }

    /** Whatever the table asks for, it answers with yes or no. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        TableContract customerMessages() {
            return new TableContract(
                    TABLE, FactSubject.MESSAGE, Set.of(TEMPLATE, CHANNEL, MAY_MESSAGE), List.of(new Output.Flag(TELL)));
        }
    }

    /** A message that could be sent. */
    record PossibleMessage(long order, String channel, String template) {}

    /** Whether each of these messages is sent. The log of its order says why one is not. */
    List<Decided> tells(Tx tx, List<PossibleMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        var decided = tables.ask(
                tx,
                TABLE,
                FactSubject.ORDER,
                messages.stream()
                        .map(message -> new Asked(
                                message.order(),
                                Map.of(
                                        TEMPLATE, message.template(),
                                        CHANNEL, message.channel(),
                                        MAY_MESSAGE, channels.mayMessageCustomer(message.channel()))))
                        .toList());
        for (int i = 0; i < messages.size(); i++) {
            if (!sends(decided.get(i))) {
                tx.emit(
                        messages.get(i).order(),
                        DecisionTables.DECISION_MADE,
                        decided.get(i).made(null));
            }
        }
        return decided;
    }

    static boolean sends(Decided decided) {
        return decided.ruling().flag(TELL);
    }
}
