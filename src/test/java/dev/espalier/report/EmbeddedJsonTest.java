package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON inside a page: nothing in it may end the script element, and everything comes back. */
final class EmbeddedJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script>",
                "<!-- <script>",
                "]]>",
                "a & b &lt;",
                "\u2028\u2029",
                "\u0000\u001b\u007f",
                "\"quotes\" and \\ and \\u003c",
                "\uD83D\uDE00 and a half \uD83D",
                "$1 \\1 ${x}"
            })
    void holdsNoMarkupAndComesBackAsItWas(String text) throws IOException {
        var json = EmbeddedJson.of(Map.of("text", text));
        assertThat(json).doesNotContainPattern("[<>&\u2028\u2029\u0000-\u001f\u007f]");
        // What goes to the disk is UTF-8, which has no half surrogate pairs.
        var read = new ObjectMapper().readTree(json.getBytes(StandardCharsets.UTF_8));
        assertThat(read.get("text").asText()).isEqualTo(text);
    }
}
