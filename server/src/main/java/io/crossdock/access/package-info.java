/**
 * Owns the door: principals, their keys, and the table that says which role may carry out which operation.
 *
 * <p>Promises that with access control on, no operation is carried out without a rule and a key whose role has the
 * permission, that a key is kept nowhere but as its hash, and that a revoked one opens nothing after seconds.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "platform :: change",
            "platform :: golive",
            "platform :: request",
            "platform :: start"
        })
@NullMarked
package io.crossdock.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
