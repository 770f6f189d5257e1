/** How the beans of the platform are made. */
@NullMarked
package io.crossdock.platform.internal;

import org.jspecify.annotations.NullMarked;
