package dev.espalier.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Writes a dataset in the layout that some trainer reads. One example at a time: the whole need not fit into memory. */
public interface ExportFormat {

    /** Returns the fields that every record must have. */
    Set<String> needs();

    /**
     * Writes all examples in their order, and flushes; does not close.
     *
     * @param examples read from the start more than once by formats that must know all fields before they write any
     * @throws IOException if reading or writing fails
     */
    Exported write(ExampleSource examples, OutputStream out) throws IOException;
}
