package io.crossdock.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.Test;

final class OutageTextTest {

    @Test
    void saysInWordsWhatHappened() {
        assertThat(OutageText.of(new ConnectException("Connection refused"))).isEqualTo("nobody listens there");
        assertThat(OutageText.of(new IOException(new UnknownHostException("adyen.exmaple"))))
                .isEqualTo("its host name is not known");
        assertThat(OutageText.of(new HttpTimeoutException("request timed out"))).isEqualTo("it gave no answer in time");
        assertThat(OutageText.of(new IOException("HTTP/1.1 header parser received no bytes")))
                .isEqualTo("it broke off without an answer");
        assertThat(OutageText.of(new IOException())).isEqualTo("the connection failed");
        assertThat(OutageText.of(new IOException("disk full"))).isEqualTo("disk full");
    }

    @Test
    void saysOfARealPortWithoutAServerThatNobodyListens() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            throw new AssertionError("somebody listens at port 1");
        } catch (IOException e) {
            assertThat(OutageText.of(e)).isEqualTo("nobody listens there");
        }
    }
}
