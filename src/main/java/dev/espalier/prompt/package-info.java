/**
 * Prompt templates and the reply formats that parse what a model answers and render what it should have answered.
 */
@NullMarked
package dev.espalier.prompt;

import org.jspecify.annotations.NullMarked;
