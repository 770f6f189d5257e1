package io.crossdock.platform.start;

import java.util.Map;

/** Checks the form of the command line: every argument is a setting, {@code --key=value}. */
public final class StartArguments {

    /** Flags of the launcher's other commands, and the setting that does the same here. */
    private static final Map<String, String> OF_THE_DEMO = Map.of(
            "access", "--crossdock.access.control=on",
            "port", "--server.port=PORT",
            "data", "--crossdock.database.url=jdbc:postgresql://HOST/DATABASE",
            "smtp-port", "--spring.mail.port=PORT");

    private StartArguments() {}

    /** @throws StartFault for an argument that would be ignored */
    public static void check(String... arguments) {
        for (var argument : arguments) {
            if (!argument.startsWith("--")) {
                throw new StartFault("'" + argument + "' is no setting: write --KEY=VALUE, as in --server.port=8080");
            }
            var key = argument.substring(2).replaceFirst("=.*", "");
            if (!key.contains(".") && !key.equals("debug") && !key.equals("trace")) {
                throw new StartFault("there is no setting --" + key
                        + (OF_THE_DEMO.containsKey(key)
                                ? ": use " + OF_THE_DEMO.get(key)
                                : " (all settings: docs/reference/settings.md)"));
            }
            if (!argument.contains("=") && key.startsWith("crossdock.")) {
                throw new StartFault("--" + key + " has no value: write --" + key + "=VALUE");
            }
        }
    }
}
