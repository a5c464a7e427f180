/**
 * Steps: one example in; examples, or rejections with a reason, out. Start at {@link dev.espalier.step.Step}.
 */
@NullMarked
package dev.espalier.step;

import org.jspecify.annotations.NullMarked;
