package dev.espalier.text;

import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What the benchmarks read: lists beside the project and synthetic instructions. */
final class BenchTexts {

    private static final Path DATA = Path.of("../shared/data");

    private BenchTexts() {}

    /** Returns whether the real lists stand beside the project; their licences differ from ours. */
    static boolean haveReal() {
        return Files.isDirectory(DATA);
    }

    static List<String> seeds() throws IOException {
        return Files.readAllLines(DATA.resolve("rouge-reference/seeds.txt"));
    }

    static List<String> candidates(String set) throws IOException {
        return lines("rouge-reference/" + set + ".candidates.txt.gz");
    }

    static List<String> decisions(String set) throws IOException {
        return lines("rouge-reference/" + set + ".decisions.tsv.gz");
    }

    private static List<String> lines(String file) throws IOException {
        try (var bytes = new GZIPInputStream(Files.newInputStream(DATA.resolve(file)), 1 << 16);
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16)) {
            return reader.lines().toList();
        }
    }

    /** Returns the outputs of all Alpaca records: long texts. */
    static List<String> outputs() throws IOException {
        var outputs = new ArrayList<String>();
        var source = DatasetSource.file(DATA.resolve("alpaca/alpaca_data.json.gz"));
        try (var reader = DatasetReader.open(source, problem -> {})) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                var output = row.value().entries().get("output");
                if (output != null && output.value() instanceof Node.Text text) {
                    outputs.add(text.value());
                }
            }
        }
        return outputs;
    }

    static List<String> synthetic(int count) {
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(SyntheticInstructions.of(i));
        }
        return texts;
    }
}
