package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts that lie in large arrays, and come back as they were. */
class PackedTextsTest {

    /** One byte and two, both sides of where a length takes another byte, and what has no UTF-8. */
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\u00ff",
            "\u0100",
            "x".repeat(63),
            "x".repeat(64),
            "\u4e2d".repeat(63),
            "\u4e2d".repeat(64),
            "x".repeat(8_191),
            "x".repeat(8_192),
            "half a pair \ud83d and the other \ude00",
            "\ud83d\ude00 \u0000 \uffff");

    @Test
    void anyTextComesBackAsItWas() {
        var packed = new PackedTexts();
        packed.add(PackedTexts.pack());
        for (var text : TEXTS) {
            packed.add(PackedTexts.pack(text));
        }
        packed.add(PackedTexts.pack(TEXTS.toArray(String[]::new)));

        assertThat(packed.get(0)).isEmpty();
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(packed.get(i + 1)).containsExactly(TEXTS.get(i));
        }
        assertThat(packed.get(TEXTS.size() + 1)).isEqualTo(TEXTS);
        assertThat(packed.size()).isEqualTo(TEXTS.size() + 2);
    }

    @Test
    void holdsMoreThanOneArrayDoesAndTextsLongerThanOne() {
        var packed = new PackedTexts();
        var texts = new ArrayList<String>();
        var random = new Random(3);
        for (int i = 0; i < 40; i++) {
            texts.add((char) ('a' + i % 26) + "-".repeat(random.nextInt(100_000)));
        }
        texts.add("\u4e2d".repeat(3_000_000));
        texts.add("after it");
        texts.forEach(text -> packed.add(PackedTexts.pack(text)));

        for (int i = 0; i < texts.size(); i++) {
            assertThat(packed.get(i)).as("text " + i).containsExactly(texts.get(i));
        }
    }

    @Test
    void findsTheFirstOfEqualOnesWhateverSharesItsHash() {
        var random = new Random(5);
        var table = new HashedTexts();
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            var key = "key " + random.nextInt(5_000);
            // Only 50 hashes: texts must tell what a hash does not.
            long hash = (long) (key.hashCode() % 50) << 32;
            table.add(hash, PackedTexts.pack(key, "value " + i));
            first.putIfAbsent(key, "value " + i);
            if (i % 100 == 0) {
                assertThat(table.find(hash, texts -> texts.get(0).equals(key)))
                        .contains(List.of(key, String.valueOf(first.get(key))));
                assertThat(table.find(hash, texts -> texts.get(0).equals("other")))
                        .isEmpty();
            }
        }
        assertThat(table.find(1L << 62, texts -> true)).isEmpty();
    }
}
