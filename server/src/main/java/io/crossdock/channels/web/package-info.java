/** Intake over HTTP. */
@NullMarked
package io.crossdock.channels.web;

import org.jspecify.annotations.NullMarked;
