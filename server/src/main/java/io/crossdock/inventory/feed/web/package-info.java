/** Feed over HTTP. */
@NullMarked
package io.crossdock.inventory.feed.web;

import org.jspecify.annotations.NullMarked;
