/** Disposition over HTTP. */
@NullMarked
package io.crossdock.inventory.disposition.web;

import org.jspecify.annotations.NullMarked;
