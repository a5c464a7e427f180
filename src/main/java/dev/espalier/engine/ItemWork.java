package dev.espalier.engine;

import dev.espalier.engine.Budget.Rank;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.step.NamedStep;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a stage on one item, depth first: what a step made goes through the steps after it before its next sibling. */
final class ItemWork {

    /**
     * What came out of the steps.
     *
     * @param candidates in order
     * @param made how many examples the steps made
     * @param consumed how many examples the steps put others in the place of
     */
    record Result(List<Candidate> candidates, int made, int consumed) {}

    /**
     * An example as it left the steps.
     *
     * @param path its path
     * @param rejectedBy the step that rejected it; null if it goes on to the filters
     */
    record Candidate(
            String path,
            Example example,
            @Nullable String rejectedBy,
            @Nullable Rejection rejection) {}

    private final Item item;
    private final StagePlan stage;
    private final String runId;
    private final long seed;
    private final List<Example> pool;
    private final Map<String, List<Example>> values;
    private final Caller caller;

    private final List<Candidate> candidates = new ArrayList<>();
    private int made;
    private int consumed;
    private long calls;

    ItemWork(
            Item item,
            StagePlan stage,
            String runId,
            long seed,
            List<Example> pool,
            Map<String, List<Example>> values,
            Caller caller) {
        this.item = item;
        this.stage = stage;
        this.runId = runId;
        this.seed = seed;
        this.pool = pool;
        this.values = values;
        this.caller = caller;
    }

    Result run() throws LlmException, InterruptedException {
        from(0, item.path(), item.example(), item.blank());
        return new Result(candidates, made, consumed);
    }

    private void from(int index, String path, Example example, boolean blank)
            throws LlmException, InterruptedException {
        if (index == stage.steps().size()) {
            // A blank that comes through is an example that the steps made.
            made += blank ? 1 : 0;
            candidates.add(new Candidate(path, example, null, null));
            return;
        }
        var named = stage.steps().get(index);
        var result = named.step().apply(example, new Context(named.name(), path));
        if (result instanceof StepResult.Passed passed) {
            from(index + 1, path, passed.example(), blank);
        } else if (result instanceof StepResult.Rejected rejected) {
            made += blank ? 1 : 0;
            candidates.add(
                    new Candidate(path, rejected.example(), named.rejecter(rejected.by()), rejected.rejection()));
        } else if (result instanceof StepResult.Replaced replaced) {
            consumed += blank ? 0 : 1;
            made += replaced.outcomes().size();
            for (int i = 0; i < replaced.outcomes().size(); i++) {
                var outcome = replaced.outcomes().get(i);
                var consumedId = blank ? "" : example.id();
                var parent = outcome.parent() < 0 ? consumedId : idOf(path + "." + outcome.parent());
                child(outcome, index, path + "." + i, named, parent);
            }
        }
    }

    private void child(Outcome outcome, int index, String path, NamedStep named, String parent)
            throws LlmException, InterruptedException {
        var example = outcome.example().withId(idOf(path));
        if (!parent.isEmpty()) {
            example = example.withLineage(example.lineage().withParent(parent));
        }
        if (outcome instanceof Outcome.Failed failed) {
            candidates.add(new Candidate(path, example, named.rejecter(failed.by()), failed.rejection()));
        } else {
            from(index + 1, path, example, false);
        }
    }

    private String idOf(String path) {
        return runId + "-" + path;
    }

    private final class Context implements StepContext {

        private final String step;
        private final String path;
        private final SeededRandom random;
        private int attempt;

        Context(String step, String path) {
            this.step = step;
            this.path = path;
            this.random = SeededRandom.of(seed, stage.name(), path, step);
        }

        @Override
        public SeededRandom random() {
            return random;
        }

        @Override
        public int item() {
            return item.number();
        }

        @Override
        public List<Example> pool() {
            return pool;
        }

        @Override
        public List<Example> value(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no phase before this one ended with stage \"" + name + "\"");
            }
            return value;
        }

        @Override
        public StepContext within(String name) {
            return new Context(step + "/" + name, path);
        }

        @Override
        public Answer ask(String model, List<Message> messages, Operation operation)
                throws LlmException, InterruptedException {
            return ask(model, messages, operation, ReplyShape.PLAIN);
        }

        @Override
        public Answer ask(String model, List<Message> messages, Operation operation, ReplyShape shape)
                throws LlmException, InterruptedException {
            var bound = caller.bound(model, place());
            var request = new Request(messages, bound.sampling(), operation, shape.in(bound.protocol()));
            var answer = once(bound, request);
            if (answer.reply().finish() == Finish.STOP && answer.reply().text().isBlank()) {
                answer = once(bound, request);
            }
            var cap = bound.above(answer.maxTokens());
            while (answer.reply().finish() == Finish.LENGTH && cap.isPresent()) {
                var sampling = bound.sampling().withMaxTokens(cap.get());
                var more = once(bound, new Request(messages, sampling, operation, request.shape()));
                if (!isText(more.reply())) {
                    // The prompt does not fit with so high a bound, say: what there is stands.
                    return answer;
                }
                answer = more.after(answer);
                cap = bound.above(cap.get());
            }
            return answer;
        }

        /** Asks once; each call of this method is an attempt of its own. */
        private Answer once(BoundModel bound, Request request) throws LlmException, InterruptedException {
            var place = place();
            attempt++;
            if (calls > 0) {
                // It may depend on what came before, which must be safe before anybody outside sees that.
                caller.awaitRecorded();
            }
            var rank = new Rank(item.source(), item.stage(), ((long) item.number() << 20) + calls++);
            return caller.ask(place, rank, bound, request);
        }

        private CallPlace place() {
            return new CallPlace(stage.name(), path, step, attempt);
        }

        private static boolean isText(Reply reply) {
            boolean isAnswered = reply.finish() == Finish.STOP || reply.finish() == Finish.LENGTH;
            return isAnswered && !reply.text().isBlank();
        }
    }
}
