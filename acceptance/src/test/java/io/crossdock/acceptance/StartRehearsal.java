package io.crossdock.acceptance;

import io.crossdock.world.demo.StartCache;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Rehearses a start of the server before the first test, because the tests start it fifty times. */
public final class StartRehearsal implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        StartCache.main(new String[0]);
    }
}
