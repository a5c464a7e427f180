package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "language";
    }

    @Override
    public LanguageFilter filter() {
        return filter(20, 0, "en", "de");
    }

    private static LanguageFilter filter(int minCharacters, double minConfidence, String... languages) {
        return new LanguageFilter(
                new LanguageFilter.Options("instruction", List.of(languages), minCharacters, minConfidence));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(
                Example.ofInstruction("Explain why the sky is blue."),
                Example.ofInstruction("Erkläre, warum der Himmel blau ist."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Explique pourquoi le ciel est bleu."));
    }

    @Test
    void tellsWhichOtherLanguageItLooksLike() {
        Verdicts.assertRejects(
                filter(), unacceptable().get(0), "language:other", "instruction looks like fr, not like en, de", "fr");
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("请向孩子解释月亮为什么不会从天上掉下来,写三句话。")))
                .isEqualTo("language:other");
    }

    @Test
    void acceptsShortTextsBecauseTheyTellTooLittle() {
        // Twelve letters.
        var short12 = Example.ofInstruction("Qui est la dame?");
        assertThat(Verdicts.reason(filter(13, 0, "en"), short12)).isEmpty();
        assertThat(Verdicts.reason(filter(12, 0, "en"), short12)).isEqualTo("language:other");
    }

    @Test
    void oneWordOfAnotherLanguageIsNotEnough() {
        // "ten" is a word of Polish, too; "pourquoi" is none that is looked for, "est" and "qui" are.
        assertThat(Verdicts.reason(filter(0, 0, "en"), Example.ofInstruction("Construct ten sentences")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(0, 0, "en"), Example.ofInstruction("qui")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(0, 0, "en"), Example.ofInstruction("qui est")))
                .isEqualTo("language:other");
        // Five letters of a writing system of its own count for one word.
        assertThat(Verdicts.reason(filter(0, 0, "en"), Example.ofInstruction("ααααα")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(0, 0, "en"), Example.ofInstruction("αααααα")))
                .isEqualTo("language:other");
    }

    @Test
    void acceptsWhatTellsNothingUnlessConfidenceIsWanted() {
        var names = Example.ofInstruction("Rembrandt, Vermeer, Caravaggio");
        assertThat(Verdicts.reason(filter(20, 0, "en"), names)).isEmpty();
        Verdicts.assertRejects(
                filter(20, 0.1, "en"),
                names,
                "language:unclear",
                "instruction leads over other languages by less than 0.1",
                0.0);
    }

    @Test
    void theLeadMayBeExactlyTheLeast() {
        // "die" speaks for German and Dutch alike, "und" for German alone: 1.5 to 0.5.
        var german = Example.ofInstruction("die und Aaaaaaaaaaaaaaaaaaaaa");
        assertThat(Verdicts.reason(filter(20, 1 - 0.5 / 1.5, "de"), german)).isEmpty();
        assertThat(Verdicts.reason(filter(20, 0.7, "de"), german)).isEqualTo("language:unclear");
        assertThat(Verdicts.reason(filter(20, 1, "de", "nl"), german)).isEmpty();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> filter(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("languages must hold at least one language but was empty");
        assertThatThrownBy(() -> filter(0, 0, "english"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "languages must be among ar, bg, bn, cs, da, de, el, en, es, fa, fi, fr, he, hi, hr, hu, hy, id,"
                                + " it, ja, ka, ko, nb, nl, pl, pt, ro, ru, sk, sr, sv, ta, te, th, tr, uk, ur, vi, zh but held"
                                + " \"english\"");
        assertThatThrownBy(() -> filter(-1, 0, "en"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-characters must be 0 or more but was -1");
        assertThatThrownBy(() -> filter(0, 1.1, "en"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-confidence must be from 0 to 1 but was 1.1");
        assertThat(filter(0, 1, "en")).isNotNull();
    }
}
