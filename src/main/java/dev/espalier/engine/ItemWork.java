package dev.espalier.engine;

import dev.espalier.engine.Budget.Rank;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import dev.espalier.llm.SeveralChoices;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.step.NamedStep;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a stage on one item, depth first: what a step made goes through the steps after it before its next sibling. */
final class ItemWork {

    /**
     * What came out of the steps.
     *
     * @param candidates in order
     * @param made how many examples the steps made
     * @param consumed how many examples the steps put others in the place of
     * @param asked keys of the calls that were asked, of those that are watched
     */
    record Result(List<Candidate> candidates, int made, int consumed, Set<String> asked) {

        Result(List<Candidate> candidates, int made, int consumed) {
            this(candidates, made, consumed, Set.of());
        }
    }

    /**
     * An example as it left the steps.
     *
     * @param path its path
     * @param rejectedBy the step that rejected it; null if it goes on to the filters
     * @param ahead what those filters say that need not wait for its turn
     * @param alone whether nothing else came of the item, so that filters which look at siblings are among those
     * @param line of the dataset; null if it does not go there
     */
    record Candidate(
            String path,
            Example example,
            @Nullable String rejectedBy,
            @Nullable Rejection rejection,
            Ahead ahead,
            boolean alone,
            @Nullable DatasetLine line) {

        /** One that no filter has looked at. */
        Candidate(String path, Example example) {
            this(path, example, null, null, NOT_JUDGED, false, null);
        }

        /** One that a step rejected. */
        Candidate(String path, Example example, String rejectedBy, Rejection rejection) {
            this(path, example, rejectedBy, rejection, NOT_JUDGED, false, null);
        }

        /**
         * Returns it judged by filters.
         *
         * @param writes whether it gets its line of the dataset, if it is not rejected
         */
        Candidate judged(Ahead by, boolean isAlone, boolean writes) {
            var line = writes && by.rejection() == null ? new DatasetLine(example) : null;
            return new Candidate(path, example, null, null, by, isAlone, line);
        }

        /** Returns whether it is another one but for its id and those of its parents. */
        boolean isSameAs(Candidate other) {
            return path.equals(other.path)
                    && Objects.equals(rejectedBy, other.rejectedBy)
                    && Objects.equals(rejection, other.rejection)
                    && nameless(example).equals(nameless(other.example));
        }

        private static Example nameless(Example example) {
            var lineage = example.lineage();
            return example.withId("")
                    .withLineage(new Lineage(List.of(), lineage.demonstrations(), lineage.calls(), lineage.stage()));
        }

        private static final Ahead NOT_JUDGED = Ahead.told(null, null);
    }

    private final Item item;
    private final StagePlan stage;
    private final String runId;
    private final long seed;
    private final List<Example> pool;
    private final Map<String, List<Example>> values;
    private final Caller caller;
    private final Committer committer;
    private final boolean writes;
    private final Set<String> watched;

    private final Set<String> asked = new LinkedHashSet<>();

    /** What has left the steps. */
    private final List<Candidate> left = new ArrayList<>();

    private int made;
    private int consumed;
    private long calls;

    /**
     * @param watched keys of calls; the result tells which of them were asked
     * @param committer whose filters judge ahead
     * @param writes whether what is accepted goes to the dataset
     */
    ItemWork(
            Item item,
            StagePlan stage,
            String runId,
            long seed,
            List<Example> pool,
            Map<String, List<Example>> values,
            Caller caller,
            Set<String> watched,
            Committer committer,
            boolean writes) {
        this.item = item;
        this.stage = stage;
        this.runId = runId;
        this.seed = seed;
        this.pool = pool;
        this.values = values;
        this.caller = caller;
        this.watched = watched;
        this.committer = committer;
        this.writes = writes;
    }

    Result run() throws LlmException, InterruptedException {
        var example = item.entering().get();
        from(0, item.path(), item.redone() == null ? example : renamed(example), item.blank());
        var candidates = committer.ahead(left, writes);
        return item.redone() == null
                ? new Result(candidates, made, consumed, asked)
                : onlyNew(candidates, item.redone().candidates());
    }

    /**
     * Ids are unique: what is made again gets another one, and leads to the one it had. An id that was read stays: of one that was
     * rejected nothing is in the dataset.
     */
    private Example renamed(Example example) {
        if (!example.id().startsWith(runId)) {
            return example;
        }
        var again = example.withId(idOf(item.path()));
        return item.blank() ? again : again.withLineage(example.lineage().withParent(example.id()));
    }

