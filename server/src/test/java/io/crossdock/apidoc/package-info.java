/** Makes the API's description from controllers, records and their Javadoc, and tries it on a running server. */
@NullMarked
package io.crossdock.apidoc;

import org.jspecify.annotations.NullMarked;
