/** Makes messages of facts, and sends them as mails. */
@NullMarked
package io.crossdock.notifications.internal;

import org.jspecify.annotations.NullMarked;
