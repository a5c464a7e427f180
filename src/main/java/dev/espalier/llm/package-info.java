/**
 * The one interface to language models, what goes in and comes out, and the adapters to providers. Start at {@link dev.espalier.llm.LanguageModel}.
 */
@NullMarked
package dev.espalier.llm;

import org.jspecify.annotations.NullMarked;
