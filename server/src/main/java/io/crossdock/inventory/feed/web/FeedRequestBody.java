package io.crossdock.inventory.feed.web;

import io.crossdock.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Body of a request, decompressed if needed, and limited in size, so that a small body can't become a huge one. */
final class FeedRequestBody extends FilterInputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final int bytesMax;
    private long read;

    private FeedRequestBody(InputStream unpacked, int bytesMax) {
        super(unpacked);
        this.bytesMax = bytesMax;
    }

    /** @throws Refused {@code unsupported-encoding}, {@code unreadable-body} */
    static InputStream of(HttpServletRequest request, int bytesMax) throws IOException {
        var encoding = request.getHeader("content-encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return request.getInputStream();
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new Refused("unsupported-encoding", 415, "A body may be compressed with gzip, not with " + encoding);
        }
        try {
            return new FeedRequestBody(new GZIPInputStream(request.getInputStream(), BUFFER_BYTES), bytesMax);
        } catch (ZipException | EOFException e) {
            throw notGzip();
        }
    }

    /** The body as text, in UTF-8 unless its type says otherwise; unreadable bytes become U+FFFD. */
    static Reader text(InputStream body, @Nullable MediaType type) {
        Charset charset = type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        return new InputStreamReader(body, charset);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some;
        try {
            some = super.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw notGzip();
        }
        read += Math.max(0, some);
        if (read > bytesMax) {
            throw new Refused(
                    "body-too-large", 413, "A body may have up to " + bytesMax + " bytes after decompression");
        }
        return some;
    }

    private static Refused notGzip() {
        return new Refused(
                "unreadable-body", 400, "The body is declared as gzip, but it is no gzip or its end is missing");
    }
}
