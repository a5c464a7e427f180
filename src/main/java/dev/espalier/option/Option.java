package dev.espalier.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option of a step or filter: a component of its options record.
 *
 * <p>In a recipe the option is written in kebab-case ({@code minWords} is {@code min-words}). Types: {@code String},
 * {@code int}, {@code double}, {@code boolean}, an enum (its constants in kebab-case), {@code List<String>}, {@code
 * Map<String, String>} (numbers and booleans are taken as texts), or a boxed number that may be absent. The record's compact constructor checks ranges and throws
 * {@link IllegalArgumentException} with a sentence that names option, rule and value, such as
 * {@code "min-words must be 0 or more but was -1"}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** Marks an option without a default: a recipe must give it. */
    String REQUIRED = "\0required";

    /** What the option does, with its unit, in a phrase. */
    String about();

    /** The default as it would be written in YAML; {@code "null"} for absent. */
    String value() default REQUIRED;
}
