/**
 * A complaint about something the user can fix, with place, statement and hint. Start at {@link dev.espalier.problem.Problem}.
 */
@NullMarked
package dev.espalier.problem;

import org.jspecify.annotations.NullMarked;
