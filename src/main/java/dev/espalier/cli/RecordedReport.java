package dev.espalier.cli;

import dev.espalier.engine.RunDirectory;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import dev.espalier.llm.Prices;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a run that has ended told of itself. */
final class RecordedReport {

    private static final String HINT =
            "the program writes this file: run generate again to the end, or take the file away to do without its figures";

    private static final String ENDING = "ending";

    private RecordedReport() {}

    /**
     * Returns the figures; none of a run that has not ended.
     *
     * @throws ProblemException if the file holds anything else
     */
    static Map<String, Object> of(Path run) throws IOException {
        var report = run.resolve(RunDirectory.REPORT);
        if (!Files.exists(report)) {
            return Map.of();
        }
        try {
            var text = Files.readString(report, StandardCharsets.UTF_8);
            if (NodeReader.json(text, report.toString()) instanceof Node.Mapping figures) {
                return whole(PlainValue.of(figures), report);
            }
        } catch (CharacterCodingException e) {
            throw damaged(report, "is not valid UTF-8");
        } catch (ProblemException e) {
            throw new ProblemException(e.told().stream()
                    .map(problem -> new Problem(problem.place(), problem.statement(), HINT))
                    .toList());
        }
        throw damaged(report, "is no object");
    }

    /** Every report says how the run ended: one that does not, such as an empty object, is none. */
    private static Map<String, Object> whole(Map<String, Object> figures, Path report) {
        if (!figures.containsKey(ENDING)) {
            throw damaged(report, "has no \"" + ENDING + "\"");
        }
        return figures;
    }

    /** Returns how many lines dataset or ledger had when the run ended; 0 if it has not. What a higher target takes in is not counted. */
    static long lines(Path run, String name) throws IOException {
        var report = of(run);
        var totals = inner(report, "totals");
        return name.equals(RunDirectory.LEDGER)
                ? count(totals.get("rejected")) - surplus(report)
                : count(totals.get("accepted"));
    }

    /** Returns what the tokens of a model cost, by its name, as far as the run knew. */
    static Map<String, Prices> prices(Path run) throws IOException {
        var prices = new HashMap<String, Prices>();
        inner(inner(of(run), "calls"), "prices").forEach((model, told) -> {
            if (told instanceof Map<?, ?> price
                    && price.get("input-per-million") instanceof Number in
                    && price.get("output-per-million") instanceof Number out) {
                prices.put(
                        String.valueOf(model),
                        new Prices(BigDecimal.valueOf(in.doubleValue()), BigDecimal.valueOf(out.doubleValue()), ""));
            }
        });
        return prices;
    }

    /** Returns how many examples each stage accepted; nothing of a run that has not ended. */
    static Map<String, Long> accepted(Path run) throws IOException {
        var accepted = new HashMap<String, Long>();
        inner(of(run), "stages").forEach((stage, told) -> {
            if (told instanceof Map<?, ?> figures && figures.get("accepted") instanceof Long count) {
                accepted.put(String.valueOf(stage), count);
            }
        });
        return accepted;
    }

    private static long surplus(Map<String, Object> report) {
        return inner(report, "stages").values().stream()
                .flatMap(stage -> inner(inner(stage, "rejections"), "target").values().stream())
                .mapToLong(RecordedReport::count)
                .sum();
    }

    private static long count(@Nullable Object figure) {
        return figure instanceof Long count ? count : 0;
    }

    private static Map<?, ?> inner(Object figures, String name) {
        return figures instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> found ? found : Map.of();
    }

    private static ProblemException damaged(Path report, String statement) {
        return new ProblemException(List.of(new Problem(report.toString(), statement, HINT)));
    }
}
