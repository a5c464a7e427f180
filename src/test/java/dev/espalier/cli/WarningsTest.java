package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Warnings of the log on the screen. */
final class WarningsTest {

    private final List<String> shown = new ArrayList<>();
    private final AtomicLong seconds = new AtomicLong();

    private Warnings open() {
        return new Warnings(shown::add, () -> seconds.get() * 1_000_000_000L);
    }

    @Test
    void ofOneKindComesOneEveryFiveSeconds() {
        var log = LoggerFactory.getLogger("dev.espalier.test");
        try (var warnings = open()) {
            assertThat(warnings.isStarted()).isTrue();
            log.warn("attempt {}", 1);
            log.warn("attempt {}", 2);
            log.warn("something else");
            log.info("nothing to show");
            seconds.set(4);
            log.warn("attempt {}", 3);
            seconds.set(5);
            log.warn("attempt {}", 4);
        }
        log.warn("after it was closed");
        assertThat(shown).containsExactly("attempt 1", "something else", "attempt 4 (and 2 like it before)");
    }
}
