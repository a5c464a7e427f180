package dev.espalier.engine;

import dev.espalier.io.ExampleJson;
import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;

/** An example as the line of the dataset that holds it. Immutable. */
final class DatasetLine {

    private final byte[] bytes;

    DatasetLine(Example example) {
        this.bytes = JsonLine.bytes(ExampleJson.toMap(example));
    }

    /** Returns the line with its end; nobody may change it. */
    byte[] bytes() {
        return bytes;
    }
}
