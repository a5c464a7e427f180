package dev.espalier.catalog;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.NgramDecontaminateFilter;
import dev.espalier.filter.RougeLFilter;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person should know of filters, beside their rejections. */
public final class FilterNotes {

    private FilterNotes() {}

    /** Returns what the filters cannot do, before they judge: a sentence each. */
    public static List<String> limits(List<NamedFilter> filters) {
        return filters.stream()
                .map(NamedFilter::filter)
                .filter(NgramDecontaminateFilter.class::isInstance)
                .map(NgramDecontaminateFilter.class::cast)
                .filter(filter -> filter.itemsTooShort() > 0)
                .map(filter -> "--decontaminate: " + filter.itemsTooShort() + " of " + filter.items()
                        + " texts are too short to be found")
                .distinct()
                .toList();
    }

    /**
     * What a filter of kind {@code rouge-l} compared.
     *
     * @param filter its name
     * @param accepted how many examples it was told of
     * @param withoutTokens how many of these it could not compare
     */
    public record RougeTokens(String filter, Tokenization tokenizer, long accepted, long withoutTokens) {

        /** Above this share of the accepted without a token, the tokenizer does not fit the texts. */
        private static final double MOST_WITHOUT_TOKENS = 0.05;

        /** Returns what to say of it. */
        public String statement() {
            return filter + " compared by the tokenizer " + tokenizerName();
        }

        /** Returns what to warn of, if {@code rouge}, which knows a-z and 0-9 only, left too many texts without a token. */
        public Optional<String> warning() {
            return tokenizer == Tokenization.ROUGE && withoutTokens > MOST_WITHOUT_TOKENS * accepted
                    ? Optional.of("filter \"" + filter + "\": " + withoutTokens + " of " + accepted
                            + " accepted texts hold neither a-z nor 0-9, so its tokenizer rouge compared them with nothing;"
                            + " give it tokenizer: unicode")
                    : Optional.empty();
        }

        private String tokenizerName() {
            return tokenizer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns it as reports hold it. */
        public Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("filter", filter);
            map.put("tokenizer", tokenizerName());
            map.put("accepted", accepted);
            map.put("without-tokens", withoutTokens);
            warning().ifPresent(warning -> map.put("warning", warning));
            return map;
        }
    }

    /** Returns what the filters of kind {@code rouge-l} compared, once they have judged. */
    public static List<RougeTokens> rougeTokens(List<NamedFilter> filters) {
        var all = new ArrayList<RougeTokens>();
        for (var named : filters) {
            if (named.filter() instanceof RougeLFilter filter) {
                all.add(new RougeTokens(
                        named.name(), filter.tokenizer(), filter.accepted(), filter.acceptedWithoutTokens()));
            }
        }
        return all;
    }
}
