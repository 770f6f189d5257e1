/** Cases over HTTP. */
@NullMarked
package io.crossdock.cases.web;

import org.jspecify.annotations.NullMarked;
