package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decisions, nearest entries and scores against those of Google's rouge_score on real and on perturbed instructions. */
class RougeReferenceTest {

    private static final double THRESHOLD = 0.7;

    @Test
    void indexDecidesAllAlpacaInstructionsAsRougeScoreDoes() throws IOException {
        assertThat(decide("alpaca", Integer.MAX_VALUE)).isEqualTo(new Counts(52_002, 0));
    }

    @Test
    void indexDecidesPerturbedInstructionsAsRougeScoreDoes() throws IOException {
        assertThat(decide("perturbed", 3_000)).isEqualTo(new Counts(2_347, 653));
    }

    @Test
    void findsTheNearestEntryOfTheFirstAlpacaInstructions() throws IOException {
        assertThat(findNearest("alpaca", 3_000)).isEqualTo(3_000);
    }

    @Test
    void findsTheNearestEntryOfPerturbedInstructions() throws IOException {
        assertThat(findNearest("perturbed", 3_000)).isEqualTo(3_000);
    }

    @Test
    @Tag("slow")
    void findsTheNearestEntryOfAllAlpacaInstructions() throws IOException {
        assertThat(findNearest("alpaca", Integer.MAX_VALUE)).isEqualTo(52_002);
    }

    /** How many candidates were accepted and rejected. */
    private record Counts(int accepted, int rejected) {}

    /** One line of the reference. */
    private record Decision(boolean accepted, Nearest nearest) {

        static Decision parse(String line) {
            var columns = line.split("\t", -1);
            return new Decision(
                    columns[0].equals("A"), new Nearest(Integer.parseInt(columns[1]), Double.parseDouble(columns[2])));
        }
    }

    private static Counts decide(String set, int limit) throws IOException {
        var index = new RougeIndex(THRESHOLD);
        seeds().forEach(index::add);
        int[] counts = new int[2];
        forEach(set, limit, (candidate, decision) -> {
            var expected = decision.accepted() ? Optional.empty() : Optional.of(decision.nearest());
            assertThat(index.nearestAboveThreshold(candidate)).as(candidate).isEqualTo(expected);
            if (decision.accepted()) {
                index.add(candidate);
            }
            counts[decision.accepted() ? 0 : 1]++;
        });
        return new Counts(counts[0], counts[1]);
    }

    private static int findNearest(String set, int limit) throws IOException {
        var index = new RougeIndex(THRESHOLD);
        seeds().forEach(index::add);
        int[] count = new int[1];
        forEach(set, limit, (candidate, decision) -> {
            assertThat(index.nearest(candidate)).as(candidate).contains(decision.nearest());
            if (decision.accepted()) {
                index.add(candidate);
            }
            count[0]++;
        });
        return count[0];
    }

    private interface Case {
        void check(String candidate, Decision decision);
    }

    private static void forEach(String set, int limit, Case check) throws IOException {
        try (var candidates = open(set + ".candidates.txt.gz");
                var decisions = open(set + ".decisions.tsv.gz")) {
            var line = decisions.readLine();
            for (int i = 0; i < limit && line != null; i++) {
                check.check(candidates.readLine(), Decision.parse(line));
                line = decisions.readLine();
            }
        }
    }

    private static BufferedReader open(String file) throws IOException {
        var path = SharedData.require("rouge-reference/" + file);
        var bytes = new GZIPInputStream(Files.newInputStream(path));
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> seeds() throws IOException {
        var seeds = Files.readAllLines(SharedData.require("rouge-reference/seeds.txt"));
        assertThat(seeds).hasSize(175);
        return seeds;
    }
}
