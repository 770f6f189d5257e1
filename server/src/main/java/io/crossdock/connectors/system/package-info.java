/**
 * What every connector is made of: its kind, its settings, calls with limits and a breaker, and webhooks that are
 * checked and read.
 */
@NullMarked
package io.crossdock.connectors.system;

import org.jspecify.annotations.NullMarked;
