package dev.espalier.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says why a run directory cannot be used or worked in, and what to do: the message says it all. */
public final class RunDirectoryException extends IOException {

    private static final long serialVersionUID = 1L;

    public RunDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
