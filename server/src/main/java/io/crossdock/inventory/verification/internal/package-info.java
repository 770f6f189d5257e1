/** Rules and statements of inventory.verification; nothing here is for other rooms unless it is public. */
@NullMarked
package io.crossdock.inventory.verification.internal;

import org.jspecify.annotations.NullMarked;
