package io.crossdock.notifications.internal;

import io.crossdock.engine.Tx;
import io.crossdock.notifications.NotificationSettings;
import io.crossdock.platform.golive.GoLiveCheck;
import io.crossdock.platform.golive.GoLiveItem;
import io.crossdock.platform.golive.GoLiveStep;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells whether mails to customers can be sent, and in whose name. */
@Component
final class MailGoLive implements GoLiveCheck {

    private static final String EXAMPLE = ".example";

    private final List<GoLiveItem> items = new ArrayList<>();

    /** Settings don't change while the server runs. */
    MailGoLive(NotificationSettings settings, SmtpMailer mailer) {
        items.add(
                mailer.server().isEmpty()
                        ? GoLiveItem.attention(
                                GoLiveStep.MAIL,
                                "no mail server is set: customers get no mail, and each mail becomes a case in the end",
                                "Set spring.mail.host and spring.mail.port")
                        : GoLiveItem.done(GoLiveStep.MAIL, "mails go out through " + mailer.server()));
        if (settings.from().endsWith(EXAMPLE)) {
            items.add(GoLiveItem.attention(
                    GoLiveStep.MAIL,
                    "mails have the sender " + settings.from() + ", which is an example",
                    "Set crossdock.notifications.from"));
        }
    }

    @Override
    public List<GoLiveItem> check(Tx tx) {
        return List.copyOf(items);
    }
}
