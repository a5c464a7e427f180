package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExampleListTest {

    /** So much is counted for an example of no text. */
    private static final int AROUND = 50;

    /** An example like those that are read, but drawn: any field may hold anything that a file can. */
    private static Example drawn(int number, Random random) {
        var more = new LinkedHashMap<String, Object>();
        for (int i = 0; i < random.nextInt(4); i++) {
            more.put("field " + i, value(random, 0));
        }
        var parents = random.nextBoolean() ? List.of("p" + number) : List.<String>of();
        var calls = random.nextBoolean()
                ? List.of(new Lineage.CallRef("stage/step", "00ff", "builtin:teacher"))
                : List.<Lineage.CallRef>of();
        return new Example(
                "id-" + number, text(random), text(random), text(random), more, new Lineage(parents, parents, calls));
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 7)) {
            case 0 -> text(random);
            case 1 -> random.nextLong();
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 3 -> (double) random.nextInt(100);
            case 4 -> random.nextBoolean();
            case 5 -> Example.NULL;
            case 6 -> new BigInteger(90, random).negate();
            case 7 -> List.of(value(random, depth + 1), value(random, depth + 1));
            default -> Map.of("role", value(random, depth + 1));
        };
    }

    private static String text(Random random) {
        var pieces = List.of(
                "",
                "plain",
                "\"\\/\b\f\n\r\t",
                "\u0000\u001f\u007f",
                "\u2028\u2029",
                "é",
                "漢字",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "${secret}",
                "x".repeat(3_000),
                "\ufeff",
                "{\"id\":1}");
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 400_000, Long.MAX_VALUE})
    void givesBackWhatWasAddedWhereverItStands(long mostHeld) {
        var random = new Random(mostHeld);
        var expected = new ArrayList<Example>();
        var list = new ExampleList(mostHeld);
        for (int i = 0; i < 1_500; i++) {
            var example = drawn(i, random);
            expected.add(example);
            list.add(example);
            // What was added last may not be in the file yet.
            int place = random.nextInt(expected.size());
            assertThat(list.get(place)).isEqualTo(expected.get(place));
        }
        assertThat(list).hasSize(1_500).isEqualTo(expected);
        IntStream.range(0, 1_500)
                .parallel()
                .forEach(place -> assertThat(list.get(place)).isEqualTo(expected.get(place)));
    }

    @Test
    void anExampleOverTheBoundStandsInTheFileAndAllBehindIt() {
        var list = new ExampleList(2 * AROUND + 10);
        list.add(Example.ofInstruction("12345"));
        list.add(Example.ofInstruction("12345"));
        assertThat(list.held()).isEqualTo(2);
        list.add(Example.ofInstruction(""));
        list.add(Example.ofInstruction(""));
        assertThat(list.held()).isEqualTo(2);
        assertThat(list).hasSize(4);
        var more = new ExampleList(2 * AROUND + 9);
        more.add(Example.ofInstruction("12345"));
        more.add(Example.ofInstruction("12345"));
        assertThat(more.held()).isEqualTo(1);
    }

    @Test
    void furtherFieldsCountAsDeepAsTheyGo() {
        var turns = List.of(Map.of("role", "user", "content", "x".repeat(1_000)));
        var list = new ExampleList(1_000);
        list.add(Example.ofInstruction("a").with("turns", turns));
        assertThat(list.held()).isZero();
        assertThat(list.get(0).more()).containsEntry("turns", turns);
    }

    @Test
    void aTextLongerThanTheBufferIsOneLineLikeOthers() {
        var list = new ExampleList(0);
        var texts = List.of("short", "x".repeat(200_000), "", "y".repeat(65_536), "end");
        texts.forEach(text -> list.add(Example.ofInstruction(text)));
        assertThat(list).extracting(Example::instruction).isEqualTo(texts);
    }
}
