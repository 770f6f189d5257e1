/** Promise dates: quoted for carts, written for orders, scored afterwards. */
@NamedInterface("promise")
@NullMarked
package io.crossdock.allocation.promise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
