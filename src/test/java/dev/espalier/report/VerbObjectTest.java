package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that stands in for a parser, with what it gets wrong. */
final class VerbObjectTest {

    @ParameterizedTest
    @CsvSource({
        "Write a short story about a dog.,write,story",
        "Please list the three best books.,list,books",
        "Can you translate this sentence?,translate,sentence",
        "What is the capital of France?,(question),capital",
        "SUMMARISE,summarise,''",
        "Explain how it is.,explain,''",
        "Describe a small green bird.,describe,small",
        "'The bakery opens at 7.30. Ada is early. Rewrite the note, please.',rewrite,note",
        "'Given the sentence below, find the verb.',find,verb",
        "Your task is to classify each review.,classify,review",
        "'Emil sells 1,000 pens. How many are left?',(question),left",
        "Is 7 a prime?,(question),prime",
        "The sky is blue?,(question),sky"
    })
    void theFirstClauseThatBeginsWithAVerbCountsOrAQuestionBeforeIt(String instruction, String verb, String object) {
        assertThat(VerbObject.of(instruction)).contains(new VerbObject(verb, object));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "7 plus 8", "2x", "The sea is blue.", "Schreibe ein Gedicht."})
    void whereNoClauseBeginsWithAVerbThereIsNone(String instruction) {
        assertThat(VerbObject.of(instruction)).isEmpty();
    }
}
