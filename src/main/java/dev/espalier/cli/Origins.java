package dev.espalier.cli;

import dev.espalier.engine.RunDirectory;
import dev.espalier.export.DatasetOrigin;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds out how a dataset was made. */
final class Origins {

    private Origins() {}

    /**
     * Returns what a run recorded of itself; of a file, nothing.
     *
     * @param name of the dataset
     */
    static DatasetOrigin of(Path source, String name) throws IOException {
        var recipe = source.resolve(RunDirectory.RECIPE);
        if (!Files.isDirectory(source) || !Files.exists(recipe)) {
            return new DatasetOrigin(name, Version.number(), "", Map.of(), Map.of());
        }
        var text = Files.readString(recipe, StandardCharsets.UTF_8);
        return new DatasetOrigin(
                name,
                Version.number(),
                text,
                values(NodeReader.yaml(text, recipe.toString())),
                RecordedReport.of(source));
    }

    private static Map<String, Object> values(Node node) {
        return node instanceof Node.Mapping mapping ? PlainValue.of(mapping) : Map.of();
    }
}
