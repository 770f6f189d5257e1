package io.crossdock.world.mail;

import io.crossdock.world.http.CallFault;
import io.crossdock.world.http.FaultDice;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox for all addresses over SMTP (RFC 5321, without extensions). It identifies a mail by the header
 * {@code X-Crossdock-Message}, or by {@code Message-ID} where that is missing, and counts a repeated one as a
 * duplicate. It stores no texts; a reader may.
 */
public final class Mailbox implements AutoCloseable {

    /** Reads each mail as it came, headers and text, on its first delivery. */
    public interface Reader {

        void read(String mail);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int SIZE_MAX = 1 << 20;
    private static final int IDLE_MS = 300_000;

    private final ServerSocket socket;
    private final FaultDice dice;
    private final Reader reader;
    private final Set<String> messages = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong unnamed = new AtomicLong();
    private volatile boolean closed;

    /** @param port port to listen on; 0 for any free one */
    public Mailbox(int port, FaultDice dice) {
        this(port, dice, mail -> {});
    }

    /** @param port port to listen on; 0 for any free one */
    public Mailbox(int port, FaultDice dice, Reader reader) {
        this.dice = dice;
        this.reader = reader;
        try {
            socket = new ServerSocket(port, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " for the simulated mailbox is taken by another program", e);
        }
        Thread.ofVirtual().name("mailbox").start(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Number of different mails received. */
    public long mails() {
        return messages.size();
    }

    /** Number of mails received again. */
    public long duplicates() {
        return duplicates.get();
    }

    /** Number of mails without either header. */
    public long unnamed() {
        return unnamed.get();
    }

    private void listen() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().name("mail").start(() -> serve(client));
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("the mailbox could not accept a connection", e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MS);
            client.setTcpNoDelay(true);
            converse(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
        } catch (EOFException | SocketTimeoutException e) {
            LOG.debug("a mail client closed the connection");
        } catch (IOException e) {
            LOG.debug("a mail client was cut off", e);
        } finally {
            open.remove(client);
        }
    }

    private void converse(BufferedInputStream in, OutputStream out) throws IOException {
        say(out, "220 mailbox.example ESMTP simulated world");
        while (true) {
            String line = line(in);
            String verb = line.length() >= 4 ? line.substring(0, 4).toUpperCase(Locale.ROOT) : line;
            switch (verb) {
                case "EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> say(out, "250 fine");
                case "DATA" -> {
                    say(out, "354 go ahead, end with a dot");
                    if (!receive(in, out)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "502 not here");
            }
        }
    }

    /** Receives a mail; returns false when the connection must be closed. */
    private boolean receive(BufferedInputStream in, OutputStream out) throws IOException {
        String id = "";
        String fallback = "";
        boolean headers = true;
        int size = 0;
        StringBuilder mail = new StringBuilder();
        for (String line = line(in); !line.equals("."); line = line(in)) {
            size += line.length();
            if (size <= SIZE_MAX) {
                mail.append(line).append('\n');
            }
            headers &= !line.isEmpty();
            String lower = headers ? line.toLowerCase(Locale.ROOT) : "";
            id = lower.startsWith("x-crossdock-message:")
                    ? line.substring(line.indexOf(':') + 1).strip()
                    : id;
            fallback = lower.startsWith("message-id:")
                    ? line.substring(line.indexOf(':') + 1).strip()
                    : fallback;
        }
        if (size > SIZE_MAX) {
            say(out, "552 too big");
            return true;
        }
        return answer(id.isEmpty() ? fallback : id, mail.toString(), out);
    }

    private boolean answer(String id, String mail, OutputStream out) throws IOException {
        CallFault fault = dice.roll("mail", id);
        switch (fault) {
            case ERROR, RESET -> {
                if (fault == CallFault.ERROR) {
                    say(out, "451 try again later");
                }
                return fault == CallFault.ERROR;
            }
            case NONE, SLOW, LOST_ANSWER, HANG -> {
                count(id, mail);
                if (fault == CallFault.LOST_ANSWER || fault == CallFault.HANG) {
                    return false;
                }
                say(out, "250 delivered");
                return true;
            }
        }
        throw new AssertionError(fault);
    }

    private void count(String id, String mail) {
        if (!id.isEmpty() && !messages.add(id)) {
            duplicates.incrementAndGet();
            return;
        }
        if (id.isEmpty()) {
            unnamed.incrementAndGet();
        }
        reader.read(mail);
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(BufferedInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > SIZE_MAX) {
                throw new EOFException("the client is gone");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            LOG.debug("closing the mailbox", e);
        }
    }
}
