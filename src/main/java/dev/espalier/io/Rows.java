package dev.espalier.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a text in one of the formats. Records with a problem are told to the reader's owner and passed over. */
interface Rows {

    /**
     * Returns the next good record, or null after the last.
     *
     * @throws IOException if nothing more can be read
     */
    @Nullable
    Row next() throws IOException;
}
