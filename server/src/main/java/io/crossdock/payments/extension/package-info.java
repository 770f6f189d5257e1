/** Money for what is added to orders that are authorized already: asked for, made part of the order, or given up. */
@NamedInterface("extension")
@NullMarked
package io.crossdock.payments.extension;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
