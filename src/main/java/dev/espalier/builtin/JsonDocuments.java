package dev.espalier.builtin;

import dev.espalier.builtin.JsonNode.Items;
import dev.espalier.builtin.JsonNode.Leaf;
import dev.espalier.builtin.JsonNode.Members;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Draws small JSON documents: orders and the like. */
final class JsonDocuments {

    private static final List<String> PLAIN =
            List.of("name", "city", "year", "count", "open", "code", "price", "member");
    private static final List<String> NUMBERS = List.of("year", "count", "price");
    private static final List<String> GROUPS = List.of("owner", "address", "contact", "shop");
    private static final List<String> LISTS = List.of("items", "visits", "rooms");

    private JsonDocuments() {}

    /** Returns an object of three to seven members; deeper ones from level 2, lists of objects from level 3. */
    static Members draw(int level, SeededRandom random) {
        var members =
                new LinkedHashMap<>(plain(Level.scale(level, 2, 4), random).map());
        // A number is always there to be asked for.
        var number = random.pick(NUMBERS);
        members.put(number, value(number, random));
        if (level >= 2) {
            members.put(random.pick(GROUPS), plain(2, random));
        }
        if (level >= 3) {
            var items = new ArrayList<JsonNode>();
            for (int i = 1; i < level; i++) {
                items.add(plain(2, random));
            }
            members.put(random.pick(LISTS), new Items(items));
        }
        if (level != 2) {
            members.put(
                    "tags",
                    new Items(random.sample(Bank.FRUITS, random.between(2, 3)).stream()
                            .map(JsonNode::string)
                            .toList()));
        }
        var shuffled = new LinkedHashMap<String, JsonNode>();
        random.shuffled(List.copyOf(members.entrySet()))
                .forEach(member -> shuffled.put(member.getKey(), member.getValue()));
        return new Members(shuffled);
    }

    private static Members plain(int count, SeededRandom random) {
        var members = new LinkedHashMap<String, JsonNode>();
        random.sample(PLAIN, count).forEach(key -> members.put(key, value(key, random)));
        return new Members(members);
    }

    private static JsonNode value(String key, SeededRandom random) {
        return switch (key) {
            case "name" -> JsonNode.string(random.pick(Bank.PEOPLE));
            case "city" -> JsonNode.string(random.pick(Bank.PLACES));
            case "code" -> JsonNode.string("k" + random.between(10, 99));
            case "year" -> JsonNode.number(random.between(1950, 2020));
            case "count", "price" -> JsonNode.number(random.between(1, 60));
            default -> new Leaf(random.nextInt(2) == 0 ? "true" : "false", false);
        };
    }

    /** Returns how hard the reading of a document is, by its lines. */
    static int level(String input) {
        return Measure.level(Measure.lines(input), 7, 13, 22, 26);
    }
}
