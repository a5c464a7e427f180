/**
 * Filters: one example in, a verdict out. Start at {@link dev.espalier.filter.Filter}.
 *
 * <p>Duplicates are found whole ({@code exact-duplicate}), by common subsequence ({@code rouge-l}), by shingles ({@code minhash})
 * and by containment ({@code substring}). A filter {@code semantic}, by the distance of embeddings, would stand beside them: it is
 * left out while no model that makes embeddings is at hand, for a filter asks none.
 */
@NullMarked
package dev.espalier.filter;

import org.jspecify.annotations.NullMarked;
