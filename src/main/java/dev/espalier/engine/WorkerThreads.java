package dev.espalier.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Where workers get their threads from. {@code -Despalier.platform-threads=true} is for comparing the two kinds. */
final class WorkerThreads {

    /** Before it, a virtual thread that waits in a synchronized block keeps its carrier (JEP 491). */
    private static final int FIRST_THAT_UNMOUNTS = 24;

    private WorkerThreads() {}

    /** Returns virtual threads where the JVM has good ones, else daemon threads of the platform. */
    static ThreadFactory factory() {
        if (Runtime.version().feature() < FIRST_THAT_UNMOUNTS || Boolean.getBoolean("espalier.platform-threads")) {
            return platform();
        }
        try {
            return virtual();
        } catch (Throwable missing) {
            return platform();
        }
    }

    private static ThreadFactory platform() {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, "worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Looked up by name, because we compile for a release that does not have them. */
    private static ThreadFactory virtual() throws Throwable {
        var lookup = MethodHandles.publicLookup();
        var builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
        var ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
        var factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
        return (ThreadFactory) factory.invoke(ofVirtual.invoke());
    }
}
