package io.crossdock.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.engine.Capability.Unavailable;
import io.crossdock.notifications.NotificationSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers of a mail server: those that end a message, and those after which it is sent again. */
class SmtpMailerTest {

    private static final CustomerMessage MESSAGE =
            new CustomerMessage(1, "k", 7, "order-confirmed", "ann@example.com", Map.of("name", "Ann"));

    @Test
    void aMailboxThatDoesNotExistEndsTheMessage() throws Exception {
        assertThat(sent("550 no such user", "250 ok")).isFalse();
    }

    @Test
    void aMailboxThatIsBusyIsTriedAgain() {
        assertThatThrownBy(() -> sent("450 greylisted, come back in five minutes", "250 ok"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aServerThatIsFullIsTriedAgain() {
        assertThatThrownBy(() -> sent("250 ok", "452 insufficient storage")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aMailThatIsTakenIsSent() throws Exception {
        assertThat(sent("250 ok", "250 ok")).isTrue();
    }

    @Test
    void aServerThatBreaksOffAfterTheMailGetsItAgainUnderTheSameMessageId() throws Exception {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var mails = new LinkedBlockingQueue<String>();
            Thread.startVirtualThread(() -> {
                swallow(socket, mails);
                swallow(socket, mails);
            });
            var mailer =
                    new SmtpMailer(new NotificationSettings("shop@example.com"), "127.0.0.1", socket.getLocalPort());

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> mailer.send(
                                MESSAGE, new MessageTemplates().render(MESSAGE.template(), MESSAGE.words())))
                        .isInstanceOf(Unavailable.class)
                        .hasMessage(
                                "mail server 127.0.0.1:%d broke off; mail <M1@crossdock.example> may have gone out,"
                                        + " and may go out twice",
                                socket.getLocalPort());
                assertThat(mails.poll(5, TimeUnit.SECONDS)).contains("Message-ID: <M1@crossdock.example>");
            }
            mailer.destroy();
        }
    }

    @Test
    void aServerThatIsAwayIsNamedInWords() {
        var mailer = new SmtpMailer(new NotificationSettings("shop@example.com"), "127.0.0.1", 1);

        assertThatThrownBy(
                        () -> mailer.send(MESSAGE, new MessageTemplates().render(MESSAGE.template(), MESSAGE.words())))
                .isInstanceOf(Unavailable.class)
                .hasMessage("can't reach the mail server 127.0.0.1:1: nobody listens there");
    }

    /** Takes a mail and ends the connection in place of an answer. */
    private static void swallow(ServerSocket socket, Queue<String> mails) {
        try (var client = socket.accept()) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("DATA")) {
                    say(client, "250 ok");
                    continue;
                }
                say(client, "354 go on");
                var mail = new StringBuilder();
                for (var text = in.readLine(); !".".equals(text); text = in.readLine()) {
                    mail.append(text).append('\n');
                }
                mails.add(mail.toString());
                return;
            }
        } catch (IOException e) {
            // the client has closed the connection
        }
    }

    private static boolean sent(String toRecipient, String toMail) throws Exception {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(socket, toRecipient, toMail));
            var mailer =
                    new SmtpMailer(new NotificationSettings("shop@example.com"), "127.0.0.1", socket.getLocalPort());
            try {
                return mailer.send(MESSAGE, new MessageTemplates().render(MESSAGE.template(), MESSAGE.words()));
            } finally {
                mailer.destroy();
            }
        }
    }

    private static void serve(ServerSocket socket, String toRecipient, String toMail) {
        try (var client = socket.accept()) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (word) {
                    case "RCPT" -> say(client, toRecipient);
                    case "DATA" -> {
                        say(client, "354 go on");
                        while (!".".equals(in.readLine())) {}
                        say(client, toMail);
                    }
                    case "QUIT" -> say(client, "221 bye");
                    default -> say(client, "250 ok");
                }
            }
        } catch (IOException e) {
            // the client has closed the connection
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
