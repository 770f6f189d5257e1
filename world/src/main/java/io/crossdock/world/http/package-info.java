/**
 * Owns the world's HTTP: the site that serves its systems with faults, its webhooks, and the client to Crossdock.
 * Promises that a webhook is sent until it is acknowledged, and that faults are bounded so that every run ends.
 */
@NullMarked
package io.crossdock.world.http;

import org.jspecify.annotations.NullMarked;
