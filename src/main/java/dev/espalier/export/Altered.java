package dev.espalier.export;

import java.util.List;

/**
 * What a format holds in another way than the dataset; names of fields are in the order in which they were met.
 *
 * @param asJson the fields whose values stand there as JSON text, as the format has no other way to hold them
 * @param replaced how many examples hold half a surrogate pair, in whose place U+FFFD stands
 * @param replacedIn the fields that hold one
 */
public record Altered(List<String> asJson, long replaced, List<String> replacedIn) {

    /** Of formats that hold all they hold as it is. */
    static final Altered NOTHING = new Altered(List.of(), 0, List.of());

    public Altered {
        asJson = List.copyOf(asJson);
        replacedIn = List.copyOf(replacedIn);
    }
}
