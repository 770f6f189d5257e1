/** Decision tables: reading, checking, storing, answering. */
@NullMarked
package io.crossdock.policy.internal;

import org.jspecify.annotations.NullMarked;
