package dev.espalier.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and SIGTERM: the first asks the run to stop, the second quits at once. The JDK's own shutdown hooks cannot tell a second
 * signal from the first; its signal class can, but the compiler warns of it, so it is reached by reflection. Where it is missing,
 * signals end the program at once, and nothing is lost either.
 */
final class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private static boolean asked;

    private Signals() {}

    /**
     * Handles signals from now on.
     *
     * @param stop called at the first signal with the exit code it means
     */
    static void handle(IntConsumer stop) {
        handle("INT", ExitCode.INTERRUPTED, stop);
        handle("TERM", ExitCode.TERMINATED, stop);
    }

    private static void handle(String name, int code, IntConsumer stop) {
        try {
            var signalClass = Class.forName("sun.misc.Signal");
            var handlerClass = Class.forName("sun.misc.SignalHandler");
            InvocationHandler onSignal = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    received(code, stop);
                    return null;
                }
                return method.getName().equals("hashCode") ? (Object) System.identityHashCode(proxy) : proxy.toString();
            };
            var handler =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerClass}, onSignal);
            var signal = signalClass.getConstructor(String.class).newInstance(name);
            signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.debug("signal {} is not handled: {}", name, e.toString());
        }
    }

    private static synchronized void received(int code, IntConsumer stop) {
        if (asked) {
            Runtime.getRuntime().halt(code);
        }
        asked = true;
        stop.accept(code);
    }
}
