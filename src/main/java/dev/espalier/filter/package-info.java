/**
 * Filters: one example in, a verdict out. Start at {@link dev.espalier.filter.Filter}.
 */
@NullMarked
package dev.espalier.filter;

import org.jspecify.annotations.NullMarked;
