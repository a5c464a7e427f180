package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turning rows of CSV into JSON or a Markdown table. */
final class CsvToJson implements TaskFamily {

    private static final Pattern CSV = Pattern.compile(
            "[a-z]{1,20}(?:,[a-z]{1,20}){1,9}(?:\\n[A-Za-z0-9 ]{1,40}(?:,[A-Za-z0-9 ]{1,40}){1,9}){1,40}");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "json",
                    "Convert the CSV rows to a JSON array of objects, one object a line, all values as strings.",
                    "Turn this comma-separated table into JSON. Use the header fields as keys, strings as values, and give each row its own line.",
                    "{who} has a list with a header line and wants JSON objects from it, in an array, each on a line of its own, every value quoted.",
                    "Rewrite the data as a JSON array in which each row becomes an object on its own line with string values.")
            .say(
                    "markdown",
                    "Convert the CSV to a Markdown table.",
                    "Lay the comma-separated values out as a table in Markdown, header first, with --- in each cell of the second row.",
                    "For our wiki, which understands Markdown, rebuild these rows as a table with vertical bars.",
                    "Show the records as a Markdown table whose columns are named after the first line.")
            .say(
                    "column",
                    "Print the first column of the CSV table, one value a line, without the header.",
                    "From the comma-separated rows, return what stands before the first comma, each on its own line, skipping the header line.",
                    "{who} only needs the leading field of every record. List these fields below one another and omit the column name.")
            .list();

    @Override
    public String name() {
        return "csv-to-json";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.BLOCK;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var rows = new ArrayList<String>();
        rows.add("name,place,year");
        var people = random.sample(Bank.PEOPLE, random.between(Level.scale(level, 1, 5), Level.scale(level, 2, 9)));
        for (var person : people) {
            rows.add(person + "," + random.pick(Bank.PLACES) + "," + random.between(1950, 2020));
        }
        return String.join("\n", rows);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!CSV.matcher(input).matches()) {
            return Optional.empty();
        }
        var rows = input.lines().map(line -> List.of(line.split(",", -1))).toList();
        var width = rows.get(0).size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            return Optional.empty();
        }
        var data = rows.subList(1, rows.size());
        return Optional.of(
                switch (values.kind()) {
                    case "json" -> json(rows.get(0), data);
                    case "markdown" -> markdown(rows.get(0), data);
                    default -> data.stream().map(row -> row.get(0)).collect(Collectors.joining("\n"));
                });
    }

    private static String json(List<String> header, List<List<String>> data) {
        var objects = data.stream()
                .map(row -> "  {"
                        + IntStream.range(0, row.size())
                                .mapToObj(i -> Json.string(header.get(i)) + ": " + Json.string(row.get(i)))
                                .collect(Collectors.joining(", "))
                        + "}");
        return "[\n" + objects.collect(Collectors.joining(",\n")) + "\n]";
    }

    private static String markdown(List<String> header, List<List<String>> data) {
        var lines = new ArrayList<String>();
        lines.add(line(header));
        lines.add(line(header.stream().map(name -> "---").toList()));
        data.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
