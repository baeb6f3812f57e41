// A disk that fails on demand, for LD_PRELOAD: `cc -shared -fPIC -o disk-faults.so disk-faults.c -ldl`.
//
// DISK_FAULTS_PREFIX   only files whose path begins with this fail
// DISK_FAULTS_CONTROL  a file that says how, read at each call; while it is missing or empty, nothing fails:
//                      "sync"  fsync and fdatasync fail with EIO
//                      "full"  writes and everything else that needs room fail with ENOSPC
//                      "read"  reads fail with EIO
//
// Works with every program that links its C library dynamically. Each call is passed on where it does not fail.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

// The first letter of what the control file says; 0 where nothing is to fail. By system calls alone, so that the
// shim does not call itself.
static char mode(void) {
    const char *control = getenv("DISK_FAULTS_CONTROL");
    if (!control) return 0;
    int file = (int)syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC, 0);
    if (file < 0) return 0;
    char letter = 0;
    if (syscall(SYS_read, file, &letter, 1) != 1) letter = 0;
    syscall(SYS_close, file);
    return letter;
}

static int is_ours(int fd) {
    const char *prefix = getenv("DISK_FAULTS_PREFIX");
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!prefix || length < 0) return 0;
    path[length] = 0;
    return strncmp(path, prefix, strlen(prefix)) == 0;
}

static int fails(int fd, char wanted, int error) {
    int before = errno;
    if (mode() == wanted && is_ours(fd)) {
        errno = error;
        return 1;
    }
    errno = before;
    return 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int fd) { return fails(fd, 's', EIO) ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return fails(fd, 's', EIO) ? -1 : NEXT(fdatasync)(fd); }

ssize_t write(int fd, const void *bytes, size_t count) {
    return fails(fd, 'f', ENOSPC) ? -1 : NEXT(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    return fails(fd, 'f', ENOSPC) ? -1 : NEXT(pwrite)(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    return fails(fd, 'f', ENOSPC) ? -1 : NEXT(pwrite64)(fd, bytes, count, offset);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
    return fails(fd, 'f', ENOSPC) ? -1 : NEXT(pwritev)(fd, parts, count, offset);
}
// Only growing a file needs room, but a full disk may refuse either.
int posix_fallocate(int fd, off_t offset, off_t length) {
    return fails(fd, 'f', ENOSPC) ? ENOSPC : NEXT(posix_fallocate)(fd, offset, length);
}

ssize_t read(int fd, void *bytes, size_t count) { return fails(fd, 'r', EIO) ? -1 : NEXT(read)(fd, bytes, count); }
ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
    return fails(fd, 'r', EIO) ? -1 : NEXT(pread)(fd, bytes, count, offset);
}
ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
    return fails(fd, 'r', EIO) ? -1 : NEXT(pread64)(fd, bytes, count, offset);
}
