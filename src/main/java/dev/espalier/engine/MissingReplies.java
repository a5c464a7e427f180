package dev.espalier.engine;

import dev.espalier.llm.LlmException;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls that a run offline could not make, of all items that could be begun. Thread-safe. */
final class MissingReplies {

    private static final int SHOWN = 3;

    private static final Comparator<CallPlace> IN_ORDER = Comparator.comparing(CallPlace::item, Item.BY_PATH)
            .thenComparing(CallPlace::stage)
            .thenComparing(CallPlace::step)
            .thenComparing(CallPlace::attempt)
            .thenComparing(CallPlace::redo);

    private final TreeSet<CallPlace> places = new TreeSet<>(IN_ORDER);
    private @Nullable String model;

    /** Takes note of one; returns the failure that ends its item. */
    synchronized LlmException add(CallPlace place, String modelId) {
        places.add(place);
        model = modelId;
        return failure();
    }

    /** Returns the failure that tells of all of them. */
    synchronized Optional<LlmException> told() {
        return places.isEmpty() ? Optional.empty() : Optional.of(failure());
    }

    private LlmException failure() {
        var first = places.stream()
                .limit(SHOWN)
                .map(place -> place.stage() + "/" + place.step() + " of item " + place.item())
                .collect(Collectors.joining(", "));
        var count = places.size() == 1 ? "the journal has no reply for " : places.size() + " replies are missing, for ";
        return new LlmException(
                LlmException.Kind.PERMANENT,
                "--offline: " + count + first + (places.size() > SHOWN ? " and others" : "")
                        + ", perhaps more behind them; run without --offline to ask " + model);
    }
}
