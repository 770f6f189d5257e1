/** Reading, checking, keeping and answering by decision tables. */
@NullMarked
package io.crossdock.policy.internal;

import org.jspecify.annotations.NullMarked;
