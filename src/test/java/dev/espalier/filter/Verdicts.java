package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.List;
import java.util.Optional;

/** Asks filters in tests. */
final class Verdicts {

    private Verdicts() {}

    /** Returns the verdicts on siblings by a filter that may or may not regard them as such. */
    static List<Verdict> of(Filter filter, List<Example> siblings) {
        return filter instanceof SiblingFilter together
                ? together.judge(siblings)
                : siblings.stream().map(filter::judge).toList();
    }

    /** Returns the rejections, each with a reason code that the filter lists. */
    static List<Rejection> rejections(Filter filter, List<Example> siblings) {
        var rejections = of(filter, siblings).stream()
                .filter(Verdict.Reject.class::isInstance)
                .map(verdict -> ((Verdict.Reject) verdict).rejection())
                .toList();
        assertThat(reasons(filter))
                .containsAll(rejections.stream().map(Rejection::reason).toList());
        return rejections;
    }

    private static List<String> reasons(Filter filter) {
        try {
            var reasons = (List<?>) filter.getClass().getField("REASONS").get(null);
            return reasons.stream().map(String.class::cast).toList();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(filter.getClass() + " lists no reason codes", e);
        }
    }

    /** Returns the reason code, empty if the filter accepts. */
    static String reason(Filter filter, Example example) {
        return rejection(filter, example).map(Rejection::reason).orElse("");
    }

    static Optional<Rejection> rejection(Filter filter, Example example) {
        return rejections(filter, List.of(example)).stream().findFirst();
    }

    static void assertRejects(Filter filter, Example example, String reason, String detail, Object value) {
        assertThat(rejection(filter, example)).contains(new Rejection(reason, detail, value));
    }

    /** Returns an example with an id. */
    static Example example(String id, String instruction, String input, String output) {
        return Example.of(instruction, input, output).withId(id);
    }
}