    /** What leans on no new reply has come of the item before. */
    private Result onlyNew(List<Candidate> candidates, List<Candidate> before) {
        var fresh = candidates.stream()
                .filter(candidate -> before.stream().noneMatch(candidate::isSameAs))
                .toList();
        return new Result(fresh, fresh.size(), 0, asked);
    }

    private void from(int index, String path, Example example, boolean blank)
            throws LlmException, InterruptedException {
        if (index == stage.steps().size()) {
            // A blank that comes through is an example that the steps made.
            made += blank ? 1 : 0;
            left.add(new Candidate(path, example));
            return;
        }
        var named = stage.steps().get(index);
        var result = named.step().apply(example, new Context(named.name(), path));
        if (result instanceof StepResult.Passed passed) {
            from(index + 1, path, passed.example(), blank);
        } else if (result instanceof StepResult.Rejected rejected) {
            made += blank ? 1 : 0;
            left.add(new Candidate(path, rejected.example(), named.rejecter(rejected.by()), rejected.rejection()));
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
            left.add(new Candidate(path, example, named.rejecter(failed.by()), failed.rejection()));
        } else {
            from(index + 1, path, example, false);
        }
    }

    private String idOf(String path) {
        return runId + (item.lot() == 0 ? "" : "r" + item.lot()) + "-" + path;
    }

    private final class Context implements StepContext {

        private final String step;
        private final String path;
        private @Nullable SeededRandom random;
        private int attempt;

        Context(String step, String path) {
            this.step = step;
            this.path = path;
        }

        @Override
        public SeededRandom random() {
            if (random == null) {
                random = SeededRandom.of(seed, stage.name(), path, step);
            }
            return random;
        }

        @Override
        public int item() {
            return item.firstNumber();
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
        public Answer ask(String model, List<Message> messages, Operation operation, ReplyShape shape)
                throws LlmException, InterruptedException {
            var bound = caller.bound(model, place());
            var request = new Request(
                    messages,
                    bound.sampling(),
                    operation,
                    shape.in(bound.protocol()).by(bound.json()));
            var answer = once(bound, request);
            if (answer.reply().finish() == Finish.STOP && answer.reply().text().isBlank()) {
                answer = once(bound, again(request, answer.reply()));
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

        /** Asks for as many choices as are wanted, by as many calls as that takes; the answer names the first of them. */
        private Answer once(BoundModel bound, Request request) throws LlmException, InterruptedException {
            if (request.shape().choices() == 1) {
                return one(bound, request);
            }
            var answers = new ArrayList<Answer>();
            var reply = new SeveralChoices(new Recorded(bound, answers)).reply(request);
            return new Answer(reply, answers.get(0).call(), answers.get(0).maxTokens());
        }

        /** The model as this step asks it: each reply is journaled as an attempt of its own. */
        private final class Recorded implements LanguageModel {

            private final BoundModel bound;
            private final List<Answer> answers;

            Recorded(BoundModel bound, List<Answer> answers) {
                this.bound = bound;
                this.answers = answers;
            }

            @Override
            public String id() {
                return bound.model().id();
            }

            @Override
            public boolean givesSeveralChoices() {
                return bound.model().givesSeveralChoices();
            }

            @Override
            public Reply reply(Request request) throws LlmException, InterruptedException {
                var answer = one(bound, request);
                answers.add(answer);
                return answer.reply();
            }
        }

        /** Asks once; each call of this method is an attempt of its own. */
        private Answer one(BoundModel bound, Request request) throws LlmException, InterruptedException {
            var place = place();
            var current = request;
            attempt++;
            if (calls > 0) {
                // It may depend on what came before, which must be safe before anybody outside sees that.
                caller.awaitRecorded();
            }
            if (item.redone() != null) {
                var keys = item.redone().calls();
                var before = caller.recorded(place, bound, current, keys);
                while (before.isPresent()) {
                    place = place.again();
                    current = again(current, before.get());
                    before = caller.recorded(place, bound, current, keys);
                }
            }
            var rank = new Rank(item.source(), item.stage(), ((long) item.number() << 20) + calls++);
            var answer = caller.ask(place, rank, bound, current);
            if (watched.contains(answer.call().key())) {
                asked.add(answer.call().key());
            }
            return answer;
        }

        /** With the same bound it would be cut off again, and with the same seed a server may say the same again. */
        private static Request again(Request request, Reply before) {
            var sampling = request.sampling();
            if (sampling.seed() != null) {
                sampling = sampling.withSeed(sampling.seed() + 1);
            }
            if (before.finish() == Finish.LENGTH && sampling.maxTokens() != null) {
                sampling = sampling.withMaxTokens((int) Math.min(2L * sampling.maxTokens(), Integer.MAX_VALUE));
            }
            return new Request(request.messages(), sampling, request.operation(), request.shape());
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
