package dev.espalier.engine;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The toy recipe as a process of its own, for KillTest. Arguments: run directory, target, the most that a reply is delayed by in
 * microseconds. Ends when its standard input does, so that it cannot outlive the test that started it.
 */
final class KillableMain {

    static final int CONCURRENCY = 8;

    private KillableMain() {}

    public static void main(String[] args) throws IOException {
        endWithParent();
        var limits = Limits.target(Integer.parseInt(args[1]), CONCURRENCY);
        Toy.run(Toy.plan(new StubModel(Integer.parseInt(args[2]))), limits, Path.of(args[0]));
        System.exit(0);
    }

    private static void endWithParent() {
        var watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever sent.
                }
            } catch (IOException e) {
                // The parent is gone.
            }
            Runtime.getRuntime().halt(2);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
