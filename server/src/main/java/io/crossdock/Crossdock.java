package io.crossdock;

import io.crossdock.platform.start.StartArguments;
import io.crossdock.platform.start.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The server: {@code java -cp … io.crossdock.Crossdock [--crossdock.key=value …]}. Binds to loopback unless access
 * control is on.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Crossdock {

    private static final int FAILED_START = 1;

    /** Starts the server. If that fails, the last line says why, and the exit code is 1. */
    public static void main(String[] args) {
        try {
            StartArguments.check(args);
            SpringApplication.run(Crossdock.class, args);
        } catch (RuntimeException failure) {
            System.err.println("crossdock: " + StartFailure.sentence(failure));
            System.exit(FAILED_START);
        }
    }
}
