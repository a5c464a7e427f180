/**
 * Pure measures of texts: tokenizers, ROUGE-L, duplicate search. No state is shared, no file is read.
 */
@NullMarked
package dev.espalier.text;

import org.jspecify.annotations.NullMarked;
