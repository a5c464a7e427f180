package dev.espalier.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.text.Keywords;
import dev.espalier.text.RougeScan;
import dev.espalier.text.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Holds {@code seeds/tasks.jsonl} to the rules of {@code seeds/README.md}. */
final class SeedTasksTest {

    private static final Path FILE = Path.of("seeds", "tasks.jsonl");
    private static final Path README = Path.of("seeds", "README.md");

    /** As in Self-Instruct, and the five that Alpaca adds. */
    private static final Keywords NOT_IN_TEXT = new Keywords(List.of(
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
            "videos",
            "audio",
            "music",
            "flowchart",
            "flowcharts",
            "diagram",
            "diagrams"));

    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");
    private static final Pattern HOST = Pattern.compile("(?:@|https?://(?:www\\.)?)([A-Za-z0-9.-]*[A-Za-z0-9])");
    private static final Pattern OUR_HOST = Pattern.compile("(?:[a-z-]+\\.)*example\\.(?:com|net)");
    private static final Pattern TELEPHONE = Pattern.compile("(?<![\\d-])\\d{3}-\\d{4}(?![\\d-])");

    private final List<SeedTask> tasks = SeedLoader.builtin().tasks();

    private List<SeedTask> with(Predicate<SeedTask> property) {
        return tasks.stream().filter(property).toList();
    }

    private static List<String> texts(SeedTask task) {
        var instances = task.instances().stream().flatMap(instance -> Stream.of(instance.input(), instance.output()));
        return Stream.concat(Stream.of(task.instruction()), instances).toList();
    }

    private static boolean hasNoInput(SeedTask task) {
        return task.instances().stream().allMatch(instance -> instance.input().isEmpty());
    }

    private static boolean hasShortAnswers(SeedTask task) {
        return task.instances().stream().allMatch(instance -> Words.count(instance.output()) <= 5);
    }

    private double percent(Predicate<SeedTask> property) {
        return 100.0 * with(property).size() / tasks.size();
    }

