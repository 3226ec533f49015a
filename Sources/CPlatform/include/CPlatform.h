#ifndef WAYMARK_CPLATFORM_H
#define WAYMARK_CPLATFORM_H
// What Swift's Glibc module does not show, or shows in a shape that is easy to misuse.
//
// Every function that can fail answers with a negated errno, so that no caller has to read `errno` across a language
// border. Paths are relative to a folder's descriptor and no symbolic link in last place is ever followed.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <malloc.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static inline int64_t waymark_result(int64_t result) { return result < 0 ? -(int64_t)errno : result; }

// Opening

/// The folder that relative paths start from.
static inline int waymark_working_folder(void) { return AT_FDCWD; }

/// Opens a folder by any path, links followed: for the places a person named on the command line.
static inline int waymark_open_folder(const char *path) {
  return (int)waymark_result(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// Opens for reading, without waiting for a FIFO's writer.
static inline int waymark_open(int folder, const char *name) {
  return (int)waymark_result(openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

/// Opens for reading a path of several segments, none of which may be a symbolic link or lead out of `folder`.
int waymark_open_beneath(int folder, const char *path);
/// The same in more calls: for kernels before 5.6 and for sandboxes that refuse openat2.
int waymark_open_by_segments(int folder, const char *path);

/// Makes a file that must not exist yet, for writing.
static inline int waymark_create(int folder, const char *path, unsigned mode) {
  return (int)waymark_result(openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode));
}

/// Writes everything, however many calls it takes.
static inline int waymark_write_all(int file, const void *bytes, size_t count) {
  const char *next = (const char *)bytes;
  while (count > 0) {
    ssize_t written = write(file, next, count);
    if (written < 0 && errno != EINTR) return -errno;
    if (written > 0) next += written, count -= (size_t)written;
  }
  return 0;
}

/// Reads until `capacity` bytes are there or the file ends.
static inline int64_t waymark_read_full(int file, void *bytes, size_t capacity) {
  size_t count = 0;
  while (count < capacity) {
    ssize_t got = read(file, (char *)bytes + count, capacity - count);
    if (got == 0) break;
    if (got < 0 && errno != EINTR) return -errno;
    if (got > 0) count += (size_t)got;
  }
  return (int64_t)count;
}

static inline int waymark_close(int file) { return (int)waymark_result(close(file)); }

// What is at a path

enum waymark_kind { WAYMARK_REGULAR, WAYMARK_FOLDER, WAYMARK_LINK, WAYMARK_SPECIAL, WAYMARK_UNKNOWN };

struct waymark_status {
  int kind;
  unsigned mode;
  int64_t size;
  int64_t modified;  ///< nanoseconds since 1970
  uint64_t inode;
  uint64_t device;
  uint64_t links;
};

static inline void waymark_fill_status(struct waymark_status *status, const struct stat *from) {
  status->kind = S_ISREG(from->st_mode)   ? WAYMARK_REGULAR
                 : S_ISDIR(from->st_mode) ? WAYMARK_FOLDER
                 : S_ISLNK(from->st_mode) ? WAYMARK_LINK
                                          : WAYMARK_SPECIAL;
  status->mode = from->st_mode & 07777;
  status->size = from->st_size;
  status->modified = (int64_t)from->st_mtim.tv_sec * 1000000000 + from->st_mtim.tv_nsec;
  status->inode = from->st_ino;
  status->device = from->st_dev;
  status->links = from->st_nlink;
}

static inline int waymark_status_of(int file, struct waymark_status *status) {
  struct stat found;
  if (fstat(file, &found) < 0) return -errno;
  waymark_fill_status(status, &found);
  return 0;
}

static inline int waymark_status_at(int folder, const char *path, struct waymark_status *status) {
  struct stat found;
  if (fstatat(folder, path, &found, AT_SYMLINK_NOFOLLOW) < 0) return -errno;
  waymark_fill_status(status, &found);
  return 0;
}

/// 1 if another file system, or a bind mount, begins at `name`.
int waymark_is_mount_point(int folder, const char *name);

// Listing

/// Takes `folder` over: it is closed with the listing, or here if there can be none (null, see `*error`).
DIR *waymark_list(int folder, int *error);
/// The next name, or null at the end; `*error` is an errno then, 0 if nothing went wrong.
const char *waymark_list_next(DIR *listing, int *kind, int *error);
static inline void waymark_list_close(DIR *listing) { closedir(listing); }

// Changing

static inline int waymark_make_folder(int folder, const char *path) {
  return (int)waymark_result(mkdirat(folder, path, 0777));
}
static inline int waymark_link(int from, const char *path, int to, const char *target) {
  return (int)waymark_result(linkat(from, path, to, target, 0));
}
static inline int waymark_unlink(int folder, const char *path) { return (int)waymark_result(unlinkat(folder, path, 0)); }
static inline int waymark_remove_folder(int folder, const char *path) {
  return (int)waymark_result(unlinkat(folder, path, AT_REMOVEDIR));
}
static inline int waymark_set_mode(int folder, const char *path, unsigned mode) {
  return (int)waymark_result(fchmodat(folder, path, (mode_t)mode, 0));
}
static inline int waymark_set_mode_of(int file, unsigned mode) { return (int)waymark_result(fchmod(file, (mode_t)mode)); }
static inline int waymark_rename(int from, const char *path, int to, const char *target) {
  return (int)waymark_result(renameat(from, path, to, target));
}
/// Renames unless something is there already.
static inline int waymark_rename_new(int from, const char *path, int to, const char *target) {
  return (int)waymark_result(renameat2(from, path, to, target, RENAME_NOREPLACE));
}
/// Lets two names change places in one step.
static inline int waymark_exchange(int folder, const char *one, const char *other) {
  return (int)waymark_result(renameat2(folder, one, folder, other, RENAME_EXCHANGE));
}

/// Opens, making it if need be, the file that stands for a lock.
static inline int waymark_open_lock(int folder, const char *name) {
  return (int)waymark_result(openat(folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
}
/// Takes the lock or fails at once with EWOULDBLOCK.
static inline int waymark_lock(int file) { return (int)waymark_result(flock(file, LOCK_EX | LOCK_NB)); }
static inline int waymark_empty(int file) { return (int)waymark_result(ftruncate(file, 0)); }

/// Waits until everything on the file system of `file` has reached the disk.
static inline int waymark_sync(int file) { return (int)waymark_result(syncfs(file)); }

// The machine

/// `No such file or directory`, in English whatever the locale.
static inline const char *waymark_error_text(int error) {
  const char *text = strerrordesc_np(error);
  return text ? text : "unknown error";
}

static inline int waymark_is_terminal(int file) { return isatty(file); }

/// Columns of the terminal at `file`, 0 if it is none or does not say.
static inline int waymark_terminal_width(int file) {
  struct winsize size;
  return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// Processors this process may run on: less than the machine has under `taskset` or in a container.
int waymark_usable_processors(void);

/// Starts a thread on another processor than the caller's, if it may use one; later the system moves it as it likes.
///
/// Left to itself, Linux often puts a new thread behind the one that made it, where it waits until loads are balanced: up to
/// 4 ms, where a site of 130 lessons takes 30. Answers an errno, as pthread_create does.
int waymark_start_thread(pthread_t *thread, void *(*work)(void *), void *argument);

/// Tells glibc's allocator to keep what it has: pages are rendered into buffers that come and go by the thousand, and
/// by default each large one is a fresh mapping whose pages the kernel has to clear (an eighth of a build's time). And to
/// divide it into as many heaps as `threads` work at a time: those that wait for others need none of their own.
static inline void waymark_keep_freed_memory(int threads) {
  mallopt(M_ARENA_MAX, threads);
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

/// Gives what is free back to the system now.
static inline void waymark_return_freed_memory(void) { malloc_trim(0); }

/// The clock that runs while the calling thread does. Any thread may read it.
static inline clockid_t waymark_thread_clock(void) {
  clockid_t clock;
  return pthread_getcpuclockid(pthread_self(), &clock) == 0 ? clock : CLOCK_THREAD_CPUTIME_ID;
}

/// Nanoseconds on `clock`; negative once its thread is gone.
static inline int64_t waymark_clock_nanoseconds(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) < 0) return -1;
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Other programs

/// Where a program lies: the first of the absolute folders of `PATH` that has it. `-ENOENT` if none has.
int waymark_find_program(const char *name, char *path, size_t capacity);

/// Gives a program `bytes`, 64 KB at most, as its standard input and reads what it puts out. `-EIO` if it fails, puts out
/// nothing, or more than there is room for. Any number may run at once.
int64_t waymark_filter(const char *program, const void *bytes, size_t count, void *result, size_t capacity);

#endif
