/** The table of permissions, the keys, and what the server knows of them. */
@NullMarked
package io.crossdock.access.internal;

import org.jspecify.annotations.NullMarked;
