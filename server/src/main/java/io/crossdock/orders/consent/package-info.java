/** Whether customers wait for goods that lack: what they are asked, until when, and what they say. */
@NamedInterface("consent")
@NullMarked
package io.crossdock.orders.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
