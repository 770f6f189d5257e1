/** Verification over HTTP. */
@NullMarked
package io.crossdock.inventory.verification.web;

import org.jspecify.annotations.NullMarked;
