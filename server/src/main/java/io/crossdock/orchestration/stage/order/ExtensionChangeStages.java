package io.crossdock.orchestration.stage.order;

import io.crossdock.engine.Capability;
import io.crossdock.engine.Outcome;
import io.crossdock.engine.Tx;
import io.crossdock.engine.Work;
import io.crossdock.orchestration.change.ChangeExtensions;
import io.crossdock.orchestration.stage.payment.ChannelMoney;
import io.crossdock.payments.extension.ExtensionFacts;
import io.crossdock.payments.extension.MoneyExtension;
import io.crossdock.payments.extension.OrderExtensions;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stages of an extension that ask nobody: which tender is asked, and what becomes of the change. */
@Configuration(proxyBeanMethods = false)
class ExtensionChangeStages {

    private final ChangeExtensions changes;
    private final OrderExtensions extensions;
    private final ChannelMoney money;

    ExtensionChangeStages(ChangeExtensions changes, OrderExtensions extensions, ChannelMoney money) {
        this.changes = changes;
        this.extensions = extensions;
        this.money = money;
    }

    /** What a stage does for one extension. */
    private interface Step {
        String of(Tx tx, long order, Work work);
    }

    private record Stage(Signature signature, Step step) implements Capability.Local {

        @Override
        public List<Outcome> run(Tx tx, List<Work> batch) {
            return batch.stream()
                    .map(work -> Outcome.of(step.of(tx, ExtensionFacts.EXTENDED_ORDER.of(work), work)))
                    .toList();
        }
    }

    /** Chooses the tender that is asked next: the first one in the sequence of charging that was not refused. */
    @Bean
    Capability.Local chooseTender() {
        return new Stage(
                Capability.Signature.of("payment.choose-tender", "chosen", "none", "withdrawn"), (tx, order, w) -> {
                    if (!changes.isRequested(tx, order, w.subject())) {
                        return "withdrawn";
                    }
                    var more = new MoneyExtension(order, w.subject(), ExtensionFacts.AMOUNT_MINOR.of(w), List.of());
                    return extensions.choose(tx, more) ? "chosen" : "none";
                });
    }

    /** Whether the change is still wanted. */
    @Bean
    Capability.Local checkExtension() {
        return new Stage(
                Capability.Signature.of("order.check-extension", "requested", "decided"),
                (tx, order, w) -> changes.isRequested(tx, order, w.subject()) ? "requested" : "decided");
    }

    /** Makes the change, or asks the nodes whose work it touches. */
    @Bean
    Capability.Local applyExtension() {
        return new Stage(
                Capability.Signature.of("order.apply-extension", "applied", "asked", "later", "refused"),
                (tx, order, w) -> changes.apply(tx, order, w.subject()).name().toLowerCase(Locale.ROOT));
    }

    /** Refuses the change, and gives its units back. */
    @Bean
    Capability.Local refuseExtension() {
        return new Stage(Capability.Signature.of("order.refuse-extension", "refused"), (tx, order, w) -> {
            changes.refuse(tx, order, w.subject());
            return "refused";
        });
    }

    /** The difference will not be part of the order: its units are given back, and what was charged is paid back. */
    @Bean
    Capability.Local dropExtension() {
        return new Stage(Capability.Signature.of("payment.drop-extension", "dropped"), (tx, order, w) -> {
            changes.giveBack(tx, order, w.subject());
            extensions.drop(tx, order, w.subject());
            money.ofCanceledUnits(tx, List.of(order));
            return "dropped";
        });
    }
}
