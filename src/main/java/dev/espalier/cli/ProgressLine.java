package dev.espalier.cli;

import dev.espalier.engine.Progress;
import dev.espalier.problem.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a run is: one line that is written over on a terminal, a plain line now and then elsewhere. Thread-safe: messages
 * come from any thread.
 */
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

    synchronized void show(Progress progress) {
        if (isTerminal) {
            write(fitting(parts(progress)));
        } else if (progress.time().compareTo(nextPlainLine) >= 0) {
            err.println("espalier: after " + clock(progress.time().toSeconds()) + ": "
                    + String.join(", ", parts(progress)));
            nextPlainLine = progress.time().plus(EACH_PLAIN_LINE);
        }
    }

    /** Shows how many records of a dataset were judged; on a terminal only. */
    synchronized void showRecords(long read, long accepted, Duration time) {
        double seconds = Math.max(0.001, time.toMillis() / 1000.0);
        write(fitting(List.of(Count.of(read, "record"), accepted + " accepted", format("%.0f/s", read / seconds))));
    }

    private void write(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        err.flush();
        shown = line.length();
    }

    /** Says something on a line of its own; the progress comes again below it. */
    synchronized void say(String message) {
        clear();
        err.println("espalier: " + Printable.line(message));
    }

    /** Takes the line away, so that what follows starts on a clean one. */
    synchronized void clear() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }

    /** The most telling numbers stand first: a narrow terminal shows only those. */
    private List<String> parts(Progress progress) {
        double seconds = Math.max(0.001, progress.time().toMillis() / 1000.0);
        long accepted = progress.accepted();
        long judged = accepted + progress.rejected();
        var parts = new ArrayList<String>();
        parts.add(accepted + (target == null ? "" : "/" + target) + " examples");
        if (judged > 0) {
            parts.add(format("%d %% accepted", Math.round(100.0 * accepted / judged)));
        }
        if (accepted > 0) {
            parts.add(rate(accepted / seconds));
        }
        if (target != null && accepted > 0) {
            parts.add(clock(Math.round((target - accepted) * seconds / accepted)) + " left");
        }
        parts.add(Count.of(progress.calls(), "call")
                + (progress.replayed() > 0 ? " + " + progress.replayed() + " replayed" : ""));
        parts.add(progress.inFlight() + " in flight");
        if (progress.tokens() > 0) {
            parts.add(Count.of(progress.tokens(), "token"));
        }
        if (progress.cost() != null) {
            parts.add(Money.text(progress.cost()));
        }
        return parts;
    }

    /** The last column stays free: some terminals start a new line there. */
    private String fitting(List<String> parts) {
        var line = new StringBuilder(parts.get(0));
        for (var part : parts.subList(1, parts.size())) {
            if (line.length() + 2 + part.length() >= width) {
                break;
            }
            line.append(", ").append(part);
        }
        return line.substring(0, Math.min(line.length(), width - 1));
    }

    /** A slow model makes a few examples a minute, which {@code 0.0/s} would hide. */
    private static String rate(double perSecond) {
        return perSecond >= 1 ? format("%.1f/s", perSecond) : format("%.1f/min", 60 * perSecond);
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
