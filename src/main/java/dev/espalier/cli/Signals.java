package dev.espalier.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM while it is open: the first asks the run to stop, the second quits at once. The JDK's own shutdown hooks
 * cannot tell a second signal from the first; its signal class can, but the compiler warns of it, so it is reached by reflection.
 * Where it is missing, signals end the program at once, and nothing is lost either. A signal that the parent told us to ignore
 * ({@code nohup}, a background job of a script) stays ignored.
 */
final class Signals implements AutoCloseable {

    private final IntConsumer stop;
    private final Deque<Runnable> restore = new ArrayDeque<>();
    private boolean asked;

    /**
     * Handles signals from now on.
     *
     * @param stop called at the first signal with the exit code it means
     */
    Signals(IntConsumer stop) {
        this.stop = stop;
        handle("INT", ExitCode.INTERRUPTED);
        handle("TERM", ExitCode.TERMINATED);
    }

    private void handle(String name, int code) {
        InvocationHandler onSignal = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                received(code);
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "the handler of SIG" + name;
        };
        try {
            var handlerClass = Class.forName("sun.misc.SignalHandler");
            var handler =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerClass}, onSignal);
            var before = install(name, handler);
            restore.push(() -> restore(name, before));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // No such signal or class on this system: the signal ends the program as it always did.
            return;
        }
    }

    private static @Nullable Object install(String name, @Nullable Object handler) throws ReflectiveOperationException {
        var signalClass = Class.forName("sun.misc.Signal");
        var handlerClass = Class.forName("sun.misc.SignalHandler");
        var signal = signalClass.getConstructor(String.class).newInstance(name);
        return signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
    }

    private static void restore(String name, @Nullable Object handler) {
        try {
            install(name, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a handler that was installed cannot be taken away", e);
        }
    }

    private synchronized void received(int code) {
        if (asked) {
            Runtime.getRuntime().halt(code);
        }
        asked = true;
        stop.accept(code);
    }

    /** Gives the signals back to whoever handled them before. */
    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }
}
