package io.crossdock.notifications.internal;

import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.notifications.NotificationSettings;
import io.crossdock.shared.OutageText;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends mails over SMTP, and keeps connections open for further mails. */
@Component
final class SmtpMailer implements DisposableBean {

    /** Mails that may be sent at once; as many connections are kept open between mails. */
    static final int AT_ONCE_MAX = 16;

    /** Longest idle time after which a connection is used without a check, in nanoseconds of machine time. */
    private static final long TRUSTED_NS = 2_000_000_000L;

    private static final String TIME_MAX_MS = "4000";

    /** Names Jakarta Mail's implementation, which it else looks up in all jars for each part of each mail. */
    private static final String IMPLEMENTATION = "jakarta.mail.util.StreamProvider";

    private record Idle(Transport transport, long sinceNs) {}

    private final NotificationSettings settings;
    private final String host;
    private final int port;
    private final Session session;
    private final BlockingQueue<Idle> idle = new ArrayBlockingQueue<>(AT_ONCE_MAX);

    SmtpMailer(
            NotificationSettings settings,
            @Value("${spring.mail.host:}") String host,
            @Value("${spring.mail.port:25}") int port) {
        this.settings = settings;
        this.host = host;
        this.port = port;
        if (System.getProperty(IMPLEMENTATION) == null) {
            System.setProperty(IMPLEMENTATION, MailStreamProvider.class.getName());
        }
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.connectiontimeout", TIME_MAX_MS);
        properties.put("mail.smtp.timeout", TIME_MAX_MS);
        properties.put("mail.smtp.writetimeout", TIME_MAX_MS);
        properties.put("mail.smtp.localhost", "crossdock.example");
        this.session = Session.getInstance(properties);
    }

    /** Host and port of the mail server; empty if none is set. */
    String server() {
        return host.isBlank() ? "" : host + ":" + port;
    }

    /** A mail whose Message-ID stays the same when it is sent again. */
    private static final class Mail extends MimeMessage {
        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /**
     * Sends a mail.
     *
     * @return true if the server accepted it; false if it refused it for good
     * @throws Unavailable when the server can't be reached or does not answer; the mail may have gone out
     */
    boolean send(CustomerMessage message, MessageTemplates.Rendered rendered) throws Unavailable {
        if (host.isBlank()) {
            throw new Unavailable("no mail server is set: set spring.mail.host and spring.mail.port");
        }
        @Nullable Transport transport = null;
        try {
            var mail = mail(message, rendered);
            transport = connection();
            transport.sendMessage(mail, mail.getAllRecipients());
            keep(transport);
            return true;
        } catch (AddressException e) {
            return false;
        } catch (SendFailedException e) {
            close(transport);
            if (unanswered(e)) {
                throw lost(message, e);
            }
            if (later(e)) {
                throw new Unavailable("mail server " + host + ":" + port + " asks to try later: " + e.getMessage(), e);
            }
            return false;
        } catch (MessagingException e) {
            close(transport);
            throw transport == null
                    ? new Unavailable("can't reach the mail server " + host + ":" + port + ": " + OutageText.of(e), e)
                    : lost(message, e);
        }
    }

    /** The server got the mail, or a part of it, and did not say what it did with it. */
    private Unavailable lost(CustomerMessage message, MessagingException e) {
        return new Unavailable(
                "mail server %s:%d broke off; mail %s may have gone out, and may go out twice"
                        .formatted(host, port, message.messageId()),
                e);
    }

    /** Whether the connection ended in place of an answer. */
    private static boolean unanswered(SendFailedException e) {
        return switch (e) {
            case SMTPSendFailedException answer -> answer.getReturnCode() < 0;
            case SMTPAddressFailedException answer -> answer.getReturnCode() < 0;
            case SendFailedException _ -> false;
        };
    }

    /** Whether the server's answer, for the mail or its recipient, is temporary (4xx): busy, full, greylisting. */
    private static boolean later(SendFailedException refused) {
        for (Exception e = refused; e instanceof MessagingException m; e = m.getNextException()) {
            int code = switch (m) {
                case SMTPSendFailedException answer -> answer.getReturnCode();
                case SMTPAddressFailedException answer -> answer.getReturnCode();
                case MessagingException other -> 0;
            };
            if (code >= 400 && code < 500) {
                return true;
            }
        }
        return false;
    }

    private Mail mail(CustomerMessage message, MessageTemplates.Rendered rendered) throws MessagingException {
        var mail = new Mail(session, message.messageId());
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.recipient(), true));
        mail.setSubject(rendered.subject(), "UTF-8");
        mail.setHeader("X-Crossdock-Message", message.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(rendered.text(), "UTF-8");
        var html = new MimeBodyPart();
        html.setText(rendered.html(), "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private Transport connection() throws MessagingException {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (System.nanoTime() - kept.sinceNs < TRUSTED_NS || kept.transport.isConnected()) {
                return kept.transport;
            }
            close(kept.transport);
        }
        var transport = session.getTransport("smtp");
        transport.connect(host, port, null, null);
        return transport;
    }

    private void keep(Transport transport) {
        if (!idle.offer(new Idle(transport, System.nanoTime()))) {
            close(transport);
        }
    }

    private static void close(@Nullable Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            // the connection is closed in any case
        }
    }

    @Override
    public void destroy() {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            close(kept.transport);
        }
    }
}
