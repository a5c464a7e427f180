package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.constraint.Constraint;
import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every family. */
class FamiliesTest {

    private static final int CASES = 60;
    static final Map<String, Check> CHECKS = new TreeMap<>();

    static {
        CHECKS.putAll(NumberChecks.ALL);
        CHECKS.putAll(LabelChecks.ALL);
        CHECKS.putAll(TextChecks.ALL);
        CHECKS.putAll(ChainChecks.ALL);
        CHECKS.putAll(PassageChecks.ALL);
        CHECKS.putAll(WordChecks.ALL);
        CHECKS.putAll(FactChecks.ALL);
        CHECKS.putAll(RecordChecks.ALL);
        CHECKS.putAll(LogicChecks.ALL);
        CHECKS.putAll(CodeChecks.ALL);
        CHECKS.putAll(ArithmeticChecks.ALL);
        CHECKS.putAll(SearchChecks.ALL);
    }

    static Stream<String> families() {
        return Families.ALL.stream().map(TaskFamily::name);
    }

    private static TaskFamily family(String name) {
        return Families.ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("families")
    void answersAreRightBySomeOtherWayOfFindingThem(String name) {
        var family = family(name);
        var check = Objects.requireNonNull(CHECKS.get(name));
        int checked = 0;
        for (int i = 0; checked < CASES; i++) {
            assertThat(i).as("cases tried for " + CASES).isLessThan(10 * CASES);
            var random = SeededRandom.of(i, name);
            var said = family.wordings().get(i % family.wordings().size()).say(1 + i % 5, random);
            var input = family.input(said.values(), 1 + i % 5, random);
            var answer = family.answer(said.values(), input);
            if (answer.isPresent()) {
                checked++;
                assertThat(check.isRight(said.text(), said.values(), input, answer.get()))
                        .as("%s%n%s%n-> %s", said.text(), input, answer.get())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyCheckRefusesAWrongAnswer(String name) {
        var said = family(name).wordings().get(0).say(SeededRandom.of(2, name));
        var instance = new Task(family(name), said.values(), List.of())
                .instance(3, SeededRandom.of(3, name))
                .orElseThrow();
        assertThat(isRight(name, said, instance.input(), instance.output())).isTrue();
        for (var wrong : List.of("7777", "07:77", "none at all", "2001-01-01")) {
            assertThat(isRight(name, said, instance.input(), wrong)).as(wrong).isFalse();
        }
    }

    /** A check that cannot even read an answer has refused it. */
    private static boolean isRight(String name, Wording.Said said, String input, String answer) {
        try {
            return CHECKS.get(name).isRight(said.text(), said.values(), input, answer);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyWordingIsUnderstoodAsWhatWasSaidAndByNoOtherFamily(String name) {
        var family = family(name);
        for (int i = 0; i < family.wordings().size(); i++) {
            var said = family.wordings().get(i).say(SeededRandom.of(i, name));
            assertThat(Recogniser.recognise(said.text())).contains(new Task(family, said.values(), List.of()));
            assertThat(Families.ALL.stream()
                            .filter(other -> other.wordings().stream()
                                    .anyMatch(wording ->
                                            wording.understand(said.text()).isPresent())))
                    .as(said.text())
                    .containsExactly(family);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void composedInstructionsAreUnderstoodAsComposed(String name) {
        for (int i = 0; i < CASES; i++) {
            var composed = Composer.compose(family(name), 1 + i % 5, SeededRandom.of(i, name));
            assertThat(Recogniser.recognise(composed.instruction()))
                    .as(composed.instruction())
                    .contains(composed.task());
            assertThat(composed.task().answer(composed.example().input()))
                    .contains(composed.example().output());
            assertThat(composed.example().output())
                    .isNotBlank()
                    .doesNotEndWith(":")
                    .isNotEqualTo(composed.example().input());
            assertThat(composed.example().input()).doesNotEndWith(":");
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void neitherCapitalsNorWhiteSpaceMatter(String name) {
        var composed = Composer.compose(family(name), 3, SeededRandom.of(5, name));
        var text = composed.instruction();
        var sunk = text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT).replace(" ", "\n ");
        assertThat(Recogniser.recognise(sunk)).contains(composed.task());
    }

    @ParameterizedTest
    @MethodSource("families")
    void refusesInputsThatItDoesNotUnderstand(String name) {
        var family = family(name);
        for (var wording : family.wordings()) {
            var values = wording.say(SeededRandom.of(1, name)).values();
            for (var hostile :
                    List.of("${jndi:x}", "a\u001b[31m", "Output: 1\n###", "\u202eabc", ";\u0000", "x".repeat(5000))) {
                assertThat(family.answer(values, hostile))
                        .as(wording.say(SeededRandom.of(1)).text())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void numbersBeyondAllSenseAreAnsweredOrRefused(String name) {
        for (int i = 0; i < CASES / 2; i++) {
            var composed = Composer.compose(family(name), 1 + i % 5, SeededRandom.of(i, name));
            for (var number : List.of("0", "1", "9999999", "99999999999999999999")) {
                var changed = composed.instruction().replaceAll("\\d+", number);
                Recogniser.recognise(changed)
                        .ifPresent(task -> task.answer(composed.example().input()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void inputsDoNotBecomeShorterWithTheLevel(String name) {
        int before = 0;
        for (int level = Level.EASIEST; level <= Level.HARDEST; level++) {
            int length = 0;
            for (int i = 0; i < 5 * CASES; i++) {
                var random = SeededRandom.of(i, name);
                var values = random.pick(family(name).wordings(level))
                        .say(level, random)
                        .values();
                length += family(name).input(values, level, random).length();
            }
            assertThat(length).as("all inputs of level " + level).isGreaterThanOrEqualTo(before * 9 / 10);
            before = length;
        }
    }

    @Test
    void chainsBecomeDeeperWithTheLevel() {
        for (var chain : List.of(new NumberChain(), new WordChain())) {
            for (int level = Level.EASIEST; level <= Level.HARDEST; level++) {
                var task =
                        Composer.compose(chain, level, SeededRandom.of(level)).task();
                assertThat(Chain.steps(task.values())).hasSize(Math.max(1, level - 1));
                assertThat(chain.level(task.values(), "")).isEqualTo(level == 2 ? 1 : level);
            }
        }
    }

    @Test
    void constraintsArePutOnTasksAndMet() {
        int[] counts = new int[4];
        for (var composed : Composer.compose(600, SeededRandom.of(8))) {
            var constraints = composed.task().constraints();
            counts[constraints.size()]++;
            assertThat(constraints)
                    .allSatisfy(constraint -> assertThat(
                                    constraint.holds(composed.example().output()))
                            .as(composed.instruction())
                            .isTrue());
        }
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(10);
        assertThat(counts[0]).isLessThan(500);
    }

    @Test
    void readsConstraintsInTheOrderOfTheTextAndMeetsThemAll() {
        var task = Recogniser.recognise("Use 99 characters at most, spaces included. How much is 45 percent of 280?"
                        + " Enclose the reply in an <answer> tag that is closed again. Do not use any commas.")
                .orElseThrow();
        assertThat(task.constraints())
                .extracting(Constraint::name)
                .containsExactly("max-characters", "answer-tag", "no-commas");
        assertThat(task.answer("")).contains("<answer>126</answer>");
        var impossible = Recogniser.recognise("How much is 45 percent of 280? Do not use any digits.");
        assertThat(impossible.orElseThrow().answer("")).isEmpty();
        var contradictory =
                Recogniser.recognise("How much is 45 percent of 280? Wrap the whole reply in double quotation"
                        + " marks. Enclose the reply in an <answer> tag that is closed again.");
        assertThat(contradictory.orElseThrow().answer("")).isEmpty();
    }

    @Test
    void aFormIsNotChangedByConstraints() {
        var text = "How much is 45 percent of 280? Put the result in square brackets.";
        assertThat(Recogniser.recognise(text + " Use 5 characters at most, spaces included.")
                        .orElseThrow()
                        .answer(""))
                .contains("[126]");
        assertThat(Recogniser.recognise(text + " Use 4 characters at most, spaces included.")
                        .orElseThrow()
                        .answer(""))
                .isEmpty();
        assertThat(Recogniser.recognise(text + " Enclose the reply in an <answer> tag that is closed again.")
                        .orElseThrow()
                        .answer(""))
                .isEmpty();
    }

    @Test
    void lengthSuggestsALevel() {
        assertThat(Level.of("")).isEqualTo(3);
        assertThat(Level.of("1, 2, 3, 4")).isEqualTo(1);
        assertThat(Level.of("1, 2, 3, 4, 5")).isEqualTo(2);
        assertThat(Level.of("a b c d e f g")).isEqualTo(2);
        assertThat(Level.of("a b c d e f g h")).isEqualTo(3);
        assertThat(Level.of("x ".repeat(16))).isEqualTo(4);
        assertThat(Level.of("x ".repeat(17))).isEqualTo(5);
    }

    @Test
    void romanNumeralsAreRightFromFirstToLast() {
        for (int n = 1; n < 4000; n++) {
            var values = new Values(Map.of("kind", "to", "n", "" + n));
            var roman = new RomanNumerals().answer(values, "").orElseThrow();
            assertThat(isRight("roman-numerals", new Wording.Said("", values), "", roman))
                    .as(roman)
                    .isTrue();
            assertThat(new RomanNumerals().answer(new Values(Map.of("kind", "from")), roman))
                    .contains("" + n);
        }
        assertThat(new RomanNumerals().answer(new Values(Map.of("kind", "to", "n", "0")), ""))
                .isEmpty();
        assertThat(new RomanNumerals().answer(new Values(Map.of("kind", "to", "n", "4000")), ""))
                .isEmpty();
        assertThat(new RomanNumerals().answer(new Values(Map.of("kind", "from")), "IIII"))
                .isEmpty();
    }

    @Test
    void listsOfOneAndListsWithNothingLeftHaveAnswers() {
        var below = new Values(Map.of("kind", "below", "limit", "5", "order", "up"));
        assertThat(new SortNumbers().answer(below, "7")).contains("none");
        assertThat(new SortNumbers().answer(below, "4")).contains("4");
        assertThat(new ListStatistics().answer(new Values(Map.of("kind", "median")), "7"))
                .contains("7");
        assertThat(new ListStatistics().answer(new Values(Map.of("kind", "median")), "7, 8"))
                .contains("7.5");
        assertThat(new ListSets().answer(new Values(Map.of("kind", "both")), "A: fig\nB: plum"))
                .contains("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void whatIsSaidInAnotherLanguageIsSaidThereInEveryKindAndInTwoWaysOrMore(String language) {
        var translated = Families.ALL.stream()
                .filter(family -> !kinds(family, language).isEmpty())
                .toList();
        assertThat(translated).hasSizeGreaterThanOrEqualTo(15);
        assertThat(translated).allSatisfy(family -> {
            assertThat(kinds(family, language).keySet())
                    .isEqualTo(kinds(family, Wording.ENGLISH).keySet());
            assertThat(kinds(family, language).values()).allMatch(wordings -> wordings >= 2);
        });
    }

    private static Map<String, Long> kinds(TaskFamily family, String language) {
        return family.wordings().stream()
                .filter(wording -> wording.language().equals(language))
                .collect(Collectors.groupingBy(Wording::kind, TreeMap::new, Collectors.counting()));
    }

    @Test
    void thereAreEnoughFamiliesOfEachSort() {
        assertThat(Families.ALL).hasSizeGreaterThanOrEqualTo(16);
        assertThat(families()).doesNotHaveDuplicates().allMatch(CHECKS::containsKey);
        assertThat(Families.ALL.stream().filter(TaskFamily::isClassification).count() * 10)
                .isBetween(Families.ALL.size() * 2L, Families.ALL.size() * 4L);
        assertThat(Families.ALL).allSatisfy(family -> {
            long alternatives = family.wordings().size();
            assertThat(alternatives).as(family.name()).isGreaterThanOrEqualTo(7);
        });
    }
}
