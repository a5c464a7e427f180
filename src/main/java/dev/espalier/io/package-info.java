/**
 * Reading datasets with a place for every value, and writing files that are never half there.
 */
@NullMarked
package dev.espalier.io;

import org.jspecify.annotations.NullMarked;
