package dev.espalier.catalog;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Message;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** A model that answers as a test says, and keeps what it was asked. */
final class ScriptedModel implements LanguageModel {

    private final Function<Request, Reply> script;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    ScriptedModel(Function<Request, Reply> script) {
        this.script = script;
    }

    /**
     * Returns a model that gives these replies one after another; it may not be asked more often. Only when asked again because
     * a reply was empty or cut off, it says the same.
     */
    static ScriptedModel inOrder(Reply... replies) {
        var rest = new ArrayList<>(List.of(replies));
        var given = new HashMap<List<Message>, Reply>();
        return new ScriptedModel(request -> {
            synchronized (rest) {
                var before = given.get(request.messages());
                if (before != null && (before.text().isBlank() || before.finish() == Finish.LENGTH)) {
                    return before;
                }
                given.put(request.messages(), rest.get(0));
                return rest.remove(0);
            }
        });
    }

    static ScriptedModel inOrder(String... replies) {
        return inOrder(java.util.Arrays.stream(replies).map(Reply::of).toArray(Reply[]::new));
    }

    /** Returns a reply that the upper bound of tokens cut off. */
    static Reply cutOff(String text) {
        return new Reply(text, Finish.LENGTH, Reply.Usage.NONE);
    }

    @Override
    public String id() {
        return "scripted:1";
    }

    @Override
    public Reply reply(Request request) {
        requests.add(request);
        return script.apply(request);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns what was asked with the operation of this name. */
    List<Request> requests(String operation) {
        return requests().stream()
                .filter(request -> request.operation().name().equals(operation))
                .toList();
    }
}
