package io.crossdock.world.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.engine.ScaledClock;
import io.crossdock.world.Agenda;
import io.crossdock.world.Faults;
import io.crossdock.world.Seed;
import io.crossdock.world.http.FaultDice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Agenda AGENDA =
            new Agenda(new ScaledClock(Clock.systemUTC(), Instant.EPOCH, Instant.EPOCH, 1));

    private static void send(int port, String message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine();
            for (String text : new String[] {
                "EHLO me",
                "MAIL FROM:<a@example.com>",
                "RCPT TO:<b@example.com>",
                "DATA",
                "X-Crossdock-Message: " + message + "\r\nSubject: hi\r\n\r\nX-Crossdock-Message: not-a-header\r\n.",
                "QUIT"
            }) {
                socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
                in.readLine();
            }
        }
    }

    @Test
    void aMessageSentTwiceIsOneMailAndOneDuplicate() throws IOException {
        try (Mailbox mailbox = new Mailbox(0, new FaultDice(Faults.NONE, new Seed(7), AGENDA))) {
            send(mailbox.port(), "M1");
            send(mailbox.port(), "M2");
            send(mailbox.port(), "M1");

            assertThat(mailbox.mails()).isEqualTo(2);
            assertThat(mailbox.duplicates()).isEqualTo(1);
            assertThat(mailbox.unnamed()).isZero();
        }
    }
}
