package io.crossdock.world;

import io.crossdock.engine.ScaledClock;
import java.net.URI;

/**
 * How a world is set up.
 *
 * @param port of its systems on loopback, 0 for any
 * @param smtpPort of its mailbox on loopback, 0 for any
 * @param crossdock where webhooks go, without a path
 * @param clock business time, the same as Crossdock's
 */
public record WorldSettings(int port, int smtpPort, URI crossdock, Secrets secrets, Faults faults, Seed seed, ScaledClock clock) {}
