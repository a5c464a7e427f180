package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a file was cut off in the middle of a line. */
final class LastLineTest {

    @TempDir
    private Path temp;

    private void check(String text) throws IOException {
        LastLine.check(Files.writeString(temp.resolve("x.jsonl"), text), "copy it again");
    }

    private AbstractThrowableAssert<?, ?> assertThatCutOff(String text, int line) {
        return assertThatThrownBy(() -> check(text))
                .isInstanceOf(ProblemException.class)
                .hasMessage(temp.resolve("x.jsonl") + ":" + line + ":1: the last line is cut off; copy it again");
    }

    @Test
    void aLineWithoutItsEndIsToldWithItsNumber() {
        assertThatCutOff("{\"a\":1}\n{\"a\":\"2", 2);
        assertThatCutOff("{\"a\":1}\n\n{\"a\":2}\n{", 4);
    }

    @Test
    void halfALineIsCutOffToo() {
        assertThatCutOff("{\"a\"", 1);
    }

    @Test
    void aLineLongerThanABlockIsFoundFromItsEnd() {
        assertThatCutOff("{\"a\":1}\n{\"a\":\"" + "long".repeat(50_000), 2);
        assertThatCutOff("{\"a\":\"" + "long".repeat(50_000) + "\"}\n{\"a\"", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}\n{\"a\":2}", "{\"a\":1}\n{\"a\":2}\n", "{\"a\":1}\nbroken\n", "", "\n"})
    void whatLacksItsLineFeedOnlyOrIsBrokenBeforeItIsNotCutOff(String text) {
        assertThatCode(() -> check(text)).doesNotThrowAnyException();
    }
}
