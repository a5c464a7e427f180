package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a SELECT statement returns from a small table; see {@link SelectStatement} for the part of SQL. */
final class SqlQuery implements TaskFamily {

    private static final List<String> TRADES = List.of("baker", "nurse", "welder", "pilot");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "rows",
                    "Run the SQL query on the table and print the result, one row a line, columns separated by commas, without a header.",
                    "Which rows does this SELECT statement return? One line for each, values parted by commas, \"none\" if there are none.",
                    "Pretend to be a database with the single table staff. Execute the statement and list its rows as comma-separated lines, leaving the column names out.",
                    "{who} learns SQL and wants to predict the outcome of a query. Write what the database would answer, row by row, with a comma between values.",
                    "Given a table and a query, produce the result set as CSV without a heading; say none for an empty one.",
                    "Evaluate the statement by hand: filter the records, sort them if it says so, keep the requested columns. Put each remaining record on its own line with commas.",
                    "Show exactly what comes back when the database executes the first line against the data below it, as lines of comma-separated fields.")
            .say(
                    "count",
                    "How many rows does the SQL query return? Give just the number.",
                    "Determine the size of the result set of this SELECT on the table staff.",
                    "Without listing them, count the records that the statement delivers.",
                    "{who} only looks at the line \"N rows in set\" under a query. Which N will it be for this data?",
                    "A cursor walks over the result of the query in line one. After how many fetched rows is it exhausted?",
                    "State how many lines of output the SELECT produces from the data shown, the header not counted.")
            .list();

    @Override
    public String name() {
        return "sql-query";
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
        var rows = new ArrayList<List<String>>();
        for (var person : random.sample(Bank.PEOPLE, 2 + level)) {
            rows.add(List.of(
                    person, random.pick(TRADES), String.valueOf(random.between(19, 64)), "" + random.between(1, 9)));
        }
        var table = new TableRows(List.of("name", "trade", "age", "years"), rows);
        return query(values, level, random) + "\n" + table.render();
    }

    private static String query(Values values, int level, SeededRandom random) {
        var text = new StringBuilder("SELECT ");
        boolean sums = level > 3 && values.kind().equals("rows") && random.nextInt(3) == 0;
        if (sums) {
            text.append(random.pick(List.of("COUNT(*)", "MAX(age)", "MIN(age)", "SUM(years)")));
        } else {
            text.append(random.pick(List.of("name", "name, age", "name, trade", "trade, name", "*")));
        }
        text.append(" FROM staff");
        text.append(" WHERE ").append(condition(random));
        if (level > 1 && random.nextInt(2) == 0) {
            text.append(random.nextInt(2) == 0 ? " AND " : " OR ").append(condition(random));
        }
        if (level > 2 && !sums) {
            text.append(" ORDER BY ").append(random.pick(List.of("age", "name", "age DESC", "name DESC")));
        }
        if (level > 3 && !sums && random.nextInt(2) == 0) {
            text.append(" LIMIT ").append(random.between(1, level));
        }
        return text.toString();
    }

    private static String condition(SeededRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> "trade = '" + random.pick(TRADES) + "'";
            case 1 -> "trade <> '" + random.pick(TRADES) + "'";
            case 2 -> "years " + random.pick(List.of(">= ", "< ")) + random.between(3, 7);
            default -> "age " + random.pick(List.of("> ", "< ")) + random.between(25, 55);
        };
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 5, 6, 7, 8);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        int line = input.indexOf('\n');
        if (line < 0) {
            return Optional.empty();
        }
        return TableRows.read(input.substring(line + 1))
                .flatMap(table -> SelectStatement.read(input.substring(0, line), table))
                .flatMap(SelectStatement::rows)
                .map(rows -> values.kind().equals("count") ? "" + rows.size() : lines(rows));
    }

    private static String lines(List<List<String>> rows) {
        return rows.isEmpty()
                ? "none"
                : String.join(
                        "\n", rows.stream().map(row -> String.join(",", row)).toList());
    }
}
