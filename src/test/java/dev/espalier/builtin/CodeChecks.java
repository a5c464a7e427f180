package dev.espalier.builtin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks of the families about documents, tables and programs. */
final class CodeChecks {

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static final Map<String, Check> ALL = Map.of(
            "json-validity", CodeChecks::validity,
            "json-repair", CodeChecks::repair,
            "json-path", CodeChecks::path,
            "code-trace", CodeChecks::code,
            "sql-query", CodeChecks::sql,
            "table-question", CodeChecks::table);

    private CodeChecks() {}

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(STRICT.readTree(text));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static boolean validity(String instruction, Values values, String input, String answer) {
        boolean valid = parsed(input).isPresent();
        return values.kind().equals("valid")
                ? answer.equals(valid ? "valid" : "invalid")
                : answer.equals(valid ? "no" : "yes");
    }

    /** The answer can be parsed, the input could not, and hardly a sign of it has changed. */
    private static boolean repair(String instruction, Values values, String input, String answer) {
        return parsed(input).isEmpty()
                && parsed(answer).isPresent()
                && words(input).equals(words(answer))
                && distance(input.replaceAll("\\s", ""), answer.replaceAll("\\s", "")) <= 2
                && distance(input, answer) <= 3;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\W+"))
                .map(word -> word.replace("True", "true").replace("False", "false"))
                .toList();
    }

    /** The edit distance (Levenshtein 1966). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0]++;
            for (int j = 1; j <= b.length(); j++) {
                int cost = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    /** By JSON pointers (RFC 6901) and Jackson's own walk. */
    private static boolean path(String instruction, Values values, String input, String answer) {
        if (values.kind().equals("path")) {
            int line = input.indexOf('\n');
            var pointer = "/"
                    + input.substring(6, line)
                            .replace("[", "/")
                            .replace("]", "")
                            .replace(".", "/");
            return answer.equals(
                    parsed(input.substring(line)).orElseThrow().at(pointer).asText());
        }
        var document = parsed(input).orElseThrow();
        var names = new ArrayList<String>();
        document.fieldNames().forEachRemaining(names::add);
        return answer.equals(values.kind().equals("keys") ? String.join(", ", names) : "" + sum(document));
    }

    private static long sum(JsonNode node) {
        long sum = node.isNumber() ? node.longValue() : 0;
        for (var child : node) {
            sum += sum(child);
        }
        return sum;
    }

    /** Unrolls the program, line after line, from a list of what is still to do. */
    private static boolean code(String instruction, Values values, String input, String answer) {
        var todo = new ArrayList<>(List.of(input.split("\n")));
        var variables = new TreeMap<String, Long>();
        long assignments = 0;
        while (!todo.get(0).startsWith("print")) {
            var words = List.of(todo.remove(0).split(" "));
            var body = new ArrayList<String>();
            while (todo.get(0).startsWith("  ")) {
                body.add(todo.remove(0).substring(2));
            }
            switch (words.get(0)) {
                case "repeat" ->
                    Collections.nCopies(Integer.parseInt(words.get(1)), body).forEach(copy -> {
                        todo.addAll(0, copy);
                    });
                case "if" -> {
                    long difference = value(words.get(1), variables) - value(words.get(3), variables);
                    if (words.get(2).equals("<") ? difference < 0 : difference > 0) {
                        todo.addAll(0, body);
                    }
                }
                default -> {
                    long one = value(words.get(2), variables);
                    long other = words.size() > 3 ? value(words.get(4), variables) : 0;
                    var sign = words.size() > 3 ? words.get(3) : "+";
                    variables.put(
                            words.get(0),
                            sign.equals("*") ? one * other : sign.equals("-") ? one - other : one + other);
                    assignments++;
                }
            }
        }
        var printed = value(todo.get(0).substring(6), variables);
        return answer.equals("" + (values.kind().equals("steps") ? assignments : printed));
    }

    private static long value(String operand, Map<String, Long> variables) {
        return variables.containsKey(operand) ? variables.get(operand) : Long.parseLong(operand);
    }

