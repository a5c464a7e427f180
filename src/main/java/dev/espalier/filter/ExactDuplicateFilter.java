package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.HashedTexts;
import dev.espalier.text.PackedTexts;
import dev.espalier.text.TextHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rejects examples that agree in some fields with an accepted example, or with an earlier sibling that reached this filter.
 *
 * <p>Normalised, texts agree if they differ only in case, in white space, and in how an accented letter is composed (Unicode
 * NFC; of JDKs, tables differ for newly assigned code points only). Where the output is compared, so are the further fields
 * {@code system} and {@code turns}, which hold the rest of a conversation. Holds the fields of each accepted example, so
 * that no two hashes can be taken for each other: a million of 150 characters take about 200 MB.
 */
public final class ExactDuplicateFilter implements SiblingFilter {

    public static final String KIND = "exact-duplicate";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":same");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that must all agree", value = "[instruction, input, output]")
            List<String> fields,

            @Option(about = "whether case, white space and composition of letters are disregarded", value = "true")
            boolean normalise) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    /**
     * What is compared of an example.
     *
     * @param fields as they are
     * @param key as they are compared
     * @param hash of the key
     */
    private record Compared(List<String> fields, String key, long hash) {}

    /** What conversations have beside the first exchange. */
    private static final List<String> CONVERSATION = List.of("system", "turns");

    private final Options options;
    /** Of each accepted example the id and the fields. */
    private final HashedTexts accepted = new HashedTexts();

    /**
     * Makes a filter that compares with these examples from the start; those that have nothing in the fields do not count.
     */
    public ExactDuplicateFilter(Options options, List<Example> initial) {
        this.options = options;
        initial.stream().filter(example -> !isEmpty(example)).forEach(this::accepted);
    }

    @Override
    public List<Verdict> judge(List<Example> siblings) {
        Map<String, Neighbour> earlier = new HashMap<>();
        var verdicts = new ArrayList<Verdict>();
        for (var sibling : siblings) {
            var compared = compared(sibling);
            var first = first(compared).orElse(earlier.get(compared.key()));
            verdicts.add(first == null ? Verdict.ACCEPT : reject(first));
            earlier.putIfAbsent(
                    compared.key(),
                    new Neighbour(sibling.id(), compared.fields().get(0)));
        }
        return verdicts;
    }

    /** Without siblings there is no list to make. */
    @Override
    public Verdict judge(Example example) {
        return judge(compared(example));
    }

    private Verdict judge(Compared compared) {
        return first(compared).map(this::reject).orElse(Verdict.ACCEPT);
    }

    private Optional<Neighbour> first(Compared compared) {
        return accepted.find(
                        compared.hash(),
                        entry -> key(entry.subList(1, entry.size())).equals(compared.key()))
                .map(entry -> new Neighbour(entry.get(0), entry.get(1)));
    }

    @Override
    public Prepared prepare(Example example) {
        var compared = compared(example);
        var packed = packed(example, compared);
        return new Prepared() {
            @Override
            public Verdict judge() {
                return ExactDuplicateFilter.this.judge(compared);
            }

            @Override
            public void accepted() {
                ExactDuplicateFilter.this.accepted(compared, packed);
            }
        };
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        var compared = compared(example);
        accepted(compared, packed(example, compared));
    }

    private void accepted(Compared compared, byte[] packed) {
        if (first(compared).isEmpty()) {
            accepted.add(compared.hash(), packed);
        }
    }

    private static byte[] packed(Example example, Compared compared) {
        var texts = new String[compared.fields().size() + 1];
        texts[0] = example.id();
        for (int i = 1; i < texts.length; i++) {
            texts[i] = compared.fields().get(i - 1);
        }
        return PackedTexts.pack(texts);
    }

    private Compared compared(Example example) {
        var fields = new ArrayList<String>();
        for (var field : options.fields()) {
            fields.add(example.text(field).orElse(""));
        }
        if (options.fields().contains("output")) {
            addConversation(example, fields);
        }
        var key = key(fields);
        return new Compared(fields, key, TextHash.of(key.length(), key.hashCode()));
    }

    /** What stands before and after the first exchange of a conversation is of its output. */
    private static void addConversation(Example example, List<String> texts) {
        for (var field : CONVERSATION) {
            if (example.more().containsKey(field)) {
                texts.add(field);
                addAll(example.more().get(field), texts);
            }
        }
    }

    /** Each value after what it is, and lists and maps after how many they hold: no two values give the same texts. */
    private static void addAll(@Nullable Object value, List<String> texts) {
        if (value instanceof List<?> list) {
            texts.add("list of " + list.size());
            list.forEach(item -> addAll(item, texts));
        } else if (value instanceof Map<?, ?> map) {
            texts.add("map of " + map.size());
            map.forEach((name, item) -> {
                texts.add(String.valueOf(name));
                addAll(item, texts);
            });
        } else {
            texts.add(value instanceof String ? "text" : "other");
            texts.add(String.valueOf(value));
        }
    }

    /** Returns what is compared of the texts as one, each after its length, so that no two lists of texts make the same. */
    private String key(List<String> texts) {
        var key = new StringBuilder();
        for (var text : texts) {
            var compared = options.normalise() ? TextHash.normalise(text) : text;
            key.append(compared.length()).append(':').append(compared);
        }
        return key.toString();
    }

    private boolean isEmpty(Example example) {
        return options.fields().stream()
                .map(field -> example.text(field).orElse(""))
                .allMatch(text -> options.normalise() ? TextHash.normalise(text).isEmpty() : text.isEmpty());
    }

    private Verdict reject(Neighbour first) {
        var detail = "agrees with an earlier example in " + String.join(", ", options.fields());
        return new Verdict.Reject(new Rejection(KIND + ":same", detail, null, first));
    }
}
