/**
 * The records that flow through a run: seed tasks, examples with their lineage, verdicts. Start at {@link dev.espalier.model.Example}.
 */
@NullMarked
package dev.espalier.model;

import org.jspecify.annotations.NullMarked;
