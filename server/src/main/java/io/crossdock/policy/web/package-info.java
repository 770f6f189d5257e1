/** Decision tables over HTTP. */
@NullMarked
package io.crossdock.policy.web;

import org.jspecify.annotations.NullMarked;
