/* Tells the thread sanitizer of the waiting in Synchronization.Mutex, which it can't see on Linux.
 *
 * The quick way into a Mutex is compiled into our code, and its atomic operations are seen. Where a thread has to wait,
 * the standard library's code takes the lock, which is not instrumented: every access behind it looks like a race. This
 * library is loaded before the standard library (LD_PRELOAD), stands in the way of the three functions that wait, and says
 * what they did. The mangled names are of Swift 6.2 and 6.3; where others come, the reports are back.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

/* Not there in programs without the sanitizer, as `swift test` itself. */
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

/* Swift's calling convention: the receiver is the address of the lock, in a register of its own. */
#define swift_function __attribute__((swiftcall))
#define receiver __attribute__((swift_context)) void *lock

typedef swift_function void (*lock_function)(uint32_t thread, receiver);
typedef swift_function bool (*try_lock_function)(receiver);
typedef swift_function void (*unlock_function)(receiver);

swift_function void lock_slow(uint32_t thread, receiver) __asm__(LOCK);
swift_function bool try_lock_slow(receiver) __asm__(TRY_LOCK);
swift_function void unlock_slow(receiver) __asm__(UNLOCK);

swift_function void lock_slow(uint32_t thread, receiver) {
    ((lock_function)dlsym(RTLD_NEXT, LOCK))(thread, lock);
    if (__tsan_acquire) __tsan_acquire(lock);
}

swift_function bool try_lock_slow(receiver) {
    bool is_locked = ((try_lock_function)dlsym(RTLD_NEXT, TRY_LOCK))(lock);
    if (is_locked && __tsan_acquire) __tsan_acquire(lock);
    return is_locked;
}

swift_function void unlock_slow(receiver) {
    if (__tsan_release) __tsan_release(lock);
    ((unlock_function)dlsym(RTLD_NEXT, UNLOCK))(lock);
}
