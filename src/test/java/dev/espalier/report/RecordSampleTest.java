package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which records the report shows, with which neighbours. */
final class RecordSampleTest {

    private final RecordSample sample = new RecordSample();

    private static Browsed accepted(String id, String instruction) {
        return new Browsed(id, Example.ofInstruction(instruction), Map.of(), null);
    }

    private static Browsed rejected(String id, String reason) {
        return new Browsed(id, Example.ofInstruction("Say " + id), Map.of("reason", reason), null);
    }

    @Test
    void fewAreShownAll() {
        sample.add(accepted("a", "Say a"));
        sample.add(rejected("b", "rouge-l:too-near"));
        assertThat(sample.shown()).extracting(Browsed::id).containsExactly("a", "b");
        assertThat(sample.statement()).isEqualTo("all 1 accepted; all 1 rejected");
    }

    @Test
    void ofManySomeAreDrawnTheSameEachTimeAndEachReasonHasIts() {
        var other = new RecordSample();
        for (int i = 0; i < 3_000; i++) {
            for (var each : List.of(sample, other)) {
                each.add(accepted("a" + i, "Say " + i));
                each.add(rejected("r" + i, i % 1_000 == 0 ? "length:too-long" : "rouge-l:too-near"));
            }
        }
        assertThat(sample.statement())
                .isEqualTo(
                        "800 of 3,000 accepted, drawn at random; 83 of 3,000 rejected, drawn at random, at most 80 of"
                                + " each reason");
        assertThat(sample.shown()).extracting(Browsed::reason).contains("length:too-long", "rouge-l:too-near");
        assertThat(sample.shown())
                .extracting(Browsed::id)
                .isEqualTo(other.shown().stream().map(Browsed::id).toList());
    }

    @Test
    void theNeighbourIsTheNearestOtherInstructionWhereverItStands() {
        var records = List.of(
                accepted("1", "Write a poem about the sea"),
                accepted("2", "Sort these numbers"),
                accepted("3", "write  a poem about the SEA"),
                accepted("4", "Write a poem about the lake"),
                accepted("5", "Sort all of these numbers now"));
        var pool = List.of(new Named("1", "Write a poem about the sea"), new Named("seed-1", "Order some figures"));
        assertThat(RecordSample.withNeighbours(records, pool))
                .extracting(record -> record.near() == null ? "" : record.near().id())
                .containsExactly("4", "5", "4", "1", "2");
    }

    @Test
    void soManyInstructionsAreSearchedForNeighboursAndNoMore() {
        var few = named(10_000, "x");
        assertThat(RecordSample.compared(few)).isEqualTo(few);
        assertThat(RecordSample.compared(named(10_001, "x"))).hasSize(5_001);
        assertThat(RecordSample.compared(named(50_000, "x"))).hasSize(10_000);
        assertThat(RecordSample.compared(named(1_000, "x".repeat(20_000)))).hasSize(100);
        assertThat(RecordSample.compared(List.of())).isEmpty();
    }

    private static List<Named> named(int count, String text) {
        return IntStream.range(0, count).mapToObj(i -> new Named("#" + i, text)).toList();
    }

    @Test
    void aNeighbourThatAFilterFoundStands() {
        var found = accepted("1", "Sort these numbers").with(new Browsed.Near("seed-9", "Order these numbers", -1));
        assertThat(RecordSample.withNeighbours(List.of(found, accepted("2", "Sort these numbers now")), List.of())
                        .get(0)
                        .near())
                .isEqualTo(found.near());
    }

    @Test
    void onlyOneInstructionHasNoNeighbour() {
        var alone = List.of(accepted("1", "Say hi"));
        assertThat(RecordSample.withNeighbours(alone, List.of(new Named("1", "Say hi")))
                        .get(0)
                        .near())
                .isNull();
    }

    @Test
    void whateverTheTextsTheRecordsFit() {
        var records = new ArrayList<Browsed>();
        for (int i = 0; i < 800; i++) {
            // Each becomes six bytes, and no cut may fall within what escapes it.
            records.add(accepted("id-" + i, "\u0001<\uD83D\uDE00".repeat(2_000)));
        }
        var fitted = RecordSample.fitted(records, 300_000);
        var json = EmbeddedJson.of(Map.of("records", fitted));
        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isBetween(100_000, 300_000);
        assertThat(json).contains("more characters)");
    }

    @Test
    void ofRecordsThatAreTooLargeEvenCutNoneIsShown() {
        var large = accepted("x".repeat(1_000), "Say hi");
        assertThat(RecordSample.fitted(List.of(large, large, large), 900)).isEmpty();
    }

    @Test
    void aShortTextIsNotCut() {
        var text = "x".repeat(2_000);
        assertThat(RecordSample.fitted(List.of(accepted("1", text), accepted("2", text + "y")), 100_000)
                        .toString())
                .contains("instruction=" + text + "}", "instruction=" + text + " … (1 more characters)");
    }
}
