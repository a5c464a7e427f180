package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeededRandom;
import dev.espalier.text.RougeL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KinshipTest {

    private static final List<String> WORDS = List.of(
            "sort", "the", "list", "of", "names", "numbers", "by", "length", "size", "explain", "why", "water", "día",
            "дом");

    private static Kinship kinship(List<Example> examples) {
        var kinship = new Kinship(0.7);
        examples.forEach(kinship::add);
        return kinship;
    }

    private static Example example(String id, String instruction, String... parents) {
        return Example.ofInstruction(instruction)
                .withId(id)
                .withLineage(new Lineage(List.of(parents), List.of("seed-1"), List.of()));
    }

    @Test
    void parentAndChildAreKin() {
        assertThat(kinship(List.of(example("a", "Sort."), example("b", "Explain rain."), example("c", "Draw.", "a")))
                        .groups())
                .containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void aParentThatComesAfterItsChildIsKinToo() {
        assertThat(kinship(List.of(example("c", "Draw.", "a"), example("a", "Sort.")))
                        .groups())
                .containsExactly(List.of(0, 1));
    }

    @Test
    void childrenOfAParentThatIsNotThereAreKin() {
        assertThat(kinship(List.of(example("a", "Sort.", "x"), example("b", "Draw.", "x")))
                        .groups())
                .containsExactly(List.of(0, 1));
    }

    /** As rephrase leaves it, of a dataset without ids. */
    @Test
    void whatWasRephrasedIsKinOfItsOriginalWhicheverComesFirst() {
        var source = Example.of("Sort the names.", "b a", "a b");
        var rephrased = Example.of("Bring these into order.", "b a", "a b").with("original", "sort  the names.");
        var other = Example.of("Alphabetise.", "b a", "a b").with("original", "Sort the names.");
        assertThat(kinship(List.of(source, rephrased)).groups()).containsExactly(List.of(0, 1));
        assertThat(kinship(List.of(rephrased, source)).groups()).containsExactly(List.of(0, 1));
        assertThat(kinship(List.of(rephrased, other)).groups()).containsExactly(List.of(0, 1));
    }

    @Test
    void anOriginalWithAnotherInputMakesNoKin() {
        var source = Example.of("Sort the names.", "b a", "a b");
        var rephrased = Example.of("Bring these into order.", "d c", "c d").with("original", "Sort the names.");
        var list = rephrased.with("original", List.of("Sort the names."));
        assertThat(kinship(List.of(source, rephrased)).groups()).hasSize(2);
        assertThat(kinship(List.of(source.withInputAndOutput("d c", ""), list)).groups())
                .hasSize(2);
    }

    /** As crab leaves it: the task as a whole, the new input another in one of its two directions. */
    @Test
    void anOriginalMayHoldTheInput() {
        var source = Example.of("Sort the names.", "b a", "a b");
        var forward =
                Example.of("Order b and a, in one line.", "b a", "a b").with("original", "Sort the names.\n\nb a");
        var reverse = Example.of(
                        "List constraints.", "Instruction:\nSort the names.\n\nb a\n\nAnswer:\na b", "One line.")
                .with("original", "Sort the names.\n\nb a");
        assertThat(kinship(List.of(source, forward, Example.ofInstruction("Draw."), reverse))
                        .groups())
                .containsExactly(List.of(0, 1, 3), List.of(2));
    }

    @Test
    void aSharedDemonstrationMakesNoKin() {
        assertThat(kinship(List.of(example("a", "Sort."), example("b", "Draw.")))
                        .groups())
                .hasSize(2);
    }

    @Test
    void textsThatDifferInCaseOnlyAreKinEvenWithoutWords() {
        assertThat(kinship(List.of(example("a", "?!"), example("b", "Draw."), example("c", " ?! ")))
                        .groups())
                .containsExactly(List.of(0, 2), List.of(1));
    }

    @Test
    void theSameInstructionWithAnotherInputIsNoKin() {
        var instruction = "Classify.";
        assertThat(kinship(List.of(
                                Example.of(instruction, "the film was a long and boring one", ""),
                                Example.of(instruction, "my order came late and broken", "")))
                        .groups())
                .hasSize(2);
    }

    /** What holds of every pair, found by looking at every pair. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTwoPartsHoldTextsThatAreNear(long seed) {
        var random = SeededRandom.of(seed, "kinship");
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 400; i++) {
            var text = IntStream.range(0, random.between(3, 9))
                    .mapToObj(word -> random.pick(WORDS))
                    .collect(Collectors.joining(" "));
            examples.add(example(
                    "e" + i, text, i % 10 == 0 && i > 0 ? new String[] {"e" + random.nextInt(i)} : new String[0]));
        }
        var splits = new Splits(kinship(examples), 0.2, 0.1, seed);
        int near = 0;
        for (int i = 0; i < examples.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean isNear = RougeL.f1(words(examples.get(i)), words(examples.get(j))) > 0.7;
                boolean isChild = examples.get(i).lineage().parents().contains("e" + j);
                near += isNear ? 1 : 0;
                if (isNear || isChild) {
                    assertThat(splits.of(i))
                            .as("%s and %s", examples.get(i), examples.get(j))
                            .isEqualTo(splits.of(j));
                }
            }
        }
        assertThat(near).isGreaterThan(20);
        assertThat(splits.size(Split.TEST)).isBetween(20L, 40L);
        assertThat(splits.size(Split.VALIDATION)).isBetween(40L, 80L);
    }

    private static List<String> words(Example example) {
        return List.of(example.instruction().split(" "));
    }

    @Test
    void theSeedDecides() {
        var examples = IntStream.range(0, 100)
                .mapToObj(i -> Example.ofInstruction("word" + i))
                .toList();
        assertThat(parts(new Splits(kinship(examples), 0.1, 0.1, 1)))
                .isEqualTo(parts(new Splits(kinship(examples), 0.1, 0.1, 1)))
                .isNotEqualTo(parts(new Splits(kinship(examples), 0.1, 0.1, 2)));
    }

    @Test
    void aGroupThatDoesNotFitIsTrainedOn() {
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 20; i++) {
            examples.add(example("e" + i, "word" + i, i < 10 ? new String[] {"root"} : new String[0]));
        }
        var splits = new Splits(kinship(examples), 0.25, 0.25, 1);
        assertThat(parts(splits).subList(0, 10)).containsOnly(Split.TRAIN);
        assertThat(splits.size(Split.TEST)).isEqualTo(5);
        assertThat(splits.size(Split.VALIDATION)).isEqualTo(5);
        assertThat(splits.largestGroup()).isEqualTo(10);
    }

    private static List<Split> parts(Splits splits) {
        return IntStream.range(
                        0, (int) (splits.size(Split.TRAIN) + splits.size(Split.VALIDATION) + splits.size(Split.TEST)))
                .mapToObj(splits::of)
                .toList();
    }
}
