package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstCharacterFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "first-character";
    }

    @Override
    public FirstCharacterFilter filter() {
        return filter(false);
    }

    private static FirstCharacterFilter filter(boolean allowNonAscii) {
        return new FirstCharacterFilter(new FirstCharacterFilter.Options("instruction", allowNonAscii));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("3 ways to 日本"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("- Write a poem"));
    }

    @Test
    void rejectsEveryAsciiPunctuationAndNoOtherAscii() {
        var punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
        for (char c = 0; c < 0x80; c++) {
            assertThat(Verdicts.reason(filter(), Example.ofInstruction(c + "Write")))
                    .as("U+%04X", (int) c)
                    .isEqualTo(punctuation.indexOf(c) >= 0 ? "first-character:punctuation" : "");
        }
    }

    @Test
    void rejectsTheFirstCharacterThatIsNotAscii() {
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("\u0080"),
                "first-character:non-ascii",
                "instruction starts with a character that is not ASCII",
                "\u0080");
    }

    @Test
    void acceptsCharactersThatAreNotAsciiIfAllowed() {
        assertThat(Verdicts.reason(filter(true), Example.ofInstruction("Écris un poème")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(true), Example.ofInstruction("«Écris»")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(true), Example.ofInstruction("*Écris*")))
                .isEqualTo("first-character:punctuation");
    }

    @Test
    void tellsAWholeCharacterOutsideTheBasicPlane() {
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction(" 😀 Smile"),
                "first-character:non-ascii",
                "instruction starts with a character that is not ASCII",
                "😀");
    }

    @Test
    void acceptsAnEmptyText() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction(" "))).isEmpty();
    }
}
