/*
 * Loaded into the JVM by scripts/kill-test (LD_PRELOAD): makes writes to a journal, calls.jsonl, slow and torn.
 *
 * ESPALIER_WRITE_MICROS=n  every such write goes out in two parts, the place of the cut being random, with n microseconds
 *                          between them: a kill from outside can come in the middle.
 * ESPALIER_TEAR_AT=n       the n-th such write, from 1, writes only a random part of its bytes, and the process kills itself.
 * ESPALIER_TEAR_MARK=file  is made just before that, so that the script can tell such a death from one from outside.
 * ESPALIER_TEAR_SEED=n     fixes where the cuts are.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static ssize_t (*real_write)(int, const void *, size_t);
static long tear_at;
static long pause_micros;
static unsigned long seed;
static atomic_long writes;

static long setting(const char *name) {
    const char *value = getenv(name);
    return value == NULL ? 0 : atol(value);
}

__attribute__((constructor)) static void start(void) {
    *(void **) &real_write = dlsym(RTLD_NEXT, "write");
    tear_at = setting("ESPALIER_TEAR_AT");
    pause_micros = setting("ESPALIER_WRITE_MICROS");
    seed = (unsigned long) setting("ESPALIER_TEAR_SEED");
}

static int is_journal(int fd) {
    char link[40];
    char path[4096];
    static const char name[] = "/calls.jsonl";
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path);
    size_t wanted = sizeof name - 1;
    return length >= (ssize_t) wanted && memcmp(path + length - wanted, name, wanted) == 0;
}

/* Returns a number from 1 to count - 1, by the finaliser of SplitMix64. */
static size_t cut(long nth, size_t count) {
    unsigned long z = (seed + (unsigned long) nth) * 0x9e3779b97f4a7c15UL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9UL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebUL;
    return 1 + (z ^ (z >> 31)) % (count - 1);
}

static void die(void) {
    const char *mark = getenv("ESPALIER_TEAR_MARK");
    if (mark != NULL) {
        close(open(mark, O_CREAT | O_WRONLY, 0644));
    }
    kill(getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

ssize_t write(int fd, const void *bytes, size_t count) {
    if (real_write == NULL) {
        start();
    }
    if ((tear_at == 0 && pause_micros == 0) || count < 2 || !is_journal(fd)) {
        return real_write(fd, bytes, count);
    }
    long nth = atomic_fetch_add(&writes, 1) + 1;
    ssize_t first = real_write(fd, bytes, cut(nth, count));
    if (first < 0) {
        return first;
    }
    if (nth == tear_at) {
        die();
    }
    usleep((useconds_t) pause_micros);
    ssize_t second = real_write(fd, (const char *) bytes + first, count - (size_t) first);
    return second < 0 ? first : first + second;
}
