package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlWriterTest {

    private static final List<String> UGLY = List.of(
            "",
            " ",
            "no",
            "YES",
            "null",
            "~",
            "010",
            "1e3",
            "-1",
            "1.5",
            ".5",
            "0x1f",
            "a: b",
            "a #b",
            "#",
            "# x",
            "-",
            "- a",
            "<<",
            "&a",
            "*a",
            "!x",
            "|",
            ">",
            "%",
            "@",
            "`",
            "'",
            "\"",
            "\\",
            "{",
            "[",
            "a,b",
            "?",
            ": ",
            "a:",
            "\n",
            "a\n",
            "a\n\n",
            "a\nb",
            "a\n\nb\n",
            " a\nb",
            "a\n b",
            "a\n  \nb",
            "a\n\tb",
            "a \nb ",
            "\ta",
            "a\r\nb",
            "\r",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0085",
            "a\u0085b\nc",
            "\u2028",
            "a\u2029\nb",
            "\ufeff",
            "a\n\ufeff",
            "é",
            "日本",
            "😀",
            "a\n😀",
            "\ud800",
            "\udc00x",
            "\ufffe",
            "2024-01-01",
            "1:30",
            "${x}",
            "---",
            "...",
            "a\n---\nb",
            "---\na",
            "=",
            "true",
            "True",
            "on",
            "x ".repeat(5_000),
            "line\n".repeat(20_000),
            "İı");

    @Test
    void writesBlockStyle() {
        var stage = new LinkedHashMap<String, Object>();
        stage.put("name", "evolved");
        stage.put("repeat", 4L);
        stage.put("steps", List.of(Map.of("evolve", Map.of("pick", "uniform")), "respond", List.of(1L, List.of())));
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("name", "evol-instruct");
        recipe.put("about", "Rewrites: step by step");
        recipe.put("prompt", "Say\n\n  this.\n");
        recipe.put("temperature", 0.7);
        recipe.put("models", Map.of());
        recipe.put("none", Example.NULL);
        recipe.put("stages", List.of(stage));

        assertThat(YamlWriter.write(recipe)).isEqualTo("""
                        name: evol-instruct
                        about: "Rewrites: step by step"
                        prompt: |
                          Say

                            this.
                        temperature: 0.7
                        models: {}
                        none: null
                        stages:
                          - name: evolved
                            repeat: 4
                            steps:
                              - evolve:
                                  pick: uniform
                              - respond
                              - - 1
                                - []
                        """);
        assertThat(YamlWriter.write(Map.of())).isEqualTo("{}\n");
    }

    @Test
    void everyUglyTextReadsBackAsAValueAnItemAndAKey() {
        for (var text : UGLY) {
            assertReadsBack(Map.of("a", text, "b", List.of(text, List.of(text)), "c", Map.of("d", text)));
            if (text.length() <= 500) {
                assertReadsBack(Map.of(text, Map.of(text, 1L)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomTreesReadBack(long seed) {
        assertReadsBack(map(new Random(seed), 4));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static void assertReadsBack(Map<String, Object> fields) {
        var yaml = YamlWriter.write(fields);
        assertThat(PlainValue.of(NodeReader.yaml(yaml, "x"))).describedAs(yaml).isEqualTo(fields);
    }

    private static Map<String, Object> map(Random random, int depth) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            fields.put(text(random), value(random, depth - 1));
        }
        return fields;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 2 -> random.nextBoolean();
            case 3 -> Example.NULL;
            case 4, 5 -> text(random);
            case 6 -> map(random, depth);
            default -> {
                var items = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield items;
            }
        };
    }

    private static String text(Random random) {
        var alphabet = " \n\t:#-'\"\\ab1.é😀,[]{}&*!|>%@\u0085\u2028";
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void refusesAValueOfAnotherKindAndAKeyWithoutEnd() {
        assertThatThrownBy(() -> YamlWriter.write(Map.of("a", 'x')))
                .hasMessage("YAML cannot hold a class java.lang.Character");
        assertThat(YamlWriter.write(Map.of("k".repeat(500), 1L))).startsWith("\"kkk");
        assertThatThrownBy(() -> YamlWriter.write(Map.of("k".repeat(501), 1L))).hasMessage("a key of 501 characters");
    }
}
