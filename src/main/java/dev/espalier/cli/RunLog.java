package dev.espalier.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code run.log}: what happened in a run, without texts or secrets; each process adds to it. */
final class RunLog implements AutoCloseable {

    private static final String PACKAGE = "dev.espalier";

    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();
    private final ch.qos.logback.classic.Logger logger;

    /**
     * @param debug whether every call is told, each line with its thread, by which what belongs together is found
     */
    RunLog(Path file, boolean debug) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        // Messages may quote a server: no line break gets through.
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level " + (debug ? "[%thread] " : "")
                + "%logger{0} %replace(%msg){'[\\r\\n]+', ' '}%n%nopex");
        encoder.start();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setAppend(true);
        appender.setEncoder(encoder);
        appender.start();
        logger = context.getLogger(PACKAGE);
        logger.setLevel(debug ? Level.DEBUG : Level.INFO);
        logger.addAppender(appender);
    }

    /** Returns the logger for what the command does. */
    Logger command() {
        return LoggerFactory.getLogger(PACKAGE + ".cli.run");
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        appender.stop();
    }
}
