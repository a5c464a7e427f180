package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CallWatchTest {

    @Test
    void endsALateCallThoughAnotherCouldNotBeEnded() throws InterruptedException {
        var isTried = new CountDownLatch(1);
        var broken = CallWatch.begin(
                () -> {
                    isTried.countDown();
                    throw new IllegalStateException("cannot be ended");
                },
                Duration.ZERO);
        try {
            isTried.await();
            var isEnded = new CountDownLatch(1);
            var late = CallWatch.begin(
                    () -> {
                        isEnded.countDown();
                        return true;
                    },
                    Duration.ZERO);
            try {
                assertThat(isEnded.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(late.isLate()).isTrue();
            } finally {
                late.end();
            }
        } finally {
            broken.end();
        }
    }
}
