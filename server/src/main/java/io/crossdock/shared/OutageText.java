package io.crossdock.shared;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words for people why a system could not be reached; the names of Java's exceptions say it to nobody. */
public final class OutageText {

    private static final int CAUSES_MAX = 5;

    private OutageText() {}

    /** A clause without a full stop, for instance {@code nobody listens there}. */
    public static String of(Throwable failure) {
        Throwable last = failure;
        for (int i = 0; i < CAUSES_MAX; i++) {
            var words = words(last);
            if (words != null) {
                return words;
            }
            var cause = last.getCause();
            if (cause == null) {
                break;
            }
            last = cause;
        }
        var message = last.getMessage();
        return message == null ? "the connection failed" : message;
    }

    private static @Nullable String words(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> "its host name is not known";
            case UnresolvedAddressException _ -> "its host name is not known";
            case HttpConnectTimeoutException _ -> "it takes no connection in time";
            case HttpTimeoutException _ -> "it gave no answer in time";
            case SocketTimeoutException _ -> "it gave no answer in time";
            case NoRouteToHostException _ -> "there is no way to its address";
            case ConnectException e -> e.getCause() == null ? "nobody listens there" : null;
            case ClosedChannelException _ -> "nobody listens there";
            case SSLException e -> "its connection is not secure: " + e.getMessage();
            case IOException e
            when e.getMessage() != null && e.getMessage().contains("received no bytes") ->
                "it broke off without an answer";
            case IOException e when e.getMessage() != null && e.getMessage().contains("reset") -> "it broke off";
            default -> null;
        };
    }
}
