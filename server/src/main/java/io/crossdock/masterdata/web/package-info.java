/** Master data over HTTP. */
@NullMarked
package io.crossdock.masterdata.web;

import org.jspecify.annotations.NullMarked;
