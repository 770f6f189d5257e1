/**
 * Owns how the world speaks HTTP: the site that serves its systems with faults, the webhooks that it sends, the client
 * to Crossdock. Promises that a webhook is sent until it is acknowledged, and that faults are bounded so that a run
 * ends.
 */
@NullMarked
package io.crossdock.world.http;

import org.jspecify.annotations.NullMarked;
