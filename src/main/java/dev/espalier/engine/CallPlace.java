package dev.espalier.engine;

/**
 * Where in a run a call is made.
 *
 * @param item the path of the example that the step works on
 * @param attempt which of the step's calls for this example, from 0: a reply that was empty or cut off and is asked again counts,
 *     transport retries do not
 */
record CallPlace(String stage, String item, String step, int attempt) {}
