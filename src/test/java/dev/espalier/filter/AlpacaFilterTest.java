package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.SharedData;
import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The instructions of Alpaca have been through these filters already; the rules as we read them must accept them all. */
class AlpacaFilterTest {

    private static final List<String> KEYWORDS = List.of(
            "image",
            "images",
            "graph",
            "graphs",
            "picture",
            "pictures",
            "file",
            "files",
            "map",
            "maps",
            "draw",
            "plot",
            "go to",
            "video",
            "audio",
            "music",
            "flowchart",
            "diagram");

    @Test
    void acceptsAllInstructionsOfAlpaca() throws IOException {
        var instructions = instructions();
        assertThat(instructions).hasSize(52_002);
        assertThat(rejected(length(4, 150), instructions)).isZero();
        assertThat(rejected(keywords(KEYWORDS), instructions)).isZero();
        assertThat(rejected(
                        new PrefixFilter(new PrefixFilter.Options("instruction", List.of("Write a program"), false)),
                        instructions))
                .isZero();
        assertThat(rejected(
                        new FirstCharacterFilter(new FirstCharacterFilter.Options("instruction", false)), instructions))
                .isZero();
    }

    @Test
    void rejectsSomeByRulesThatAreALittleStricter() throws IOException {
        // So the limits are those of Alpaca, not just wide enough.
        var instructions = instructions();
        assertThat(rejected(length(5, 150), instructions)).isPositive();
        var morePlurals = new ArrayList<>(KEYWORDS);
        morePlurals.add("diagrams");
        assertThat(rejected(keywords(morePlurals), instructions)).isPositive();
    }

    private static WordLengthFilter length(int min, int max) {
        return new WordLengthFilter(new WordLengthFilter.Options("instruction", min, max));
    }

    private static KeywordFilter keywords(List<String> words) {
        return new KeywordFilter(new KeywordFilter.Options("instruction", words));
    }

    private static long rejected(Filter filter, List<Example> examples) {
        return examples.stream()
                .filter(example -> !filter.judge(example).equals(Verdict.ACCEPT))
                .count();
    }

    private static List<Example> instructions() throws IOException {
        var path = SharedData.require("rouge-reference/alpaca.candidates.txt.gz");
        var bytes = new GZIPInputStream(Files.newInputStream(path));
        try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines().map(Example::ofInstruction).toList();
        }
    }
}
