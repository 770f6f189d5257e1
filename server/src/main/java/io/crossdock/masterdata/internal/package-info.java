/** The memory and the statements of master data. */
@NullMarked
package io.crossdock.masterdata.internal;

import org.jspecify.annotations.NullMarked;
