package io.crossdock.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossdock.support.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A caller that hangs up in the middle of an answer, as {@code curl … | head} does, is no error of the server. */
class HangUpTest {

    private static final int CALLERS = 5;
    private static final int RECEIVED_BYTES = 2_000;

    @Test
    void aCallerThatHangsUpLeavesNoErrorInTheLog() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var seen = new ListAppender<ILoggingEvent>();
        try (var server = RunningServer.start()) {
            var whole = server.get("/v1/openapi.json").text().length();
            seen.start();
            log.addAppender(seen);

            for (int i = 0; i < CALLERS; i++) {
                hangUp(server.port());
            }
            assertThat(server.get("/v1/openapi.json").text()).hasSize(whole);
        } finally {
            log.detachAppender(seen);
        }

        assertThat(seen.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    /** Reads a part of a long answer and resets the connection. */
    private static void hangUp(int port) throws IOException {
        try (var caller = new Socket()) {
            caller.setReceiveBufferSize(RECEIVED_BYTES);
            caller.setSoLinger(true, 0);
            caller.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            caller.getOutputStream()
                    .write("GET /v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            caller.getInputStream().readNBytes(RECEIVED_BYTES);
        }
    }
}
