/**
 * Running a recipe: stages, ordered commit, limits, the journal and the run directory.
 *
 * <p>{@link dev.espalier.engine.Run} coordinates on one thread: it starts items as windows permit, commits their results
 * strictly in order, and releases the lines of a source item when its last descendant is committed. Workers run the steps of
 * items at any speed; nothing they do can change what is committed. Start at {@link dev.espalier.engine.Run#go}.
 *
 * <p>Words: a <em>source item</em> is an item of the first stage; an <em>item</em> is one example entering one stage; its
 * <em>path</em> is the number of its source item followed by its place in each reply it came through, {@code 17.2.0}. An item
 * is <em>under way</em> while its steps run, <em>committed</em> when the filters have judged what came of it, and a source
 * item is <em>released</em> when its lines stand in dataset and ledger.
 */
@NullMarked
package dev.espalier.engine;

import org.jspecify.annotations.NullMarked;
