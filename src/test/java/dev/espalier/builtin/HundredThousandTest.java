package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.Composer.Composed;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Raw examples in number, before any filter: not one may be wrong. */
@Tag("slow")
class HundredThousandTest {

    private static final int EXAMPLES = 100_000;

    private final BuiltinTeacher teacher = new BuiltinTeacher();

    @Test
    void ofAHundredThousandExamplesOfAllFamiliesAndLevelsNoneIsWrong() {
        var wrong = IntStream.range(0, EXAMPLES)
                .parallel()
                .mapToObj(this::complaint)
                .flatMap(Optional::stream)
                .toList();
        assertThat(wrong).isEmpty();
    }

    private Optional<String> complaint(int i) {
        int families = Families.ALL.size();
        var family = Families.ALL.get(i % families);
        var made = Composer.compose(family, 1 + i / families % Level.HARDEST, SeededRandom.of(i, "hundred thousand"));
        var why = why(made);
        return why.map(reason -> "%s: %s%n%s%n-> %s"
                .formatted(
                        reason,
                        made.instruction(),
                        made.example().input(),
                        made.example().output()));
    }

    private Optional<String> why(Composed made) {
        var task = made.task();
        var input = made.example().input();
        var output = made.example().output();
        var plain = task.family().answer(task.values(), input).orElse("");
        if (!FamiliesTest.CHECKS.get(task.family().name()).isRight(core(made), task.values(), input, plain)) {
            return Optional.of("wrong by another way of finding it");
        }
        if (task.forms().isEmpty() && task.constraints().isEmpty() && !plain.equals(output)) {
            return Optional.of("another answer than the family's");
        }
        if (!task.constraints().stream().allMatch(constraint -> constraint.holds(output))) {
            return Optional.of("a constraint is not met");
        }
        return respond(made.instruction(), input).equals(output)
                ? Optional.empty()
                : Optional.of("another answer to the text");
    }

    /** Returns the instruction without what stands around the task: the checks read names and numbers in it. */
    private static String core(Composed made) {
        var sentences = Sentences.split(made.instruction());
        for (int length = sentences.size(); length > 0; length--) {
            for (int from = 0; from + length <= sentences.size(); from++) {
                var part = String.join(" ", sentences.subList(from, from + length));
                if (made.task().family().wordings().stream()
                        .anyMatch(wording -> wording.understand(part).isPresent())) {
                    return part;
                }
            }
        }
        throw new AssertionError("not understood: " + made.instruction());
    }

    private String respond(String instruction, String input) {
        var operation = new Operation("respond", Map.of("instruction", instruction, "input", input));
        return teacher.reply(new Request(List.of(Message.user("?")), Sampling.DEFAULT, operation))
                .text();
    }
}
