package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.prompt.NumberedList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Self-Instruct's own rules leave of the instructions that the teacher proposes, measured with code of our own. */
class VarietyTest {

    private static final int CANDIDATES = 1500;
    static final Pattern FORBIDDEN = Pattern.compile("(?i)\\b(images?|graphs?|pictures?|files?|maps?|draw|plot|go to"
            + "|video|audio|music|flowchart|diagram)\\b");

    @Test
    void proposesInstructionsThatPassTheHeuristicsAndDifferEnough() {
        var accepted = new ArrayList<String[]>();
        var byFamily = new TreeMap<String, Integer>();
        int ofTheFirst200 = 0;
        int judged = 0;
        for (var instruction : candidates()) {
            assertPassesTheHeuristics(instruction);
            judged++;
            var tokens = tokens(instruction);
            if (accepted.stream().anyMatch(other -> isNear(tokens, other))) {
                continue;
            }
            accepted.add(tokens);
            ofTheFirst200 += judged <= 200 ? 1 : 0;
            byFamily.merge(
                    Recogniser.recognise(instruction).orElseThrow().family().name(), 1, Integer::sum);
        }
        assertThat(ofTheFirst200).isGreaterThanOrEqualTo(120);
        assertThat(accepted.size()).isGreaterThanOrEqualTo(400);
        assertThat(byFamily)
                .allSatisfy((family, count) -> assertThat(count).isLessThanOrEqualTo(accepted.size() * 15 / 100));
        assertThat(byFamily).hasSize(Families.ALL.size());
    }

    private static List<String> candidates() {
        var candidates = new ArrayList<String>();
        for (int item = 0; candidates.size() < CANDIDATES; item++) {
            var operation = new Operation(
                    "propose-instructions",
                    Map.of(
                            "demonstrations",
                            List.of("Name a plum."),
                            "count",
                            7,
                            "start-at",
                            9,
                            "item",
                            "item " + item));
            var reply =
                    new BuiltinTeacher().reply(new Request(List.of(Message.user("9.")), Sampling.DEFAULT, operation));
            var parsed = new NumberedList(NumberedList.Options.continuing(9)).parse(reply.text(), false);
            assertThat(parsed.items()).hasSize(7);
            candidates.addAll(parsed.items());
        }
        return candidates.subList(0, CANDIDATES);
    }

    private static void assertPassesTheHeuristics(String instruction) {
        assertThat(instruction)
                .doesNotContainPattern(FORBIDDEN)
                .doesNotStartWith("Write a program")
                .doesNotEndWith(":");
        assertThat(instruction.split(" ").length).as(instruction).isBetween(4, 150);
        assertThat(instruction.charAt(0)).as(instruction).isBetween('A', 'z');
    }

    private static String[] tokens(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(token -> !token.isEmpty())
                .toArray(String[]::new);
    }

    /** ROUGE-L F1 above 0.7, by the plain table of longest common subsequences. */
    private static boolean isNear(String[] a, String[] b) {
        var row = new int[b.length + 1];
        for (var token : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                row[j] = token.equals(b[j - 1]) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return 2.0 * row[b.length] / (a.length + b.length) > 0.7;
    }
}
