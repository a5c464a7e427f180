package dev.espalier.seed;

import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.Place;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads seed tasks from files in the schema of Self-Instruct ({@code id, name, instruction, instances: [{input, output}],
 * is_classification}) or of Alpaca ({@code instruction, input, output}), in any format of {@link DatasetReader}, and tells
 * every problem at once.
 *
 * <p>A record with a field {@code instances} is of the first schema, any other of the second. {@code id} is optional:
 * {@code FILE-NUMBER} else, with the name of the file without its endings and the 1-based number of the record. A record
 * of the second schema with a blank output is a task without a worked case. Fields beyond these are not looked at.
 */
public final class SeedLoader {

    static final String IS_CLASSIFICATION = Example.IS_CLASSIFICATION;

    private static final String BUILTIN = "/seeds/tasks.jsonl";

    private final FieldSearch search;
    private final boolean skipBad;

    /**
     * Makes a loader.
     *
     * @param fields the names in the records by ours, as {@code --field instruction=prompt} gives them
     * @param skipBad whether records with a problem are left out instead of ending the run
     */
    public SeedLoader(Map<String, String> fields, boolean skipBad) {
        this(new FieldSearch(fields), skipBad);
    }

    /**
     * Makes a loader that takes note of the names it meets.
     *
     * @param search has the names in the records by ours
     * @param skipBad whether records with a problem are left out instead of ending the run
     */
    public SeedLoader(FieldSearch search, boolean skipBad) {
        this.search = search;
        this.skipBad = skipBad;
    }

    /**
     * Returns the seed tasks that come with the program.
     *
     * @throws ProblemException if the program was built without them
     */
    public static Seeds builtin() {
        return new SeedLoader(Map.of(), false)
                .load(List.of(new DatasetSource("builtin seeds/tasks.jsonl", SeedLoader::open)));
    }

    private static InputStream open() throws IOException {
        var resource = SeedLoader.class.getResourceAsStream(BUILTIN);
        if (resource == null) {
            throw new FileNotFoundException("the program was built without " + BUILTIN);
        }
        return resource;
    }

    /**
     * Returns the seed tasks of all sources.
     *
     * @throws ProblemException if a source cannot be opened, if a record has a problem and may not be skipped, or if there
     *     is no seed task at all
     */
    public Seeds load(List<DatasetSource> sources) {
        var loading = new Loading();
        sources.forEach(loading::read);
        return loading.seeds();
    }

    /** The work on all sources of one call. */
    private final class Loading {

        private final List<SeedTask> tasks = new ArrayList<>();
        private final Map<String, Place> places = new HashMap<>();
        private final List<Seeds.Source> read = new ArrayList<>();
        private final Problems unopened = new Problems();
        private final Problems problems = new Problems();

        void read(DatasetSource source) {
            try (var reader = DatasetReader.openHashed(source, problems::add)) {
                for (var row = reader.next(); row != null; row = reader.next()) {
                    new SeedReader(search, row, source.stem() + "-" + row.number(), problems::add)
                            .task()
                            .ifPresent(this::add);
                }
                read.add(new Seeds.Source(source.name(), reader.sha256()));
            } catch (ProblemException e) {
                unopened.addAll(e);
            } catch (IOException e) {
                unopened.add(source.name(), "cannot be read (" + e.getMessage() + ")", "");
            }
        }

        private void add(SeedReader.Found found) {
            var first = places.putIfAbsent(found.task().id(), found.idPlace());
            if (first == null) {
                tasks.add(found.task());
            } else {
                problems.add(
                        found.idPlace().toString(),
                        "duplicate id \"" + found.task().id() + "\"",
                        "it is at " + first + " already");
            }
        }

        Seeds seeds() {
            var fatal = new Problems();
            fatal.addAll(unopened);
            if (!skipBad || tasks.isEmpty()) {
                fatal.addAll(problems);
            }
            if (fatal.isEmpty() && tasks.isEmpty()) {
                fatal.add("", "no seeds", "give at least one file of seeds");
            }
            fatal.throwIfAny();
            return new Seeds(tasks, problems.shown(), problems.count(), read);
        }
    }
}
