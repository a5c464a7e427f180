package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeReaderTest {

    @Test
    void knowsThePlaceOfEveryKeyAndValueInYaml() {
        var text = """
                name: evol            # a comment
                stages:
                  - from: seeds
                    repeat: 4
                    filters: [a, {b: 1.5}]
                """;

        assertThat(outline(NodeReader.yaml(text, "r.yaml")))
                .isEqualTo("{name@1:1=evol@1:7 stages@2:1=[{from@3:5=seeds@3:11 repeat@4:5=4@4:13 "
                        + "filters@5:5=[a@5:15 {b@5:19=1.5@5:22 }@5:18 ]@5:14 }@3:5 ]@3:3 }@1:1");
    }

    @Test
    void knowsThePlaceOfEveryKeyAndValueInJson() {
        assertThat(outline(NodeReader.json("{\"a\": 1, \"bb\": [true,\n null, \"x\"]}", "r.json")))
                .isEqualTo("{a@1:2=1@1:7 bb@1:10=[true@1:17 null@2:2 x@2:8 ]@1:16 }@1:1");
    }

    private static String outline(Node node) {
        var at = "@" + node.place().line() + ":" + node.place().column();
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                            .map(entry -> entry.getKey() + "@"
                                    + entry.getValue().keyPlace().line() + ":"
                                    + entry.getValue().keyPlace().column() + "="
                                    + outline(entry.getValue().value()) + " ")
                            .collect(Collectors.joining("", "{", "}"))
                    + at;
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(item -> outline(item) + " ").collect(Collectors.joining("", "[", "]"))
                    + at;
        }
        return PlainValue.of(node) + at;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no          | Text  | "no"
                    yes         | Text  | "yes"
                    On          | Text  | "On"
                    010         | Text  | "010"
                    1_000       | Text  | "1_000"
                    0x1f        | Text  | "0x1f"
                    .inf        | Text  | ".inf"
                    1:30        | Text  | "1:30"
                    2024-01-01  | Text  | "2024-01-01"
                    '12'        | Text  | "12"
                    ''          | Text  | ""
                    "~"         | Text  | "~"
                    12          | Num   | 12
                    -3          | Num   | -3
                    +5          | Num   | 5
                    0.70        | Num   | 0.7
                    .5          | Num   | 0.5
                    1e3         | Num   | 1000.0
                    9223372036854775807  | Num | 9223372036854775807
                    -9223372036854775808 | Num | -9223372036854775808
                    9223372036854775808  | Num | 9223372036854775808
                    -9223372036854775809 | Num | -9223372036854775809
                    true        | Bool  | true
                    False       | Bool  | false
                    ~           | Null  | null
                    null        | Null  | null
                    `# nothing` | Null  | null
                    """)
    void readsScalarsOfYaml(String written, String kind, String json) {
        var value = ((Node.Mapping) NodeReader.yaml("a: " + written + "\n", "x"))
                .entries()
                .get("a")
                .value();

        assertThat(value.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(JsonLine.of(Map.of("a", PlainValue.of(value)))).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void refusesWhatYamlCanAndWeDoNot() {
        var text = """
                a: &x {b: 1}
                c: *x
                d:
                  <<: *x
                e: !!int 3
                a: 1
                """;

        assertThatThrownBy(() -> NodeReader.yaml(text, "r.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        r.yaml:1:4: YAML anchors and aliases (& and *) are not supported; write the value out in each place
                        r.yaml:2:4: YAML anchors and aliases (& and *) are not supported; write the value out in each place
                        r.yaml:4:3: YAML merge keys (<<) are not supported; write the entries out in each place
                        r.yaml:4:7: YAML anchors and aliases (& and *) are not supported; write the value out in each place
                        r.yaml:5:4: YAML tags are not supported; leave the ! out, and put texts in quotes
                        r.yaml:6:1: duplicate key "a"; it is at r.yaml:1:1 already""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                 | r.yaml:1:1: there is nothing in it
                    '# c\\n'           | r.yaml:1:1: there is nothing in it
                    'a: 1\\n---\\nb: 2' | r.yaml:3:1: a second document starts here; keep one document in a file
                    'a: 1\\n b: 2\\n'  | r.yaml:2:3: broken YAML: mapping values are not allowed here
                    'a: @x'            | r.yaml:1:4: broken YAML: while scanning for the next token: found character '@' that cannot start any token. (Do not use @ for indentation)
                    'a: "x" y'         | r.yaml:1:8: broken YAML: while parsing a block mapping: expected <block end>, but found '<scalar>'
                    'a: \\u0007'       | r.yaml:1:4: the character U+0007 is not allowed in YAML; write it as "\\u0007" in double quotes
                    'a: 1e999'         | r.yaml:1:4: the number 1e999 is too large; write it as a text
                    """, quoteCharacter = '`')
    void tellsWhatIsWrongWithYaml(String quoted, String message) {
        var text = quoted.substring(1, quoted.length() - 1).replace("\\n", "\n").replace("\\u0007", "\u0007");

        assertThatThrownBy(() -> NodeReader.yaml(text, "r.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``          | r.json:1:1: there is nothing in it
                    {"a":1} 2   | r.json:1:9: a second value starts here
                    {"a":NaN}   | r.json:1:9: broken JSON: non-standard token 'NaN'
                    {"a":1]     | r.json:1:7: broken JSON: unexpected close marker ']': expected '}'
                    {"a":1,"a":2,"a":3} | r.json:1:8: duplicate key "a"; it is at r.json:1:2 already%nr.json:1:14: duplicate key "a"; it is at r.json:1:2 already
                    """)
    void tellsWhatIsWrongWithJson(String text, String message) {
        assertThatThrownBy(() -> NodeReader.json(text, "r.json"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message.replace("%n", "\n"));
    }
}
