package dev.espalier.report;

import dev.espalier.io.JsonLine;
import java.util.Map;

/** JSON that may stand inside a script element: it holds nothing that could end it, or that HTML reads otherwise. Stateless. */
final class EmbeddedJson {

    private EmbeddedJson() {}

    static String of(Map<String, ?> fields) {
        // These stand in texts only, where JSON lets any character be escaped; with them go </script>, <!-- and ]]>.
        return JsonLine.of(fields)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u007f", "\\u007f");
    }
}
