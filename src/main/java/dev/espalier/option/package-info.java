/**
 * How a step or filter declares its options: a record whose components carry {@link dev.espalier.option.Option}.
 */
@NullMarked
package dev.espalier.option;

import org.jspecify.annotations.NullMarked;
