/** What was agreed with the customer: the document of an order, its versions, and its amounts. */
@NamedInterface("agreement")
@NullMarked
package io.crossdock.orders.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
