package dev.espalier.cli;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.ChatServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the built-in teacher over HTTP until it is interrupted. */
@Command(
        name = "serve-builtin",
        sortOptions = false,
        description = "Serves the built-in teacher, a program, to clients of OpenAI's chat completions: for trying out"
                + " clients, networks and failures without a model. Runs until it is interrupted.",
        customSynopsis = "espalier serve-builtin [OPTIONS]",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier serve-builtin --port 8089",
            "  espalier serve-builtin --delay 200 --fail-rate 0.1 --error-rate 0.05"
        })
final class ServeBuiltinCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_DELAY = 600_000;

    private final Surroundings surroundings;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; 0 for any free one. Default: 8089.")
    int port = 8089;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at; 0.0.0.0 lets other machines in. Default: 127.0.0.1.")
    String host = "127.0.0.1";

    @Option(names = "--delay", paramLabel = "MILLISECONDS", description = "How long each reply takes. Default: 0.")
    int delayMillis;

    @Option(
            names = "--fail-rate",
            paramLabel = "SHARE",
            description = "The share of requests that get a 503 instead, 0 to 1. Default: 0.")
    double failRate;

    @Option(
            names = "--error-rate",
            paramLabel = "SHARE",
            description = "The share of answers that are wrong on purpose, 0 to 1. Default: 0.")
    double errorRate;

    @Mixin
    final HelpArguments help = new HelpArguments();

    ServeBuiltinCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    @SuppressWarnings("try") // signals only have to be handled
    public Integer call() throws IOException {
        check();
        var manners = new ChatServer.Manners(Duration.ofMillis(delayMillis), failRate);
        var stopped = new CountDownLatch(1);
        var code = new AtomicInteger(ExitCode.INTERRUPTED);
        try (var server = new ChatServer(new BuiltinTeacher(errorRate), address(), manners);
                var signals = new Signals(received -> {
                    code.set(received);
                    stopped.countDown();
                })) {
            surroundings.out().println("listening at " + server.baseUrl());
            surroundings.out().flush();
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return code.get();
    }

    private void check() {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException("--port must be from 0 to " + LAST_PORT + " but was " + port);
        }
        if (delayMillis < 0 || delayMillis > LONGEST_DELAY) {
            throw new UsageException("--delay must be from 0 to " + LONGEST_DELAY + " but was " + delayMillis);
        }
        checkShare("--fail-rate", failRate);
        checkShare("--error-rate", errorRate);
    }

    private static void checkShare(String option, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new UsageException(option + " must be from 0 to 1 but was " + share);
        }
    }

    private InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new UsageException("--host must be an address of this machine, such as 127.0.0.1");
        }
    }
}
