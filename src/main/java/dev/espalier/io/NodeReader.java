package dev.espalier.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a whole JSON or YAML text as a tree in which every key and value knows its place. */
public final class NodeReader {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxStringLength(DatasetReader.LONGEST_RECORD)
            .maxNestingDepth(200)
            .build();
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            // Keys come from outside: remembering each for ever would be a leak.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .loaderOptions(yamlOptions())
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private NodeReader() {}

    private static LoaderOptions yamlOptions() {
        var options = new LoaderOptions();
        // The parser reads as a stream; its own limit of 3 MB is for whole documents. Ours is per record.
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    static YAMLParser yamlParser(YamlCharacters characters) throws IOException {
        return YAML.createParser(characters);
    }

    /**
     * Returns the only document of a YAML text.
     *
     * @param fileName named in the places
     * @throws ProblemException with every duplicate key, anchor, alias, merge key and tag; or with the first error of
     *     syntax, an empty text, or a second document
     */
    public static Node yaml(String text, String fileName) {
        var problems = new Problems();
        var root = yaml(text, fileName, problems);
        problems.throwIfAny();
        return root.orElseThrow();
    }

    /**
     * Returns what can be made of the only document of a YAML text, for whoever has more to say of it: of a key that stands twice
     * the first value.
     *
     * @param problems where complaints go: those that {@link #yaml(String, String)} throws
     * @return empty if nothing can be made of it
     */
    public static Optional<Node> yaml(String text, String fileName, Problems problems) {
        var withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        var characters = new YamlCharacters(new StringReader(withoutMark), fileName);
        try (var parser = yamlParser(characters)) {
            if (parser.nextToken() == null) {
                problems.add(fileName + ":1:1", "there is nothing in it", "");
                return Optional.empty();
            }
            var builder = new YamlNodeBuilder(parser, characters, fileName, problems::add);
            var root = builder.record();
            if (parser.nextToken() != null) {
                problems.add(
                        builder.place().toString(), "a second document starts here", "keep one document in a file");
            }
            return Optional.of(root);
        } catch (IOException e) {
            problems.add(yamlProblem(e, fileName));
            return Optional.empty();
        }
    }

    private static Problem yamlProblem(IOException e, String file) {
        var ofFile = ReadFailure.ofFile(e, file, null, "");
        if (ofFile != null) {
            return ofFile;
        }
        if (e instanceof JsonProcessingException broken) {
            return ReadFailure.ofYaml(broken, file, "");
        }
        throw new UncheckedIOException(e);
    }

    /**
     * Returns the only value of a JSON text.
     *
     * @param fileName named in the places
     * @throws ProblemException with every duplicate key, or with the first error of syntax
     */
    public static Node json(String text, String fileName) {
        return json(text, fileName, 0, "");
    }

    /** Returns the only value of a JSON text that starts on line {@code linesBefore + 1} of a file. */
    static Node json(String text, String fileName, int linesBefore, String hint) {
        return json(() -> JSON.createParser(text), text.length(), fileName, linesBefore, hint);
    }

    /** Returns the only value of a JSON text that starts on line {@code linesBefore + 1} of a file. */
    static Node json(char[] text, int start, int length, String fileName, int linesBefore, String hint) {
        return json(() -> JSON.createParser(text, start, length), length, fileName, linesBefore, hint);
    }

    private interface Opener {
        JsonParser open() throws IOException;
    }

    private static Node json(Opener text, int length, String fileName, int linesBefore, String hint) {
        var problems = new Problems();
        try (var parser = text.open()) {
            if (parser.nextToken() == null) {
                throw new ProblemException(
                        new Place(fileName, linesBefore + 1, 1).toString(), "there is nothing in it", "");
            }
            var builder = new NodeBuilder(parser, fileName, linesBefore, problems::add);
            if (length <= DatasetReader.LONGEST_RECORD) {
                builder.isShort();
            }
            var root = builder.record();
            if (parser.nextToken() != null) {
                problems.add(builder.place().toString(), "a second value starts here", hint);
            }
            problems.throwIfAny();
            return root;
        } catch (JsonProcessingException e) {
            problems.add(ReadFailure.ofJson(e, fileName, linesBefore, hint));
            throw new ProblemException(problems.shown());
        } catch (NodeBuilder.OverLimit e) {
            throw new ProblemException(List.of(ReadFailure.of(e, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
