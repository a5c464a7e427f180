package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "refusal";
    }

    @Override
    public RefusalFilter filter() {
        return filter(List.of("declines", "names-itself", "knowledge"));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("The AI of the film declines."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("I’m sorry, but I can’t do that."));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(RefusalFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static RefusalFilter filter(List<String> categories) {
        return new RefusalFilter(options(categories, RefusalPhrases.LANGUAGES, List.of()));
    }

    private static RefusalFilter.Options options(
            List<String> categories, List<String> languages, List<String> phrases) {
        return new RefusalFilter.Options(List.of("output"), categories, languages, phrases);
    }

    @Test
    void tellsThePhraseInsideTheReason() {
        Verdicts.assertRejects(
                filter(),
                output("Well. As an  AI\nI have no taste."),
                "refusal:names-itself",
                "output holds \"as an ai\"",
                "as an ai");
        assertThat(reasonOf(filter(), "As an aide he wrote letters")).isEmpty();
    }

    @Test
    void knowsEveryLanguageItLists() {
        assertThat(reasonOf(filter(), "Es tut mir leid, aber ich kann das nicht."))
                .isEqualTo("refusal:declines");
        assertThat(reasonOf(filter(), "Lo siento, pero no puedo hacerlo")).isEqualTo("refusal:declines");
        assertThat(reasonOf(filter(), "En tant qu’IA, je n'ai pas")).isEqualTo("refusal:names-itself");
        assertThat(reasonOf(filter(), "Como modelo de linguagem, eu")).isEqualTo("refusal:names-itself");
        assertThat(reasonOf(filter(), "作为一个AI，我没有感情")).isEqualTo("refusal:names-itself");
        assertThat(reasonOf(filter(), "抱歉，我无法完成")).isEqualTo("refusal:declines");
        assertThat(reasonOf(filter(), "My knowledge cutoff is")).isEqualTo("refusal:knowledge");
    }

    @Test
    void searchesOnlyTheCategoriesAndLanguagesItIsToldTo() {
        assertThat(reasonOf(filter(), "I hope this helps!")).isEmpty();
        assertThat(reasonOf(filter(List.of("closing")), "I hope this helps!")).isEqualTo("refusal:closing");
        assertThat(reasonOf(filter(List.of("closing")), "As an AI")).isEmpty();
        var german = new RefusalFilter(options(List.of("declines"), List.of("de"), List.of()));
        assertThat(reasonOf(german, "I cannot comply")).isEmpty();
    }

    @Test
    void searchesThePhrasesOfTheUserFirst() {
        var own = new RefusalFilter(options(List.of("declines"), List.of("en"), List.of("cannot comply")));
        assertThat(reasonOf(own, "I CANNOT comply.")).isEqualTo("refusal:phrase");
        assertThat(reasonOf(own, "I must decline.")).isEqualTo("refusal:declines");
    }

    @Test
    void hasPhrasesOfEveryCategoryInEveryLanguageAndFindsEachItself() {
        for (var category : RefusalFilter.Category.values()) {
            for (var language : RefusalPhrases.LANGUAGES) {
                var phrases = RefusalPhrases.of(category, language);
                assertThat(phrases).as("%s %s", category, language).isNotEmpty();
                var only = new RefusalFilter(options(List.of(category.kebab()), List.of(language), List.of()));
                assertThat(phrases)
                        .allSatisfy(
                                phrase -> assertThat(reasonOf(only, phrase)).isEqualTo("refusal:" + category.kebab()));
            }
        }
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> options(List.of("rude"), List.of("en"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("categories must be among declines, names-itself, knowledge, closing but held \"rude\"");
        assertThatThrownBy(() -> options(List.of("closing"), List.of("xx"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("languages must be among en, de, es, fr, pt, zh but held \"xx\"");
        assertThatThrownBy(() -> options(List.of(), List.of("en"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("categories and languages, or phrases, must be given, or nothing is rejected");
        assertThatThrownBy(() -> options(List.of(), List.of(), List.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("phrases must hold no blank phrase but held one");
        assertThat(options(List.of(), List.of(), List.of("x")).phrases()).containsExactly("x");
    }
}
