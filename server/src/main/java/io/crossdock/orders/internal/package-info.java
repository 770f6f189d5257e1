/** Orders as rows: every statement over them, and the verbs' facts. */
@NullMarked
package io.crossdock.orders.internal;

import org.jspecify.annotations.NullMarked;
