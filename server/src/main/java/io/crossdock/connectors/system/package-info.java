/** The building blocks of connectors: kind, settings, calls with limits and a circuit breaker, and checked webhooks. */
@NullMarked
package io.crossdock.connectors.system;

import org.jspecify.annotations.NullMarked;
