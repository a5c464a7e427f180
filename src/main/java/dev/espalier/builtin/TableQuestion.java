package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Questions about a table of counts, people by days: totals, the largest, how many reach a limit. */
final class TableQuestion implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("things", "parcels | visitors | calls | repairs | loaves | kilometres"),
                    Slot.number("limit", 20, 80, 10))
            .say(
                    "grand",
                    "What is the sum of all numbers in this table?",
                    "Each row lists the {things} of one person by weekday. How many {things} is that for everybody together?",
                    "Add the figures of every row and column into a single grand total.")
            .say(
                    "best",
                    "Who has the highest total over all days of the table?",
                    "The table counts {things} per person and day. Name the person whose row adds up to the most.",
                    "Sum each line; whose sum beats the others?")
            .say(
                    "worst",
                    "Find the person with the smallest row total.",
                    "By the figures in the table, which of the people collected fewest {things} in the whole period?",
                    "Who comes last when the rows are ranked by their sums?")
            .say(
                    "day",
                    "On which day was the column total the largest?",
                    "Tell me the busiest weekday, that is, the one whose figures sum to the most over all people.",
                    "Compare the columns of the table by their sums and give the heading of the winning one.")
            .say(
                    "reach",
                    "How many people reach a total of at least {limit}?",
                    "A bonus goes to everyone with {limit} or more {things} over the listed days. Count the bonuses.",
                    "In how many rows do the numbers add up to no less than {limit}?")
            .list();

    @Override
    public String name() {
        return "table-question";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        int days = random.between(2, 2 + level / 2);
        int first = random.nextInt(Bank.WEEKDAYS.size() - days + 1);
        var header = new ArrayList<>(List.of("Name"));
        header.addAll(Bank.WEEKDAYS.subList(first, first + days));
        var rows = new ArrayList<List<String>>();
        for (var person : random.sample(Bank.PEOPLE, 1 + level + random.nextInt(2))) {
            var row = new ArrayList<>(List.of(person));
            for (int i = 0; i < days; i++) {
                row.add(String.valueOf(random.between(2, 30)));
            }
            rows.add(row);
        }
        return new TableRows(header, rows).render();
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.count(input, '|'), 6, 10, 15, 19);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return TableRows.read(input)
                .filter(table -> IntStream.range(1, table.header().size()).allMatch(table::isNumeric))
                .flatMap(table -> answer(values, table));
    }

    private static Optional<String> answer(Values values, TableRows table) {
        var names = table.rows().stream().map(row -> row.get(0)).toList();
        var sums = table.rows().stream().map(TableQuestion::sum).toList();
        return switch (values.kind()) {
            case "grand" ->
                Optional.of(String.valueOf(sums.stream().mapToLong(sum -> sum).sum()));
            case "best" -> single(names, sums);
            case "worst" -> single(names, sums.stream().map(sum -> -sum).toList());
            case "day" -> single(table.header().subList(1, table.header().size()), columnSums(table));
            default ->
                Optional.of(String.valueOf(sums.stream()
                        .filter(sum -> sum >= values.number("limit"))
                        .count()));
        };
    }

    private static long sum(List<String> row) {
        return row.subList(1, row.size()).stream().mapToLong(Long::parseLong).sum();
    }

    private static List<Long> columnSums(TableRows table) {
        return IntStream.range(1, table.header().size())
                .mapToObj(column -> table.rows().stream()
                        .mapToLong(row -> Long.parseLong(row.get(column)))
                        .sum())
                .toList();
    }

    /** Returns the name with the largest sum; none if two share it, or two have the same name. */
    private static Optional<String> single(List<String> names, List<Long> sums) {
        long largest = sums.stream().mapToLong(sum -> sum).max().orElse(0);
        int at = sums.indexOf(largest);
        return sums.lastIndexOf(largest) > at || names.stream().distinct().count() < names.size()
                ? Optional.empty()
                : Optional.of(names.get(at));
    }
}
