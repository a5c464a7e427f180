package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions about the log of a few services. */
final class EventLogReading implements TaskFamily {

    private static final Pattern LINE = Pattern.compile(
            "((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d) (INFO|WARN|ERROR) ([a-z]{1,20}): ([a-z0-9 ]{1,60})");
    private static final int MOST_LINES = 60;

    private static final List<String> SERVICES =
            List.of("billing", "search", "mailer", "gateway", "storage", "backup", "login", "cache");
    private static final Map<String, List<String>> EVENTS = Map.of(
            "INFO",
                    List.of(
                            "started",
                            "request served",
                            "configuration loaded",
                            "queue is empty",
                            "connection opened",
                            "nightly run finished"),
            "WARN",
                    List.of(
                            "slow response",
                            "retrying after timeout",
                            "memory above 80 percent",
                            "certificate expires soon",
                            "queue is growing"),
            "ERROR",
                    List.of(
                            "connection refused",
                            "disk is full",
                            "timeout after 30 seconds",
                            "unexpected end of input",
                            "permission denied"));

    private record Event(String time, String severity, String service, String message) {}

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("severity", "ERROR | WARN | INFO"),
                    Slot.oneOf("service", SERVICES))
            .say(
                    "count",
                    "How many lines of the log are of severity {severity}?",
                    "Count the {severity} entries below and give the number.",
                    "{who} is paid per {severity} message that a night produces. For how many is this night's bill?")
            .say(
                    "first",
                    "At what time was the first {severity} written? If there is none, say none.",
                    "Look through the server log for the earliest line marked {severity} and copy its time stamp, or answer none.",
                    "When did things begin to be reported as {severity}? Use the clock time as logged; \"none\" is a possible answer.")
            .say(
                    "last-message",
                    "What did the service {service} report last? Quote the text after the colon, or say none if it was silent.",
                    "Report the final message of {service}, without time and severity. Write none if it does not occur.",
                    "{who} only cares about {service}. Repeat its most recent remark from these lines, or \"none\" if there is not any.")
            .say(
                    "services",
                    "Which services logged at least one ERROR? List them alphabetically with commas, or say none.",
                    "Name each component that failed with an ERROR, from A to Z, separated by commas (none if all went well).",
                    "{who} has to phone the owners of everything that shows an ERROR here. Whose names, sorted and comma-separated, are on the call list? Put none if it stays empty.")
            .say(
                    "busiest",
                    "Which service wrote the most lines?",
                    "One program talks more than all the others in the excerpt. Which one?",
                    "Rank the services by number of entries and return the leader.")
            .list();

    @Override
    public String name() {
        return "event-log-reading";
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
        var services = new ArrayList<>(random.sample(SERVICES, 2 + level / 2));
        if (values.has("service") && random.nextInt(5) > 0 && !services.contains(values.text("service"))) {
            services.set(0, values.text("service"));
        }
        int second = random.between(0, 36_000);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 2 + 2 * level; i++) {
            second += random.between(1, 4_000);
            var severity = random.pick(List.of("INFO", "INFO", "WARN", "ERROR"));
            lines.add(time(second) + " " + severity + " " + random.pick(services) + ": "
                    + random.pick(EVENTS.getOrDefault(severity, List.of())));
        }
        return String.join("\n", lines);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var events = new ArrayList<Event>();
        for (var line : input.split("\n", MOST_LINES + 1)) {
            var event = LINE.matcher(line);
            if (!event.matches() || events.size() == MOST_LINES) {
                return Optional.empty();
            }
            events.add(new Event(event.group(1), event.group(2), event.group(3), event.group(4)));
        }
        return switch (values.kind()) {
            case "count" ->
                Optional.of(String.valueOf(of(values.text("severity"), events).count()));
            case "first" ->
                of(values.text("severity"), events).map(Event::time).findFirst().or(() -> Optional.of("none"));
            case "last-message" ->
                events.stream()
                        .filter(event -> event.service.equals(values.text("service")))
                        .map(Event::message)
                        .reduce((before, after) -> after)
                        .or(() -> Optional.of("none"));
            case "services" -> {
                var failed = of("ERROR", events)
                        .map(Event::service)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
                yield Optional.of(failed.isEmpty() ? "none" : failed);
            }
            default -> busiest(events);
        };
    }

    private static Stream<Event> of(String severity, List<Event> events) {
        return events.stream().filter(event -> event.severity.equals(severity));
    }

    /** The service with most lines; none if two share the lead. */
    private static Optional<String> busiest(List<Event> events) {
        var lines = new TreeMap<String, Integer>();
        events.forEach(event -> lines.merge(event.service, 1, Integer::sum));
        int most = lines.values().stream().max(Integer::compare).orElse(0);
        var leaders = lines.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return leaders.size() == 1 ? Optional.of(leaders.get(0)) : Optional.empty();
    }

    private static String time(int second) {
        return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
