package io.crossdock.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Name of this server among those that share its database, in {@code /status}, cases and {@code pg_stat_activity}. */
public record ServerName(String text) {

    /** @param given name from the settings; host and port, or process id without a fixed port, if empty */
    public static ServerName of(String given, String port) {
        return new ServerName(given.isBlank() ? host() + ":" + place(port) : given);
    }

    private static String place(String port) {
        return port.equals("0") ? "process " + ProcessHandle.current().pid() : port;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
