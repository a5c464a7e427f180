/**
 * Requirements on an answer that a program can check: how long it is, which words it holds, how it is laid out. One library for
 * the teacher, which stacks them on its tasks, for steps that add them to instructions, and for filters that hold answers to
 * them. Start at {@link dev.espalier.constraint.Constraints}; a new one is an entry in one of the {@code …Constraints} lists.
 */
@NullMarked
package dev.espalier.constraint;

import org.jspecify.annotations.NullMarked;
