package io.crossdock.platform.web;

import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.StringHttpMessageConverter;

/**
 * Reads bodies that handlers take as text: documents. Their size is limited, and bytes that the character set doesn't
 * have are refused; the converter of Spring takes any size and replaces such bytes.
 */
final class TextBodyConverter extends StringHttpMessageConverter {

    TextBodyConverter() {
        super(StandardCharsets.UTF_8);
        setWriteAcceptCharset(false);
    }

    @Override
    protected String readInternal(Class<? extends String> type, HttpInputMessage message) throws IOException {
        var bytes = message.getBody().readNBytes(Limits.DOCUMENT_BYTES_MAX + 1);
        if (bytes.length > Limits.DOCUMENT_BYTES_MAX) {
            throw new Refused(
                    "body-too-large", 413, "A document may have up to " + Limits.DOCUMENT_BYTES_MAX + " bytes");
        }
        return charset(message)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Charset charset(HttpInputMessage message) {
        var type = message.getHeaders().getContentType();
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }
}
