/** What an order line is that is no goods: a service, a fee or a donation, and when its units are due. */
@NamedInterface("service")
@NullMarked
package io.crossdock.orders.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
