package dev.espalier.llm;

import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Suggestion;
import java.util.Arrays;

/**
 * A model as users write it: {@code provider:name}.
 *
 * @param provider who answers
 * @param name the provider's name for the model; may hold colons and slashes ({@code llama3.2:3b})
 */
public record ModelName(Provider provider, String name) {

    private static final int LONGEST = 200;
    private static final String FORM = "write provider:name, such as openai:gpt-4.1-mini or ollama:llama3.2";

    /**
     * Reads a name.
     *
     * @throws ProblemException if it has not the form {@code provider:name}, or the provider is unknown
     */
    public static ModelName parse(String written) {
        return parse(written, "model");
    }

    /**
     * Reads a name.
     *
     * @param place where it was written, for complaints
     * @throws ProblemException if it has not the form {@code provider:name}, or the provider is unknown
     */
    public static ModelName parse(String written, String place) {
        int colon = written.indexOf(':');
        var shown = "\"" + Printable.excerpt(written, LONGEST) + "\"";
        if (colon < 0) {
            throw new ProblemException(place, shown + " names no provider", FORM);
        }
        var name = written.substring(colon + 1);
        if (name.isEmpty() || name.length() > LONGEST || !name.codePoints().allMatch(ModelName::isVisible)) {
            throw new ProblemException(place, shown + " names no model that could exist", FORM);
        }
        return new ModelName(provider(written.substring(0, colon), place), name);
    }

    private static boolean isVisible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Printable.line(Character.toString(point)).codePointAt(0) == point;
    }

    private static Provider provider(String written, String place) {
        return Arrays.stream(Provider.values())
                .filter(provider -> provider.prefix().equals(written))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        place,
                        "\"" + Printable.excerpt(written, LONGEST) + "\" is no provider",
                        Suggestion.hint(written, Provider.prefixes())));
    }

    /** Returns the name as it is written. */
    @Override
    public String toString() {
        return provider.prefix() + ":" + name;
    }
}
