/** Node over HTTP. */
@NullMarked
package io.crossdock.allocation.node.web;

import org.jspecify.annotations.NullMarked;
