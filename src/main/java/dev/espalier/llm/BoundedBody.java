package dev.espalier.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Collects a body in memory, and hangs up once it is larger than any reply of a model can be, or takes too long. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final int maxBytes;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile @Nullable Subscription subscription;

    /**
     * @param maxBytes most bytes that are collected
     * @param nanos how long the body may take from now on; what comes later fails with an {@link HttpTimeoutException}
     */
    BoundedBody(int maxBytes, long nanos) {
        this.maxBytes = maxBytes;
        var unused = body.orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(failure -> hungUp());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                failure instanceof TimeoutException ? new HttpTimeoutException("no complete reply") : failure));
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (collected.size() + (long) buffer.remaining() > maxBytes) {
                body.completeExceptionally(new IOException("the reply is larger than " + maxBytes + " bytes"));
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    private byte[] hungUp() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
        return new byte[0];
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }
}
