package dev.espalier.io;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Turns YAML into nodes, by a smaller grammar than YAML's: no anchors, aliases, merge keys or tags, and a number is only
 * what looks like one in JSON, so that {@code 010} and {@code 1_000} stay the texts they look like.
 */
final class YamlNodeBuilder extends NodeBuilder {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+");

    private final YAMLParser yaml;
    private final YamlCharacters characters;

    YamlNodeBuilder(YAMLParser parser, YamlCharacters characters, String file, Consumer<Problem> problems) {
        super(parser, file, 0, problems);
        this.yaml = parser;
        this.characters = characters;
    }

    @Override
    Node record() throws IOException {
        characters.startRecord(place());
        return super.record();
    }

    @Override
    void checkNode(Place place) throws IOException {
        if (yaml.getTypeId() != null) {
            problem(place, "YAML tags are not supported", "leave the ! out, and put texts in quotes");
        }
        if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
            problem(place, "YAML anchors and aliases (& and *) are not supported", "write the value out in each place");
        }
    }

    @Override
    void checkKey(String key, Place place, Map<String, Node.Entry> before) throws IOException {
        super.checkKey(key, place, before);
        if (key.equals("<<") && width() == 2) {
            problem(place, "YAML merge keys (<<) are not supported", "write the entries out in each place");
        }
    }

    @Override
    Node scalar(Place place) throws IOException {
        checkNode(place);
        var text = yaml.getText();
        if (yaml.currentToken() == JsonToken.VALUE_STRING) {
            return text.isEmpty() && width() == 0 ? new Node.Null(place) : new Node.Text(text, place);
        }
        if (yaml.currentToken().isNumeric()) {
            return NUMBER.matcher(text).matches() ? number(text, place) : new Node.Text(text, place);
        }
        return super.scalar(place);
    }

    /** Returns how wide the scalar is that the parser stands at, quotes included; only of use for those on one line. */
    private long width() {
        return yaml.currentLocation().getCharOffset()
                - yaml.currentTokenLocation().getCharOffset();
    }
}