    /** Reads the query backwards, clause by clause. */
    private static boolean sql(String instruction, Values values, String input, String answer) {
        var lines = new ArrayList<>(List.of(input.split("\n")));
        var query = lines.remove(0);
        var header = List.of(lines.remove(0).split(" \\| "));
        var rows = lines.stream()
                .map(line -> {
                    var row = new TreeMap<String, String>();
                    var cells = line.split(" \\| ");
                    header.forEach(name -> row.put(name, cells[header.indexOf(name)]));
                    return (Map<String, String>) row;
                })
                .collect(Collectors.toCollection(ArrayList::new));
        var limit = after(query, " LIMIT ");
        var order = after(query, " ORDER BY ").split(" LIMIT ")[0].split(" ");
        var where = after(query, " WHERE ").split(" ORDER BY | LIMIT ")[0];
        rows.removeIf(row -> !Arrays.stream(where.split(" OR "))
                .anyMatch(part -> Arrays.stream(part.split(" AND ")).allMatch(term -> holds(term.split(" "), row))));
        rows.sort((a, b) -> order[0].isEmpty() ? 0 : padded(a.get(order[0])).compareTo(padded(b.get(order[0]))));
        if (order.length == 2) {
            Collections.reverse(rows);
        }
        var kept = limit.isEmpty() ? rows : rows.subList(0, Math.min(rows.size(), Integer.parseInt(limit)));
        if (values.kind().equals("count")) {
            return answer.equals("" + kept.size());
        }
        var columns = query.substring(7, query.indexOf(" FROM")).replace("*", String.join(", ", header));
        var expected = kept.stream()
                .map(row -> Arrays.stream(columns.split(", ")).map(row::get).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return query.contains(") FROM")
                ? answer.equals("" + aggregate(query, kept))
                : answer.equals(expected.isEmpty() ? "none" : expected);
    }

    private static String after(String query, String clause) {
        int at = query.indexOf(clause);
        return at < 0 ? "" : query.substring(at + clause.length());
    }

    private static String padded(String cell) {
        return Character.isDigit(cell.charAt(0)) ? "0".repeat(9 - cell.length()) + cell : cell;
    }

    private static boolean holds(String[] term, Map<String, String> row) {
        var cell = padded(row.get(term[0]));
        var value = padded(term[2].replace("'", ""));
        return switch (term[1]) {
            case "=" -> cell.equals(value);
            case "<>" -> !cell.equals(value);
            case "<" -> cell.compareTo(value) < 0;
            case ">" -> cell.compareTo(value) > 0;
            default -> cell.compareTo(value) >= 0;
        };
    }

    private static long aggregate(String query, List<Map<String, String>> rows) {
        var column = query.substring(query.indexOf('(') + 1, query.indexOf(')'));
        long result = query.contains("MIN") ? Long.MAX_VALUE : 0;
        for (var row : rows) {
            long value = column.equals("*") ? 1 : Long.parseLong(row.get(column));
            result = query.contains("MIN")
                    ? Math.min(result, value)
                    : query.contains("MAX") ? Math.max(result, value) : result + value;
        }
        return result;
    }

    /** Goes through the cells one by one. */
    private static boolean table(String instruction, Values values, String input, String answer) {
        var lines = input.split("\n");
        var days = lines[0].split(" \\| ");
        var people = new TreeMap<String, Integer>();
        var columns = new TreeMap<String, Integer>();
        int grand = 0;
        for (int i = 1; i < lines.length; i++) {
            var cells = lines[i].split(" \\| ");
            for (int j = 1; j < cells.length; j++) {
                int number = Integer.parseInt(cells[j]);
                people.merge(cells[0], number, Integer::sum);
                columns.merge(days[j], number, Integer::sum);
                grand += number;
            }
        }
        return switch (values.kind()) {
            case "grand" -> answer.equals("" + grand);
            case "best" -> isPeak(people, answer, 1);
            case "worst" -> isPeak(people, answer, -1);
            case "day" -> isPeak(columns, answer, 1);
            default ->
                answer.equals(""
                        + people.values().stream()
                                .filter(sum -> sum >= values.number("limit"))
                                .count());
        };
    }

    private static boolean isPeak(Map<String, Integer> sums, String name, int sign) {
        return sums.entrySet().stream()
                .allMatch(entry -> entry.getKey().equals(name) || sign * entry.getValue() < sign * sums.get(name));
    }
}
