package dev.espalier.catalog;

import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Replies of a file, each below a head {@code === operation | finish | which ===}: the instruction that was asked about (a line
 * break in it is {@code ⏎}) or, for operations that make something from nothing, the number of the call, from 1.
 *
 * <p>A head that comes again holds the answer to the next question of its operation about that instruction: the second sample,
 * or the same two answers in the other order. A head that stands once answers every such question.
 */
final class RecordedReplies {

    private static final Pattern HEAD = Pattern.compile("(?m)^=== (\\S+) \\| ([A-Z_]+) \\| (.*) ===\\n");
    private static final Reply NOTHING = Reply.of("");

    private final Map<String, List<Reply>> replies = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Map<String, Integer> blanks = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<Operation, Integer> numbers = new HashMap<>();

    RecordedReplies(String file) {
        var head = HEAD.matcher(file);
        boolean found = head.find();
        while (found) {
            int from = head.end();
            var key = head.group(1) + " " + head.group(3);
            var finish = Finish.valueOf(head.group(2));
            found = head.find();
            var text = file.substring(from, found ? head.start() : file.length());
            var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            replies.computeIfAbsent(key, first -> new ArrayList<>()).add(new Reply(body, finish, Reply.Usage.NONE));
        }
    }

    /** Returns a model that answers from the file, and, once the calls that are numbered are all answered, nothing. */
    ScriptedModel model() {
        return new ScriptedModel(request -> answer(request.operation()));
    }

    private synchronized Reply answer(Operation operation) {
        var instruction = String.valueOf(operation.variables().getOrDefault("instruction", ""));
        if (instruction.isEmpty()) {
            // Asked again, because the reply was empty, say, it is the same question.
            int number = numbers.computeIfAbsent(operation, first -> asked.merge(first.name(), 1, Integer::sum));
            return replies.getOrDefault(operation.name() + " " + number, List.of(NOTHING))
                    .get(0);
        }
        var key = operation.name() + " " + instruction.replace("\n", "⏎");
        var row = replies.getOrDefault(key, List.of());
        int place = row.size() == 1 ? 0 : given.getOrDefault(key, 0);
        if (place >= row.size()) {
            throw new IllegalStateException("no reply is recorded for " + key + ", number " + (place + 1));
        }
        var reply = row.get(place);
        // An empty reply is asked for once more.
        if (!reply.text().isBlank() || blanks.merge(key, 1, Integer::sum) % 2 == 0) {
            given.merge(key, 1, Integer::sum);
        }
        return reply;
    }
}
