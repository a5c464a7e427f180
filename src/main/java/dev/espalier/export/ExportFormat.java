package dev.espalier.export;

import dev.espalier.model.Example;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

/** Writes a dataset in the layout that some trainer reads. One example at a time: the whole need not fit into memory. */
public interface ExportFormat {

    /**
     * Writes all examples in their order; neither flushes at the end nor closes.
     *
     * @throws IOException if the writer fails
     */
    Exported write(Iterator<Example> examples, Writer out) throws IOException;
}
