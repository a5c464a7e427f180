package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step may use beside its example; made anew for each example. Not for use by other threads. */
public interface StepContext {

    /** Returns the generator of this place; each call of this method continues the same stream. */
    SeededRandom random();

    /** Returns the number of the item that is worked on, within its stage, from 0. */
    int item();

    /** Returns what the stage had accepted when this item's window opened, oldest first; empty in stages that do not feed back. */
    List<Example> pool();

    /**
     * Returns what an earlier phase of the run came to: the examples that its last stage accepted, in order.
     *
     * @param stage the name of that stage
     * @throws IllegalArgumentException if no earlier phase ended with such a stage
     */
    List<Example> value(String stage);

    /** Returns whether this is a rehearsal: answers are placeholders then, and copy nothing that was shown. */
    default boolean isRehearsal() {
        return false;
    }

    /**
     * Returns the context of a step within this one: with randomness of its own, and another place in the journal.
     *
     * @param name no other step within this one has
     */
    StepContext within(String name);

    /**
     * Asks a model for one text and waits, as the other method does.
     *
     * @param model an alias that the recipe defines
     * @throws LlmException if there is no reply
     * @throws InterruptedException if the run is being stopped
     */
    default Answer ask(String model, List<Message> messages, Operation operation)
            throws LlmException, InterruptedException {
        return ask(model, messages, operation, ReplyShape.PLAIN);
    }

    /**
     * Asks a model and waits. The reply, with all its choices, is in the journal before anything outside the process sees
     * what it leads to. An empty reply is asked for once more. One that its bound of tokens cut off is asked for again with
     * twice the bound, up to the limit of the alias; the last reply is the answer, those before it are kept beside it.
     *
     * @param model an alias that the recipe defines
     * @param shape what the reply must bring; how the prompt is put and whether JSON can be had, is up to the alias
     * @throws LlmException if there is no reply
     * @throws InterruptedException if the run is being stopped
     */
    Answer ask(String model, List<Message> messages, Operation operation, ReplyShape shape)
            throws LlmException, InterruptedException;

    /**
     * A reply with the reference that lineage keeps of it.
     *
     * @param maxTokens the bound of the reply; null if none was set
     * @param cut the replies to the same prompt that were cut off before it, oldest first
     */
    record Answer(Reply reply, CallRef call, @Nullable Integer maxTokens, List<Answer> cut) {

        public Answer {
            cut = List.copyOf(cut);
        }

        /** An answer at the first attempt. */
        public Answer(Reply reply, CallRef call, @Nullable Integer maxTokens) {
            this(reply, call, maxTokens, List.of());
        }

        /** An answer at the first attempt, without a bound. */
        public Answer(Reply reply, CallRef call) {
            this(reply, call, null);
        }

        /** Returns this answer with one more that was cut off before it. */
        public Answer after(Answer before) {
            var all = new ArrayList<>(before.cut);
            all.add(before);
            return new Answer(reply, call, maxTokens, all);
        }
    }
}
