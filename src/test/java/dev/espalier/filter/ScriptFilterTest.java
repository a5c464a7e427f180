package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "script";
    }

    @Override
    public ScriptFilter filter() {
        return filter(0.5, "latin");
    }

    private static ScriptFilter filter(double minShare, String... scripts) {
        return new ScriptFilter(new ScriptFilter.Options("instruction", List.of(scripts), minShare));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Écris un poème"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Напиши стихи"));
    }

    @Test
    void acceptsHalfOfTheLettersAndRejectsFewer() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("ab жш 123!")))
                .isEmpty();
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("a жшю"),
                "script:other-script",
                "instruction has 1 of 4 letters in latin; at least 0.5 of them are wanted",
                0.25);
    }

    @Test
    void addsUpSeveralWritingSystems() {
        var japanese = Example.ofInstruction("日本の歴史をカードに");
        assertThat(Verdicts.reason(filter(1, "han", "Hiragana", "KATAKANA"), japanese))
                .isEmpty();
        assertThat(Verdicts.reason(filter(1, "han", "hiragana"), japanese)).isEqualTo("script:other-script");
    }

    @Test
    void acceptsATextWithoutLetters() {
        assertThat(Verdicts.reason(filter(1, "latin"), Example.ofInstruction("2 + 2 = ?")))
                .isEmpty();
    }

    @Test
    void countsLettersOutsideTheBasicPlaneOnce() {
        // U+20000 is a Han letter of two UTF-16 units.
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("a\ud840\udc00")))
                .isEmpty();
    }

    @Test
    void refusesUnknownWritingSystemsAndShares() {
        assertThatThrownBy(() -> filter(0.5, "latin", "elvish"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scripts must be Unicode names such as latin, cyrillic, han but held \"elvish\"");
        assertThatThrownBy(() -> filter(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scripts must hold at least one writing system but was empty");
        assertThatThrownBy(() -> filter(1.5, "latin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-share must be from 0 to 1 but was 1.5");
    }
}
