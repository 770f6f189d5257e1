/** Sharing over HTTP. */
@NullMarked
package io.crossdock.inventory.sharing.web;

import org.jspecify.annotations.NullMarked;
