/** Reads, groups and stores messages. */
@NullMarked
package io.crossdock.channels.internal;

import org.jspecify.annotations.NullMarked;
