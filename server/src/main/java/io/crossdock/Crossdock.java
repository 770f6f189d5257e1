package io.crossdock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The server: {@code java -cp … io.crossdock.Crossdock [--crossdock.key=value …]}. Binds to loopback until there is
 * access control.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Crossdock {

    public static void main(String[] args) {
        SpringApplication.run(Crossdock.class, args);
    }
}
