// Makes the Nth file operation of a program fail, or kills the program there: LD_PRELOAD=faultfs.so with
//
//   FAULT_PATH=text    count only operations on paths that hold this text
//   FAULT_OPS=a,b      count only these kinds (default: all); see the calls of `hit` below for their names
//   FAULT_AT=N         act at the Nth counted operation, from one
//   FAULT_DO=kill | errno:28 | short      (short: do half of a write)
//   FAULT_LOG=file     append "N kind path" for every counted operation
//
// gcc -shared -fPIC -O2 -o faultfs.so faultfs.c
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GO_ON, FAIL, SHORT };
enum { DESCRIPTORS = 65536, PATH_ROOM = 8192 };

static const char *wanted_path, *wanted_kinds, *action, *log_path;
static long act_at = -1;
static _Atomic long counted;
static _Atomic int log_file = -1;
static char *_Atomic paths[DESCRIPTORS];  // what is open for writing or reading, by descriptor

#define REAL(name) \
  static __typeof__(name) *real; \
  if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
  wanted_path = getenv("FAULT_PATH");
  wanted_kinds = getenv("FAULT_OPS");
  action = getenv("FAULT_DO");
  log_path = getenv("FAULT_LOG");
  if (getenv("FAULT_AT")) act_at = atol(getenv("FAULT_AT"));
}

static int is_wanted_kind(const char *kind) {
  if (!wanted_kinds) return 1;
  size_t length = strlen(kind);
  for (const char *at = wanted_kinds; (at = strstr(at, kind)); at += length)
    if ((at == wanted_kinds || at[-1] == ',') && (at[length] == 0 || at[length] == ',')) return 1;
  return 0;
}

static void write_log(long number, const char *kind, const char *path) {
  static int (*real_open)(const char *, int, ...);
  if (!real_open) real_open = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  if (log_file < 0) log_file = real_open(log_path, O_CREAT | O_APPEND | O_WRONLY, 0666);
  dprintf(log_file, "%ld %s %s\n", number, kind, path);
}

static int hit(const char *kind, const char *path) {
  if (!wanted_path || !path || !strstr(path, wanted_path) || !is_wanted_kind(kind)) return GO_ON;
  long number = ++counted;
  int saved = errno;
  if (log_path) write_log(number, kind, path);
  errno = saved;
  if (number != act_at || !action) return GO_ON;
  if (!strcmp(action, "kill")) kill(getpid(), SIGKILL);
  if (!strncmp(action, "errno:", 6)) return errno = atoi(action + 6), FAIL;
  return !strcmp(action, "short") ? SHORT : GO_ON;
}

static char *full(int folder, const char *path, char *room) {
  char link[64];
  ssize_t length = 0;
  if (path[0] != '/') {
    if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    length = readlink(link, room, PATH_ROOM / 2);
    if (length < 0) length = 0;
    room[length++] = '/';
  }
  snprintf(room + length, (size_t)(PATH_ROOM - length), "%s", path);
  return room;
}

static char *of(int file) { return file >= 0 && file < DESCRIPTORS ? paths[file] : NULL; }

// The old text is not freed: another thread may be looking at it, and the process is short.
static int opened(int file, const char *path) {
  if (file >= 0 && file < DESCRIPTORS) paths[file] = path && wanted_path && strstr(path, wanted_path) ? strdup(path) : NULL;
  return file;
}

static const char *kind_of_open(int flags) {
  return flags & O_PATH ? "path" : flags & (O_CREAT | O_WRONLY | O_RDWR) ? "create" : "look";
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more; \
    va_start(more, flags); \
    mode = va_arg(more, mode_t); \
    va_end(more); \
  }
#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    MODE(flags) \
    char room[PATH_ROOM]; \
    if (hit(kind_of_open(flags), full(AT_FDCWD, path, room)) == FAIL) return -1; \
    return opened(real(path, flags, mode), room); \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name); \
    MODE(flags) \
    char room[PATH_ROOM]; \
    if (hit(kind_of_open(flags), full(folder, path, room)) == FAIL) return -1; \
    return opened(real(folder, path, flags, mode), room); \
  }
OPENAT(openat)
OPENAT(openat64)

