package dev.espalier.catalog;

import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Replies of a file, each below a head {@code === operation | finish | which ===}: the instruction that was asked about, or, for
 * operations that make something from nothing, the number of the call, from 1.
 */
final class RecordedReplies {

    private static final Pattern HEAD = Pattern.compile("(?m)^=== (\\S+) \\| ([A-Z_]+) \\| (.*) ===\\n");
    private static final Reply NOTHING = Reply.of("");

    private final Map<String, Reply> replies = new HashMap<>();
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
            if (replies.put(key, new Reply(body, finish, Reply.Usage.NONE)) != null) {
                throw new IllegalArgumentException("twice: " + key);
            }
        }
    }

    /** Returns a model that answers from the file, and, once the calls that are numbered are all answered, nothing. */
    ScriptedModel model() {
        return new ScriptedModel(request -> answer(request.operation()));
    }

    private synchronized Reply answer(Operation operation) {
        var instruction = operation.variables().get("instruction");
        if (instruction == null) {
            // Asked again, because the reply was empty, say, it is the same question.
            int number = numbers.computeIfAbsent(operation, first -> asked.merge(first.name(), 1, Integer::sum));
            return replies.getOrDefault(operation.name() + " " + number, NOTHING);
        }
        var reply = replies.get(operation.name() + " " + instruction);
        if (reply == null) {
            throw new IllegalStateException("no reply is recorded for " + operation.name() + " of " + instruction);
        }
        return reply;
    }
}
