/** What is stored twice is compared all the time, and rebuilt on request. */
@NamedInterface("verification")
@NullMarked
package io.crossdock.inventory.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
