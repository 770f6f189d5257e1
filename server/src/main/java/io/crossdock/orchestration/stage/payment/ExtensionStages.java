package io.crossdock.orchestration.stage.payment;

import io.crossdock.engine.Work;
import io.crossdock.payments.PaymentOperation;
import io.crossdock.payments.PaymentProviders;
import io.crossdock.payments.PaymentRequest;
import io.crossdock.payments.Payments;
import io.crossdock.payments.extension.ExtensionFacts;
import io.crossdock.shared.IdText;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stages that ask providers for what an order is to cost more. Their subject is the extension that asks. */
@Configuration(proxyBeanMethods = false)
class ExtensionStages {

    private final Payments payments;
    private final PaymentProviders providers;

    ExtensionStages(Payments payments, PaymentProviders providers) {
        this.payments = payments;
        this.providers = providers;
    }

    /** Authorizes the difference by the tender that was chosen. */
    @Bean
    PaymentStage authorizeExtension() {
        return stage(
                "payment.authorize-extension",
                new PaymentStage.Words("authorized", "authorized", "pending", "refused"),
                PaymentOperation.AUTHORIZE);
    }

    /** Charges the difference of an order that was charged before its release; of others nothing yet. */
    @Bean
    PaymentStage chargeExtension() {
        return stage(
                "payment.charge-extension",
                new PaymentStage.Words("charged", "charged", "pending", "refused"),
                PaymentOperation.CAPTURE);
    }

    /** Voids the difference of a change that is not made. */
    @Bean
    PaymentStage voidExtension() {
        return stage(
                "payment.void-extension",
                new PaymentStage.Words("voided", "voided", "asked", "refused"),
                PaymentOperation.VOID);
    }

    private PaymentStage stage(String name, PaymentStage.Words words, PaymentOperation kind) {
        return new PaymentStage(
                name, words, (tx, batch) -> payments.request(tx, wishes(batch, kind)), payments, providers);
    }

    private static List<PaymentRequest> wishes(List<Work> batch, PaymentOperation kind) {
        return batch.stream()
                .map(w -> new PaymentRequest(
                        kind,
                        w.subject(),
                        IdText.print('S', w.subject()),
                        ExtensionFacts.EXTENDED_ORDER.of(w),
                        w.key(),
                        List.of()))
                .toList();
    }
}
