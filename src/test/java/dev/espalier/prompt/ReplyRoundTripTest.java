package dev.espalier.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeedTask.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered is read back as it was; what would not be is refused. */
class ReplyRoundTripTest {

    private static final List<String> WORDS = List.of(
            "plum",
            "Output",
            "Input:",
            "###",
            "9.",
            "12)",
            "**bold**",
            "Example 2",
            "Class label:",
            "naïve",
            "日本",
            "😀",
            "a",
            "3.5",
            "none",
            "```",
            "Sure",
            "Yes",
            "${slot}",
            "Let me know",
            "Note:",
            "\u00a0",
            "\u0007",
            "-",
            "<noinput>",
            "4. Instruction:",
            "4. Output:",
            "Instruction:",
            "Output:",
            "#",
            "1");

    record Case(String name, ReplyFormat<Object> format, Function<Random, Object> item) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> formats() {
        return Stream.of(
                of("list", new NumberedList(new NumberedList.Options(1, false, false)), r -> text(r, " ")),
                of("continued list", new NumberedList(NumberedList.Options.continuing(9)), r -> text(r, " ")),
                of("compat list", new NumberedList(new NumberedList.Options(9, true, true)), r -> text(r, " ")),
                of(
                        "compat list not continued",
                        new NumberedList(new NumberedList.Options(9, false, true)),
                        r -> text(r, " ")),
                of(
                        "triples",
                        new InstructionTriples(new InstructionTriples.Options(1, false, false)),
                        ReplyRoundTripTest::triple),
                of(
                        "continued triples",
                        new InstructionTriples(InstructionTriples.Options.continuing(4)),
                        ReplyRoundTripTest::triple),
                of(
                        "compat triples",
                        new InstructionTriples(new InstructionTriples.Options(4, true, true)),
                        ReplyRoundTripTest::triple),
                of("input first", new InputFirstInstances(), ReplyRoundTripTest::instance),
                of("compat input first", new InputFirstInstances(true), ReplyRoundTripTest::instance),
                of("output first", new OutputFirstInstances(), ReplyRoundTripTest::instance),
                of("compat output first", new OutputFirstInstances(true), ReplyRoundTripTest::instance));
    }

    @SuppressWarnings("unchecked")
    private static <T> Case of(String name, ReplyFormat<T> format, Function<Random, T> item) {
        return new Case(name, (ReplyFormat<Object>) format, item::apply);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readsBackWhatItRenders(Case c) {
        var random = new Random(7);
        int rendered = 0;
        for (int i = 0; i < 1000; i++) {
            var items = Stream.generate(() -> c.item.apply(random))
                    .limit(random.nextInt(1, 5))
                    .toList();
            String text;
            try {
                text = c.format.render(items);
            } catch (IllegalArgumentException cannotBeRendered) {
                continue;
            }
            rendered++;
            var parsed = c.format.parse(text, false);
            assertThat(parsed.items()).isEqualTo(items);
            assertThat(parsed.unread()).isEmpty();
        }
        assertThat(rendered).isGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void losesOnlyTheLastItemOfATruncatedReply(Case c) {
        var items = List.of(plain(c, "one plum"), plain(c, "two plums"), plain(c, "three plums"));
        var parsed = c.format.parse(c.format.render(items), true);
        assertThat(parsed.items()).isEqualTo(c.name.startsWith("compat list") ? List.of() : items.subList(0, 2));
        assertThat(parsed.unread()).extracting(ReplyFormat.Unread::code).containsExactly("truncated");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void neverThrowsOnAnyText(Case c) {
        var random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            c.format.parse(text(random, random.nextBoolean() ? "\n" : " "), random.nextBoolean());
        }
    }

    private static Object plain(Case c, String text) {
        var drawn = c.item.apply(new Random(1));
        return drawn instanceof Triple
                ? new Triple(text, "", text)
                : drawn instanceof Instance ? new Instance(text, text) : text;
    }

    private static Triple triple(Random random) {
        return new Triple(text(random, " "), random.nextInt(3) == 0 ? "" : text(random, "\n"), text(random, "\n"));
    }

    private static Instance instance(Random random) {
        return new Instance(
                random.nextInt(3) == 0 ? "" : text(random, "\n"), text(random, random.nextInt(4) == 0 ? "\n" : " "));
    }

    private static String text(Random random, String separator) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            words.add(random.nextInt(3) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : "plum");
        }
        return String.join(separator, words);
    }
}
