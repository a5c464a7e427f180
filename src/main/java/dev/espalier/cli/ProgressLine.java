package dev.espalier.cli;

import dev.espalier.engine.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a run is: one line that is written over on a terminal, a plain line now and then elsewhere. */
final class ProgressLine {

    private static final Duration EACH_PLAIN_LINE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final boolean isTerminal;
    private final int width;
    private final @Nullable Integer target;
    private Duration nextPlainLine = EACH_PLAIN_LINE;
    private int shown;

    ProgressLine(Surroundings surroundings, @Nullable Integer target) {
        this.err = surroundings.err();
        this.isTerminal = surroundings.isTerminal();
        this.width = surroundings.width();
        this.target = target;
    }

    void show(Progress progress) {
        if (isTerminal) {
            var line = line(progress);
            line = line.substring(0, Math.min(line.length(), width - 1));
            err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            err.flush();
            shown = line.length();
        } else if (progress.time().compareTo(nextPlainLine) >= 0) {
            err.println(line(progress));
            nextPlainLine = progress.time().plus(EACH_PLAIN_LINE);
        }
    }

    /** Takes the line away, so that what follows starts on a clean one. */
    void clear() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }

    /** The most telling numbers stand first: a narrow terminal shows only those. */
    private String line(Progress progress) {
        double seconds = Math.max(0.001, progress.time().toMillis() / 1000.0);
        long judged = progress.accepted() + progress.rejected();
        var text = new StringBuilder();
        text.append(progress.accepted());
        if (target != null) {
            text.append('/').append(target);
        }
        text.append(" examples");
        if (judged > 0) {
            text.append(format(", %d %% accepted", Math.round(100.0 * progress.accepted() / judged)));
        }
        text.append(format(", %.1f/s", progress.accepted() / seconds));
        if (target != null && progress.accepted() > 0) {
            long left = Math.round((target - progress.accepted()) * seconds / progress.accepted());
            text.append(", ").append(clock(left)).append(" left");
        }
        text.append(format(", %d calls", progress.calls()));
        if (progress.replayed() > 0) {
            text.append(format(" + %d replayed", progress.replayed()));
        }
        text.append(format(", %d in flight, %d tokens", progress.inFlight(), progress.tokens()));
        return text.toString();
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? format("%d:%02d", seconds / 60, seconds % 60)
                : format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
