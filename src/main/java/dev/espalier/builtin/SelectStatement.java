package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A SELECT of SQL over one table: columns or one of COUNT(*), MAX, MIN and SUM; conditions joined by AND or by OR; ORDER BY
 * one column; LIMIT. Only what has one possible outcome is understood: no order that ties leave open, no maximum of nothing.
 */
final class SelectStatement {

    private static final String TERM = "[a-z]{1,20} (?:=|<>|<|<=|>|>=) (?:\\d{1,7}|'[A-Za-z0-9]{1,20}')";
    private static final Pattern STATEMENT = Pattern.compile(
            "SELECT (\\*|[a-z]{1,20}(?:, [a-z]{1,20}){0,9}|COUNT\\(\\*\\)|(?:MAX|MIN|SUM)\\([a-z]{1,20}\\)) FROM [a-z]{1,20}"
                    + "(?: WHERE (" + TERM + "(?:(?: AND " + TERM + "){0,9}|(?: OR " + TERM + "){0,9})))?"
                    + "(?: ORDER BY ([a-z]{1,20})( DESC)?)?(?: LIMIT (\\d{1,4}))?");

    private final TableRows table;
    private final List<String> parts;

    private SelectStatement(TableRows table, List<String> parts) {
        this.table = table;
        this.parts = parts;
    }

    static Optional<SelectStatement> read(String text, TableRows table) {
        var statement = STATEMENT.matcher(text);
        if (!statement.matches()) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (int i = 0; i <= statement.groupCount(); i++) {
            var part = statement.group(i);
            parts.add(part == null ? "" : part);
        }
        return Optional.of(new SelectStatement(table, parts));
    }

    /** Returns the rows of the result; empty if a column is unknown or the outcome is not certain. */
    Optional<List<List<String>>> rows() {
        return chosen().flatMap(this::ordered).flatMap(rows -> isAggregate() ? aggregate(rows) : projected(rows));
    }

    private boolean isAggregate() {
        return parts.get(1).endsWith(")");
    }

    private Optional<List<List<String>>> chosen() {
        var condition = parts.get(2);
        boolean any = condition.contains(" OR ");
        Predicate<List<String>> all = row -> !any;
        for (var term : condition.isEmpty() ? List.<String>of() : List.of(condition.split(" AND | OR ", -1))) {
            var one = condition(List.of(term.split(" ", 3)));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = any ? all.or(one.get()) : all.and(one.get());
        }
        return Optional.of(table.rows().stream().filter(all).toList());
    }

    private Optional<Predicate<List<String>>> condition(List<String> term) {
        int column = table.header().indexOf(term.get(0));
        boolean quoted = term.get(2).startsWith("'");
        if (column < 0 || quoted == table.isNumeric(column)) {
            return Optional.empty();
        }
        var value = term.get(2).replace("'", "");
        return Optional.of(row -> {
            int order = compare(row.get(column), value, !quoted);
            return switch (term.get(1)) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        });
    }

    private static int compare(String a, String b, boolean asNumbers) {
        return asNumbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }

    private Optional<List<List<String>>> ordered(List<List<String>> rows) {
        if (parts.get(3).isEmpty()) {
            return Optional.of(rows);
        }
        int column = table.header().indexOf(parts.get(3));
        long different = rows.stream()
                .map(row -> column < 0 ? "" : row.get(column))
                .distinct()
                .count();
        if (column < 0 || different < rows.size()) {
            return Optional.empty();
        }
        Comparator<List<String>> order = (a, b) -> compare(a.get(column), b.get(column), table.isNumeric(column));
        return Optional.of(rows.stream()
                .sorted(parts.get(4).isEmpty() ? order : order.reversed())
                .toList());
    }

    private Optional<List<List<String>>> projected(List<List<String>> rows) {
        var names =
                parts.get(1).equals("*") ? table.header() : List.of(parts.get(1).split(", ", -1));
        var columns = names.stream().map(table.header()::indexOf).toList();
        int limit = parts.get(5).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(parts.get(5));
        return columns.contains(-1)
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .limit(limit)
                        .map(row -> columns.stream().map(row::get).toList())
                        .toList());
    }

    private Optional<List<List<String>>> aggregate(List<List<String>> rows) {
        var function = parts.get(1).substring(0, parts.get(1).indexOf('('));
        if (function.equals("COUNT")) {
            return single(rows.size());
        }
        int column = table.header()
                .indexOf(parts.get(1)
                        .substring(function.length() + 1, parts.get(1).length() - 1));
        if (column < 0 || !table.isNumeric(column) || rows.isEmpty()) {
            return Optional.empty();
        }
        var numbers =
                rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).summaryStatistics();
        return single(
                switch (function) {
                    case "MAX" -> numbers.getMax();
                    case "MIN" -> numbers.getMin();
                    default -> numbers.getSum();
                });
    }

    /** An aggregate with an order or a limit is not what anybody writes. */
    private Optional<List<List<String>>> single(long value) {
        return parts.get(3).isEmpty() && parts.get(5).isEmpty()
                ? Optional.of(List.of(List.of(String.valueOf(value))))
                : Optional.empty();
    }
}
