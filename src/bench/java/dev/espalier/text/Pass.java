package dev.espalier.text;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What came of judging texts one after another, each against those accepted before it.
 *
 * @param decisions by text, the nearest one that is too near; empty if it was accepted
 */
record Pass(double seconds, List<Optional<Nearest>> decisions) {

    /** Says which of the accepted texts is too near to this, and remembers it if none is. */
    interface Judge {
        Optional<Nearest> judge(String text);
    }

    static Judge index(double threshold, List<String> seeds) {
        var index = new RougeIndex(threshold);
        seeds.forEach(index::add);
        return text -> {
            var nearest = index.nearestAboveThreshold(text);
            if (nearest.isEmpty()) {
                index.add(text);
            }
            return nearest;
        };
    }

    static Judge scan(double threshold, List<String> seeds) {
        var scan = new RougeScan();
        seeds.forEach(scan::add);
        return text -> {
            var nearest = scan.nearestAbove(text, threshold);
            if (nearest.isEmpty()) {
                scan.add(text);
            }
            return nearest;
        };
    }

    static Judge minHash(double threshold) {
        var index = new MinHashIndex(threshold, 3, new UnicodeTokenizer());
        return text -> {
            var nearest = index.nearestAboveThreshold(text);
            if (nearest.isEmpty()) {
                index.add(text);
            }
            return nearest;
        };
    }

    /** Judges all texts. */
    static Pass of(Judge judge, List<String> texts) {
        var decisions = new ArrayList<Optional<Nearest>>(texts.size());
        long begin = cpuNanos();
        for (var text : texts) {
            decisions.add(judge.judge(text));
        }
        return new Pass((cpuNanos() - begin) / 1e9, decisions);
    }

    /** Returns the pass of median time. */
    static Pass median(int passes, Supplier<Judge> judge, List<String> texts) {
        var all = new Pass[passes];
        Arrays.setAll(all, i -> of(judge.get(), texts));
        Arrays.sort(all, (a, b) -> Double.compare(a.seconds, b.seconds));
        return all[passes / 2];
    }

    /** Time of this thread on a core: what other processes do on a busy machine does not count, waiting for them least of all. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    long rejected() {
        return decisions.stream().filter(Optional::isPresent).count();
    }

    double microsEach() {
        return seconds / decisions.size() * 1e6;
    }
}
