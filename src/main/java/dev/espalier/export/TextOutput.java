package dev.espalier.export;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Makes writers of text formats: UTF-8, whatever the machine prefers. */
final class TextOutput {

    private static final int BUFFER = 1 << 16;

    private TextOutput() {}

    static Writer of(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }
}
