package dev.espalier.engine;

/**
 * Where in a run a call is made.
 *
 * @param item the path of the example that the step works on
 * @param attempt which of the step's calls for this example, from 0: a reply that was empty or cut off and is asked again counts,
 *     transport retries do not
 * @param redo how often the user had this attempt made again; 0 at first
 */
record CallPlace(String stage, String item, String step, int attempt, int redo) {

    /** A place whose call nobody had made again. */
    CallPlace(String stage, String item, String step, int attempt) {
        this(stage, item, step, attempt, 0);
    }

    CallPlace again() {
        return new CallPlace(stage, item, step, attempt, redo + 1);
    }
}
