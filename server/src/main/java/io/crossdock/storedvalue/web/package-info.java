/** The API of gift cards and store credit. */
@NullMarked
package io.crossdock.storedvalue.web;

import org.jspecify.annotations.NullMarked;
