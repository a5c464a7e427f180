/**
 * The names a recipe may use, and how names and options become objects. The only package that calls constructors of steps,
 * filters and models by name. To add a step or filter, add a row to {@link dev.espalier.catalog.StepKinds} or
 * {@link dev.espalier.catalog.FilterKinds}; to add a provider, one to {@link dev.espalier.catalog.ModelBindings}.
 */
@NullMarked
package dev.espalier.catalog;

import org.jspecify.annotations.NullMarked;
