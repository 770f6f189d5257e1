/** The systems that Crossdock can talk to, each behind a port of a lower module. */
@NullMarked
package io.crossdock.connectors.internal;

import org.jspecify.annotations.NullMarked;
