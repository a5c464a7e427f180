package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CharTrigramTokenizerTest {

    @Test
    void overlapsAndCrossesWords() {
        assertThat(tokens("Ab cd")).containsExactly("ab ", "b c", " cd");
    }

    @Test
    void makesOneSpaceOfAllThatSeparates() {
        assertThat(tokens(" \n A, -- b! ")).containsExactly("a b");
    }

    @Test
    void takesAShortTextWhole() {
        assertThat(tokens("Ab")).containsExactly("ab");
        assertThat(tokens("é")).containsExactly("é");
        assertThat(tokens("abc")).containsExactly("abc");
        assertThat(tokens(" ?! ")).isEmpty();
        assertThat(tokens("")).isEmpty();
    }

    @Test
    void countsCodePoints() {
        assertThat(tokens("😀😁😂😃")).containsExactly("😀😁😂", "😁😂😃");
        assertThat(tokens("写一首诗")).containsExactly("写一首", "一首诗");
    }

    private static List<String> tokens(String text) {
        return new CharTrigramTokenizer().split(text);
    }
}
