/**
 * Reading recipes: YAML text to {@link dev.espalier.recipe.Recipe}, with every complaint at its line and column, and back to
 * the resolved form in which every default is written out. Knows the shape of a recipe, but no step, filter or provider by
 * name: {@code catalog} does.
 */
@NullMarked
package dev.espalier.recipe;

import org.jspecify.annotations.NullMarked;
