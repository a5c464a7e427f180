package dev.espalier.llm;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once for each model what a recipe sets in vain, because the protocol has no place for it. */
final class UnsentSampling {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentSampling.class);

    private final String id;
    private final boolean seedToo;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Makes one for a protocol that has no penalties.
     *
     * @param seedToo whether it has no seed either
     */
    UnsentSampling(String id, boolean seedToo) {
        this.id = id;
        this.seedToo = seedToo;
    }

    void warn(Sampling sampling) {
        var unsent = new ArrayList<String>();
        if (sampling.presencePenalty() != null) {
            unsent.add("presence-penalty");
        }
        if (sampling.frequencyPenalty() != null) {
            unsent.add("frequency-penalty");
        }
        if (seedToo && sampling.seed() != null) {
            unsent.add("seed");
        }
        if (!unsent.isEmpty() && warned.compareAndSet(false, true)) {
            LOG.warn("{}: {} cannot be sent there; the recipe's values have no effect", id, String.join(", ", unsent));
        }
    }
}
