package io.crossdock.platform.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose body is unpacked while it is read, up to a limit, so that a small body can't become a huge one. */
final class ReadableRequest extends HttpServletRequestWrapper {

    enum Packing {
        NONE,
        GZIP
    }

    private final int bytesMax;
    private final Packing packing;
    private @Nullable ServletInputStream body;
    private @Nullable BufferedReader text;

    ReadableRequest(HttpServletRequest request, int bytesMax, Packing packing) {
        super(request);
        this.bytesMax = bytesMax;
        this.packing = packing;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), packing, bytesMax);
        }
        return body;
    }

    /** Fails with a {@code CharacterCodingException} at bytes that the character set doesn't have. */
    @Override
    public BufferedReader getReader() throws IOException {
        if (text == null) {
            text = new BufferedReader(new InputStreamReader(
                    getInputStream(),
                    charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        }
        return text;
    }

    private Charset charset() throws UnsupportedEncodingException {
        var name = getCharacterEncoding();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnsupportedEncodingException(name);
        }
    }

    /** The length and the encoding that were declared are not those of the unpacked body. */
    private boolean ofThePacking(String header) {
        return packing != Packing.NONE
                && (header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
                        || header.equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING));
    }

    @Override
    public long getContentLengthLong() {
        return packing == Packing.NONE ? super.getContentLengthLong() : -1;
    }

    @Override
    public int getContentLength() {
        return packing == Packing.NONE ? super.getContentLength() : -1;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return ofThePacking(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return ofThePacking(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !ofThePacking(name))
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return ofThePacking(name) ? -1 : super.getIntHeader(name);
    }
}
