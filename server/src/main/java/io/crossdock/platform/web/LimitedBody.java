package io.crossdock.platform.web;

import io.crossdock.shared.Refused;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is unpacked and counted while it is read. Its faults are {@link Refused}, not {@link IOException}, so
 * that they pass through every reader as they are.
 */
final class LimitedBody extends ServletInputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ServletInputStream sent;
    private final ReadableRequest.Packing packing;
    private final int bytesMax;
    private @Nullable InputStream body;
    private long read;
    private boolean ended;

    LimitedBody(ServletInputStream sent, ReadableRequest.Packing packing, int bytesMax) {
        this.sent = sent;
        this.packing = packing;
        this.bytesMax = bytesMax;
    }

    static Refused tooLarge(int bytesMax) {
        return new Refused("body-too-large", 413, "A body may have up to " + bytesMax + " bytes, compressed or not");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = packing == ReadableRequest.Packing.NONE
                ? sent.read(buffer, offset, length)
                : unpack(buffer, offset, length);
        ended |= some < 0;
        read += Math.max(0, some);
        if (read > bytesMax) {
            throw tooLarge(bytesMax);
        }
        return some;
    }

    private int unpack(byte[] buffer, int offset, int length) throws IOException {
        try {
            if (body == null) {
                body = new GZIPInputStream(sent, BUFFER_BYTES);
            }
            return body.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw new Refused(
                    "unreadable-body", 400, "The body is declared as gzip, but it is no gzip or its end is missing");
        }
    }

    @Override
    public boolean isFinished() {
        return ended || packing == ReadableRequest.Packing.NONE && sent.isFinished();
    }

    @Override
    public boolean isReady() {
        return sent.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        sent.setReadListener(listener);
    }
}
