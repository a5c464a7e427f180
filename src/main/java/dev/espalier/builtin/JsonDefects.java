package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.regex.Pattern;

/** Damages JSON in one place, as people do by hand. */
final class JsonDefects {

    /** What is looked for, and what takes its place: $1 is what was found. */
    private record Defect(Pattern place, String change) {}

    private static final List<Defect> ALL = List.of(
            defect("(?m)(?<=\\S),$", ""),
            defect("(?<=[\\w\"}\\]])(?=\\n *[}\\]])", ","),
            defect("\\n}\\z", ""),
            defect("\"([A-Za-z0-9]+)\"(?!:)", "'$1'"),
            defect("\"([a-z]+)\"(?=:)", "$1"),
            defect("(?<=\"):(?= )", ""),
            defect("\\btrue\\b", "True"),
            defect("\\bfalse\\b", "False"));

    private JsonDefects() {}

    private static Defect defect(String place, String change) {
        return new Defect(Pattern.compile(place), change);
    }

    static String damage(String json, SeededRandom random) {
        for (var defect : random.shuffled(ALL)) {
            var places = defect.place.matcher(json).results().toList();
            if (!places.isEmpty()) {
                var place = random.pick(places);
                var inside = place.groupCount() > 0 ? place.group(1) : "";
                return json.substring(0, place.start())
                        + defect.change.replace("$1", inside)
                        + json.substring(place.end());
            }
        }
        return json;
    }
}
