package io.crossdock.platform.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Takes the place of Spring Boot's report about a failed start. A failure that an operator can mend is told in one
 * sentence by the program's main method; its stack trace is logged at the level debug. Others are logged in full.
 */
final class StartReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartReporter.class);

    /** Spring Boot hands over the context, which is not needed. */
    StartReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        if (StartFailure.known(failure).isPresent()) {
            LOG.debug("The start failed", failure);
        } else {
            LOG.error("The start failed", failure);
        }
        return true;
    }
}
