/**
 * Loading and checking seed tasks. Start at {@link dev.espalier.seed.SeedLoader}.
 */
@NullMarked
package dev.espalier.seed;

import org.jspecify.annotations.NullMarked;
