/**
 * Selectors: operators over a whole finite set of examples. To add one: a class here with its options record, and a row in
 * {@code catalog/SelectorKinds}.
 */
@NullMarked
package dev.espalier.select;

import org.jspecify.annotations.NullMarked;
