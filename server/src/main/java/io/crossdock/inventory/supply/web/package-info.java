/** Supply over HTTP. */
@NullMarked
package io.crossdock.inventory.supply.web;

import org.jspecify.annotations.NullMarked;
