package dev.espalier.cli;

/** What the exit codes mean; scripts rely on them. */
final class ExitCode {

    /** The target was reached, or the input finished. */
    static final int OK = 0;
    /** A bug of ours. */
    static final int BUG = 1;
    /** A wrong command line. */
    static final int USAGE = 2;
    /** Something is wrong with recipe, seeds, prompts, configuration or an input file. */
    static final int INPUT = 3;
    /** A model gave no reply. */
    static final int MODEL = 4;
    /** The disk failed, or another process holds the run. */
    static final int DISK = 5;
    /** A limit came before the target; running again continues. */
    static final int LIMIT = 6;
    /** SIGINT; running again continues. */
    static final int INTERRUPTED = 130;
    /** SIGTERM; running again continues. */
    static final int TERMINATED = 143;

    private ExitCode() {}
}
