package io.crossdock.payments.internal;

import io.crossdock.payments.PaymentAnswer;
import io.crossdock.payments.ProviderNews;

/** News of a provider for tests. */
final class ToldNews {

    private ToldNews() {}

    /** News of the kind of the request that the key belongs to. */
    static ProviderNews of(PaymentAnswer answer) {
        var words = answer.key().replaceFirst("-t[0-9]+-", "-").split("-");
        var kind = switch (words[1]) {
            case "auth" -> ProviderNews.Kind.AUTHORIZATION;
            case "capture" -> ProviderNews.Kind.CAPTURE;
            case "refund" -> ProviderNews.Kind.REFUND;
            default -> ProviderNews.Kind.VOID;
        };
        return new ProviderNews(kind, "TOLD", "", answer);
    }
}
