package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts and languages, one for each text. */
final class WritingTest {

    @ParameterizedTest
    @CsvSource({
        "What is the name of the river in this city?,latin,en",
        "Wie heißt der Fluss in dieser Stadt und warum?,latin,de",
        "Как называется эта река и почему она такая длинная?,cyrillic,ru",
        "请写一个关于河流的短故事，并说明为什么它很长，以及它叫什么名字,han,zh",
        "The river,latin,unclear",
        "12 + 30,unclear,unclear"
    })
    void aTextHasTheMostFrequentOne(String text, String script, String language) {
        assertThat(Writing.script(text)).isEqualTo(script);
        assertThat(Writing.language(text)).isEqualTo(language);
    }
}
