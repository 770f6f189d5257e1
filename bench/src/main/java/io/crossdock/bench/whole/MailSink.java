package io.crossdock.bench.whole;

import io.crossdock.bench.load.BenchFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A mail server that takes every mail and keeps none. */
final class MailSink {

    private MailSink() {}

    /** Serves until the socket is closed. */
    static void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new BenchFailure("mail", e);
                }
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            say(out, "220 bench");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.strip().toUpperCase(Locale.ROOT)) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        skipText(in);
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 yes");
                }
            }
        } catch (IOException e) {
            System.err.println("mail: " + e);
        }
    }

    private static void skipText(BufferedReader in) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); ) {
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