// openat2 has no wrapper in glibc.
long syscall(long number, ...) {
  static long (*real)(long, ...);
  if (!real) real = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  long a[6];
  va_list more;
  va_start(more, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(more, long);
  va_end(more);
  if (number != SYS_openat2) return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  char room[PATH_ROOM];
  if (hit("look", full((int)a[0], (const char *)a[1], room)) == FAIL) return -1;
  return opened((int)real(number, a[0], a[1], a[2], a[3]), room);
}

DIR *fdopendir(int folder) {
  REAL(fdopendir);
  return hit("list", of(folder)) == FAIL ? NULL : real(folder);
}
int closedir(DIR *listing) {
  REAL(closedir);
  opened(dirfd(listing), NULL);
  return real(listing);
}
ssize_t read(int file, void *bytes, size_t count) {
  REAL(read);
  return hit("read", of(file)) == FAIL ? -1 : real(file, bytes, count);
}
ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write);
  int result = hit("write", of(file));
  return result == FAIL ? -1 : real(file, bytes, result == SHORT ? (count + 1) / 2 : count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite);
  int result = hit("write", of(file));
  return result == FAIL ? -1 : real(file, bytes, result == SHORT ? (count + 1) / 2 : count, offset);
}
ssize_t writev(int file, const struct iovec *pieces, int count) {
  REAL(writev);
  return hit("write", of(file)) == FAIL ? -1 : real(file, pieces, count);
}
int close(int file) {
  REAL(close);
  char *path = of(file);
  int result = hit("close", path);
  if (path) paths[file] = NULL;
  int saved = errno;
  int closed = real(file);
  return result == FAIL ? (errno = saved, -1) : closed;
}

#define ON_DESCRIPTOR(name, kind, parameters, ...) \
  int name parameters { \
    REAL(name); \
    return hit(kind, of(file)) == FAIL ? -1 : real(__VA_ARGS__); \
  }
ON_DESCRIPTOR(fsync, "sync", (int file), file)
ON_DESCRIPTOR(fdatasync, "sync", (int file), file)
ON_DESCRIPTOR(syncfs, "sync", (int file), file)
ON_DESCRIPTOR(flock, "lock", (int file, int how), file, how)
ON_DESCRIPTOR(fchmod, "mode", (int file, mode_t mode), file, mode)
ON_DESCRIPTOR(ftruncate, "truncate", (int file, off_t size), file, size)

#define ON_PATH(name, kind, folder, path, parameters, ...) \
  int name parameters { \
    REAL(name); \
    char room[PATH_ROOM]; \
    return hit(kind, full(folder, path, room)) == FAIL ? -1 : real(__VA_ARGS__); \
  }
ON_PATH(mkdir, "mkdir", AT_FDCWD, p, (const char *p, mode_t mode), p, mode)
ON_PATH(mkdirat, "mkdir", d, p, (int d, const char *p, mode_t mode), d, p, mode)
ON_PATH(unlink, "unlink", AT_FDCWD, p, (const char *p), p)
ON_PATH(unlinkat, "unlink", d, p, (int d, const char *p, int flags), d, p, flags)
ON_PATH(rmdir, "unlink", AT_FDCWD, p, (const char *p), p)
ON_PATH(chmod, "mode", AT_FDCWD, p, (const char *p, mode_t mode), p, mode)
ON_PATH(fchmodat, "mode", d, p, (int d, const char *p, mode_t mode, int flags), d, p, mode, flags)
ON_PATH(link, "link", AT_FDCWD, q, (const char *p, const char *q), p, q)
ON_PATH(linkat, "link", e, q, (int d, const char *p, int e, const char *q, int flags), d, p, e, q, flags)
ON_PATH(symlink, "link", AT_FDCWD, q, (const char *p, const char *q), p, q)
ON_PATH(rename, "rename", AT_FDCWD, q, (const char *p, const char *q), p, q)
ON_PATH(renameat, "rename", e, q, (int d, const char *p, int e, const char *q), d, p, e, q)
ON_PATH(renameat2, "rename", e, q, (int d, const char *p, int e, const char *q, unsigned how), d, p, e, q, how)
