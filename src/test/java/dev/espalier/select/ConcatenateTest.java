package dev.espalier.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.io.ExampleList;
import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConcatenateTest {

    private static final List<String> ORDERS = java.util.Arrays.stream(AnswerOrder.values())
            .map(rule -> name(rule) + ": by " + name(rule) + " ${list}")
            .toList();

    private static final List<String> MASKS = java.util.Arrays.stream(AnswerMask.values())
            .map(rule -> name(rule) + ": but " + name(rule) + " ${list}")
            .toList();

    private static String name(Enum<?> rule) {
        return rule.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Concatenate.Options options(int passes, int maxItems, int maxTokens) {
        return options(passes, maxItems, maxTokens, ChunkSize.UNIFORM, List.of("format", "order", "mask"));
    }

    private static Concatenate.Options options(
            int passes, int maxItems, int maxTokens, ChunkSize sizes, List<String> strategies) {
        return new Concatenate.Options(
                passes,
                maxItems,
                sizes,
                maxTokens,
                strategies,
                List.of("Each answer goes between ${begin} and ${end}."),
                List.of("Do all.", ""),
                ORDERS,
                MASKS);
    }

    private static List<Example> set(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Example.of(
                                "Task of number " + i + " x".repeat(i % 7), i % 3 == 0 ? "in " + i : "", "out-" + i)
                        .withId("e" + i))
                .toList();
    }

    private static List<Example> made(Concatenate.Options options, List<Example> set) {
        return new Concatenate(options)
                .select(set, SeededRandom.of(3, "mosaic"))
                .selected();
    }

    private static Map<?, ?> drawn(Example made) {
        return (Map<?, ?>) made.more().get("mosaic");
    }

    @Test
    void everyExampleStandsOnceInEachPass() {
        var times = new HashMap<String, Integer>();
        for (var made : made(options(3, 10, 2000), set(200))) {
            assertThat(new HashSet<>(made.lineage().parents()))
                    .hasSameSizeAs(made.lineage().parents());
            assertThat(made.more().get("count"))
                    .isEqualTo((long) made.lineage().parents().size());
            assertThat(made.lineage().parents()).hasSizeBetween(1, 10);
            made.lineage().parents().forEach(parent -> times.merge(parent, 1, Integer::sum));
        }
        assertThat(times)
                .hasSize(200)
                .allSatisfy((id, count) -> assertThat(count).isEqualTo(3));
    }

    /** What is drawn does not look at most texts; nor does it matter where those stand that it looks at. */
    @Test
    void aSetOnTheDiskGivesWhatOneInMemoryGives() {
        var outputs = List.of("out", "It is [BEGIN] here", "(a) or |in|, ~Out~", "semi-a-b <<REPLY>>", "x".repeat(300));
        var small = IntStream.range(0, 400)
                .mapToObj(i -> Example.of("Task " + i, "", outputs.get(i % outputs.size()))
                        .withId("e" + i))
                .toList();
        var onDisk = new ExampleList();
        var inMemory = new ArrayList<Example>();
        for (int i = 0; i < 9; i++) {
            onDisk.add(Example.of("x".repeat(4 << 20), "", "y").withId("long" + i));
        }
        inMemory.addAll(onDisk);
        small.forEach(onDisk::add);
        inMemory.addAll(small);
        var concatenate = new Concatenate(options(3, 6, 300));

        var fromDisk = concatenate.select(onDisk, SeededRandom.of(3, "mosaic"));
        var fromMemory = concatenate.select(inMemory, SeededRandom.of(3, "mosaic"));

        assertThat(fromDisk.selected()).hasSizeGreaterThan(200).isEqualTo(fromMemory.selected());
        assertThat(fromDisk.rejected()).hasSize(9).isEqualTo(fromMemory.rejected());
    }

    /** What the markers say is taken out again, and is what the places say. */
    @Test
    void theAnswersCanBeTakenOutByTheirMarkersInTheOrderThatIsAskedFor() {
        var set = set(120);
        int checked = 0;
        for (var made : made(options(4, 6, 2000), set)) {
            var outputs = made.lineage().parents().stream()
                    .map(parent -> "out-" + parent.substring(1))
                    .toList();
            var expected = ((List<?>) drawn(made).get("answered"))
                    .stream()
                            .map(place -> outputs.get(((Long) place).intValue() - 1))
                            .toList();
            var begin = (String) drawn(made).get("begin");
            var end = (String) drawn(made).get("end");
            if (begin.isEmpty()) {
                assertThat(made.output()).isEqualTo(String.join("\n\n", expected));
            } else {
                assertThat(made.instruction()).contains("Each answer goes between " + begin + " and " + end + ".");
                var between = Pattern.compile(Pattern.quote(begin) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL);
                assertThat(between.matcher(made.output())
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                        .isEqualTo(expected);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void aMarkerNeverStandsInAnAnswer() {
        var hostile = "[BEGIN] [[end]] (STOP) <|reply|> **A** |IN| ~out~ =HEAD= --TAIL-- {{RESULT}} [|START|] (begin)";
        var set = IntStream.range(0, 60)
                .mapToObj(i -> Example.of("Do " + i, "", hostile).withId("e" + i))
                .toList();
        assertThat(made(options(4, 3, 2000), set)).isNotEmpty().allSatisfy(made -> {
            var begin = (String) drawn(made).get("begin");
            assertThat(begin.isEmpty() || !hostile.contains(begin)).isTrue();
        });
    }

    @Test
    void tokensStayBelowTheirLimitAndWhatIsTooLongAloneIsRejected() {
        var set = new ArrayList<>(set(80));
        set.add(Example.of("Long", "", "é".repeat(200)).withId("long"));
        var selection = new Concatenate(options(2, 10, 90)).select(set, SeededRandom.of(1));
        assertThat(selection.selected())
                .allSatisfy(made -> assertThat((made.instruction() + made.output())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                .length)
                        .isLessThanOrEqualTo(89 * 4));
        assertThat(selection.selected())
                .anyMatch(made -> made.lineage().parents().size() > 3);
        assertThat(selection.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.example().id()).isEqualTo("long");
            assertThat(rejected.rejection().reason()).isEqualTo("concatenate:too-long");
        });
    }

    @Test
    void oneAloneHasNoOrderAndNoMask() {
        assertThat(made(options(2, 1, 2000), set(30)))
                .hasSize(60)
                .allSatisfy(made -> assertThat(drawn(made).get("strategy")).isEqualTo("format"));
    }

    /** In the released code one style of numbers never occurs, because nothing stands in its place. */
    @Test
    void everyStyleOfNumbersAndEveryRuleOccurs() {
        var numberings = new TreeSet<String>();
        var rules = new TreeMap<String, Integer>();
        for (var made : made(options(8, 5, 2000), set(300))) {
            numberings.add((String) drawn(made).get("numbering"));
            rules.merge(drawn(made).get("strategy") + " " + drawn(made).get("rule"), 1, Integer::sum);
        }
        assertThat(numberings).hasSize(ChunkStyle.Numbering.values().length);
        assertThat(rules).hasSize(AnswerOrder.values().length + AnswerMask.values().length + 1);
    }

    @ParameterizedTest
    @EnumSource(ChunkSize.class)
    void sizesStayWithinTheirBoundsAndTheLargestOccurs(ChunkSize sizes) {
        var random = SeededRandom.of(9, sizes.name());
        var drawn = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 2000; i++) {
            drawn.merge(sizes.draw(10, random), 1, Integer::sum);
        }
        assertThat(drawn.keySet()).allMatch(size -> size >= 1 && size <= 10).contains(10);
        if (sizes != ChunkSize.UNIFORM) {
            assertThat(drawn.get(10)).isGreaterThan(2 * drawn.getOrDefault(2, 0));
        }
        assertThat(sizes.draw(1, random)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(AnswerOrder.class)
    void anOrderIsAPermutation(AnswerOrder order) {
        var tasks = List.of("b two words", "Á", "c is the longest of all tasks", "b");
        var places = order.of(tasks, SeededRandom.of(2, "o"));
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
        var expected =
                switch (order) {
                    case GIVEN -> places;
                    case REVERSE -> List.of(3, 2, 1, 0);
                    case ALPHABETICAL -> List.of(1, 3, 0, 2);
                    case REVERSE_ALPHABETICAL -> List.of(2, 0, 3, 1);
                    case WORDS_ASCENDING -> List.of(1, 3, 0, 2);
                    case WORDS_DESCENDING -> List.of(2, 0, 1, 3);
                    case CHARACTERS_ASCENDING -> List.of(1, 3, 0, 2);
                    case CHARACTERS_DESCENDING -> List.of(2, 0, 1, 3);
                    case ODD_THEN_EVEN -> List.of(0, 2, 1, 3);
                    case EVEN_THEN_ODD -> List.of(1, 3, 0, 2);
                };
        assertThat(places).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(AnswerMask.class)
    void aMaskLeavesSomethingToAnswer(AnswerMask mask) {
        for (int count = 2; count <= 10; count++) {
            var tasks = set(count).stream().map(Example::instruction).toList();
            for (long seed = 0; seed < 20; seed++) {
                var masked = mask.of(tasks, SeededRandom.of(seed, "m"));
                assertThat(masked).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, count - 1);
            }
        }
        var tasks = List.of("one two", "one", "one two three");
        if (mask == AnswerMask.LONGEST) {
            assertThat(mask.of(tasks, SeededRandom.of(1))).containsExactly(2);
        } else if (mask == AnswerMask.SHORTEST) {
            assertThat(mask.of(tasks, SeededRandom.of(1))).containsExactly(1);
        }
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> options(0, 10, 2000)).hasMessage("passes must be from 1 to 100 but was 0");
        assertThatThrownBy(() -> options(1, 10, 2000, ChunkSize.FIXED, List.of("form")))
                .hasMessage("strategies must be some of format, order and mask but was [form]");
        assertThatThrownBy(() -> new MetaWordings<>("masks", AnswerMask.values(), List.of("evn: Only some.")))
                .hasMessage(
                        "masks must each be a rule, a colon and a wording, but one was \"evn: Only some.\"; the rules"
                                + " are given, longest, shortest, odd, even");
    }
}