    @Test
    void thereAreAtLeastTwoHundred() {
        assertThat(tasks).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void everyLineHasTheKeysOfTheTableInItsOrder() throws IOException {
        var json = new ObjectMapper();
        var lines = Files.readString(FILE, StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines[lines.length - 1]).as("after the last line end").isEmpty();
        for (int i = 0; i < lines.length - 1; i++) {
            var task = json.readValue(lines[i], new TypeReference<LinkedHashMap<String, Object>>() {});
            assertThat(task.keySet()).containsExactly("id", "name", "instruction", "instances", "is_classification");
            assertThat(task.get("is_classification")).isInstanceOf(Boolean.class);
            assertThat(task.get("instances"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isNotEmpty()
                    .allSatisfy(instance -> assertThat(((Map<?, ?>) instance).keySet())
                            .asInstanceOf(InstanceOfAssertFactories.ITERABLE)
                            .containsExactly("input", "output"));
        }
        assertThat(lines).hasSize(tasks.size() + 1);
    }

    @Test
    void theProgramCarriesTheFileAsItIs() throws IOException {
        try (var packed = SeedTasksTest.class.getResourceAsStream("/seeds/tasks.jsonl")) {
            assertThat(packed).isNotNull();
            assertThat(packed.readAllBytes()).isEqualTo(Files.readAllBytes(FILE));
        }
    }

    @Test
    void idsRunFromOneOnAndNamesAreUniqueInSnakeCase() {
        var ids = tasks.stream().map(SeedTask::id).sorted().toList();
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo("seed-%03d", i + 1);
        }
        assertThat(tasks).extracting(SeedTask::name).doesNotHaveDuplicates().allMatch(SNAKE_CASE.asMatchPredicate());
    }

    /** They stand first, so that a short run from the seeds shows what a recipe does. */
    @Test
    void theBuiltinTeacherUnderstandsTheFirstOnes() {
        var teacher = new BuiltinTeacher();
        assertThat(tasks.subList(0, 37))
                .allSatisfy(task -> assertThat(task.instances())
                        .allSatisfy(instance -> assertThat(teacher.reply(respond(task.instruction(), instance.input()))
                                        .text())
                                .isEqualTo(instance.output())));
    }

    private static Request respond(String instruction, String input) {
        return new Request(
                List.of(Message.user(instruction)),
                Sampling.DEFAULT,
                new Operation("respond", Map.of("instruction", instruction, "input", input)));
    }

    @Test
    void noTextIsEmptyWhereOneIsNeededOrHasWhiteSpaceAtItsEnds() {
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.instances()).extracting(Instance::output).doesNotContain("");
            assertThat(texts(task)).allSatisfy(text -> assertThat(text).isEqualTo(Words.strip(text)));
        });
    }

    @Test
    void noTextEndsWithAColon() {
        assertThat(tasks).allSatisfy(task -> assertThat(texts(task)).noneMatch(text -> text.endsWith(":")));
    }

    @Test
    void instructionsHaveFiveToSixtyWordsAndStartWithAnAsciiLetter() {
        assertThat(tasks).extracting(SeedTask::instruction).allSatisfy(instruction -> {
            assertThat(Words.count(instruction)).isBetween(5, 60);
            assertThat(instruction).matches("(?s)[A-Za-z].*").doesNotStartWith("Write a program");
        });
    }

    @Test
    void noInstructionSpeaksOfWhatPlainTextCannotCarry() {
        assertThat(tasks)
                .extracting(SeedTask::instruction)
                .allSatisfy(
                        instruction -> assertThat(NOT_IN_TEXT.find(instruction)).isEmpty());
    }

    @Test
    void inputAndOutputDifferAndNoInputOccursTwiceInATask() {
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.instances()).noneMatch(instance -> instance.input().equals(instance.output()));
            assertThat(task.instances()).extracting(Instance::input).doesNotHaveDuplicates();
        });
    }

    @Test
    void noTwoInstructionsAreCloserThanSevenTenthsByRougeL() {
        var scan = new RougeScan();
        for (var task : tasks) {
            assertThat(scan.nearestAbove(task.instruction(), 0.7))
                    .as("%s, and the task numbered as its nearest", task.id())
                    .isEmpty();
            scan.add(task.instruction());
        }
    }

    @Test
    void moreThanThreeInTenAreClassificationOrHaveShortAnswers() {
        assertThat(percent(SeedTask::isClassification)).isGreaterThan(30);
        assertThat(percent(task -> task.isClassification() || hasShortAnswers(task)))
                .isGreaterThan(30);
    }

    @Test
    void twoToFourInTenHaveNoInput() {
        assertThat(percent(SeedTasksTest::hasNoInput)).isBetween(20.0, 40.0);
    }

    @Test
    void labelsStandInTheInstructionOrAreYesNoTrueFalseOrTheLetterOfAnOption() {
        assertThat(with(SeedTask::isClassification)).allSatisfy(task -> {
            var instruction = task.instruction().toLowerCase(Locale.ROOT);
            assertThat(task.instances())
                    .extracting(instance -> instance.output().toLowerCase(Locale.ROOT))
                    .allMatch(label -> instruction.contains(label) || label.matches("yes|no|true|false|[a-z]"));
        });
    }

    @Test
    void addressesAndTelephoneNumbersBelongToNobody() {
        var all = String.join(
                "\n", tasks.stream().flatMap(task -> texts(task).stream()).toList());
        assertThat(HOST.matcher(all).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(OUR_HOST.asMatchPredicate());
        assertThat(TELEPHONE.matcher(all).results().map(found -> found.group()))
                .allMatch(number -> number.startsWith("555"));
    }

    @Test
    void theReadmeTellsTheMeasuresOfTheFile() throws IOException {
        var table = new ArrayList<String>();
        int instances = tasks.stream().mapToInt(task -> task.instances().size()).sum();
        table.add("| tasks / instances | " + tasks.size() + " / " + instances + " |");
        int labelled = with(SeedTask::isClassification).size();
        table.add("| classification | " + labelled + " tasks (" + share(labelled) + ") |");
        int bare = with(SeedTasksTest::hasNoInput).size();
        int both = with(task -> task.isClassification() && hasNoInput(task)).size();
        table.add(
                "| tasks with empty input | " + bare + " (" + share(bare) + "), " + both + " of them classification |");
        int terse =
                with(task -> !task.isClassification() && hasShortAnswers(task)).size();
        table.add("| other tasks with an answer of at most 5 words | " + terse + " (" + share(terse) + ") |");
        var words =
                tasks.stream().mapToInt(task -> Words.count(task.instruction())).summaryStatistics();
        table.add("| words per instruction | " + words.getMin() + " to " + words.getMax() + ", mean "
                + String.format(Locale.ROOT, "%.2f", words.getAverage()) + " |");
        table.add("| highest ROUGE-L between two instructions | " + String.format(Locale.ROOT, "%.3f", highestRouge())
                + " |");
        assertThat(Files.readString(README, StandardCharsets.UTF_8)).contains(String.join("\n", table) + "\n");
    }

    private String share(int count) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / tasks.size());
    }

    private double highestRouge() {
        var scan = new RougeScan();
        double highest = 0;
        for (var task : tasks) {
            highest = Math.max(
                    highest,
                    scan.nearest(task.instruction()).map(near -> near.score()).orElse(0.0));
            scan.add(task.instruction());
        }
        return highest;
    }
}
