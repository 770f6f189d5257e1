/** Transfer over HTTP. */
@NullMarked
package io.crossdock.inventory.transfer.web;

import org.jspecify.annotations.NullMarked;
