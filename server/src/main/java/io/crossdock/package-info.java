/** The product: one package per module, composed by {@link io.crossdock.Crossdock}. */
@NullMarked
package io.crossdock;

import org.jspecify.annotations.NullMarked;
