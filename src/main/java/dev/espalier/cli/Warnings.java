package dev.espalier.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the warnings of the log to the person at the terminal while it is open: of one kind one every few seconds, for a server
 * that is down makes hundreds. {@code run.log} holds them all.
 */
final class Warnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final long QUIET_NANOS = 5_000_000_000L;

    private final Consumer<String> show;
    private final LongSupplier nanoTime;
    private final ch.qos.logback.classic.Logger root;
    private final Map<String, Long> lastByKind = new HashMap<>();
    private final Map<String, Integer> unshownByKind = new HashMap<>();

    Warnings(Consumer<String> show, LongSupplier nanoTime) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        this.show = show;
        this.nanoTime = nanoTime;
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        setContext(context);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return;
        }
        // The pattern of the message, not its text: that holds times and counts.
        var kind = event.getLoggerName() + event.getMessage();
        long now = nanoTime.getAsLong();
        var last = lastByKind.get(kind);
        if (last != null && now - last < QUIET_NANOS) {
            unshownByKind.merge(kind, 1, Integer::sum);
            return;
        }
        lastByKind.put(kind, now);
        var unshown = unshownByKind.remove(kind);
        show.accept(event.getFormattedMessage() + (unshown == null ? "" : " (and " + unshown + " like it before)"));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
