#include "CPlatform.h"

#include <linux/openat2.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/syscall.h>

static bool is_link(int folder, const char *name) {
  struct stat found;
  return fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(found.st_mode);
}

int waymark_open_by_segments(int folder, const char *path) {
  int at = folder;
  for (;;) {
    const char *slash = strchr(path, '/');
    char segment[NAME_MAX + 1];
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    if (length > NAME_MAX) {
      if (at != folder) close(at);
      return -ENAMETOOLONG;
    }
    memcpy(segment, path, length);
    segment[length] = 0;
    int next = length == 2 && memcmp(segment, "..", 2) == 0 ? -EXDEV
               : slash ? (int)waymark_result(openat(at, segment, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
                       : waymark_open(at, segment);
    if (next == -ENOTDIR && is_link(at, segment)) next = -ELOOP;
    if (at != folder) close(at);
    if (next < 0 || !slash) return next;
    at = next;
    path = slash + 1;
  }
}

int waymark_open_beneath(int folder, const char *path) {
  static atomic_bool isRefused;
  if (!strchr(path, '/')) return waymark_open(folder, path);
  if (!atomic_load_explicit(&isRefused, memory_order_relaxed)) {
    struct open_how how = {
        .flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    long file = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (file >= 0) return (int)file;
    if (errno != ENOSYS && errno != EPERM && errno != EAGAIN) return -errno;
    if (errno != EAGAIN) atomic_store_explicit(&isRefused, true, memory_order_relaxed);
  }
  return waymark_open_by_segments(folder, path);
}

int waymark_is_mount_point(int folder, const char *name) {
  struct statx found;
  if (statx(folder, name, AT_SYMLINK_NOFOLLOW, STATX_TYPE, &found) < 0) return -errno;
  if (found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) return (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  struct stat inside, outside;
  if (fstatat(folder, name, &inside, AT_SYMLINK_NOFOLLOW) < 0 || fstat(folder, &outside) < 0) return -errno;
  return inside.st_dev != outside.st_dev;
}

DIR *waymark_list(int folder, int *error) {
  DIR *listing = fdopendir(folder);
  *error = listing ? 0 : errno;
  if (!listing) close(folder);
  return listing;
}

const char *waymark_list_next(DIR *listing, int *kind, int *error) {
  struct dirent *entry;
  do {
    errno = 0;
    entry = readdir(listing);
    *error = entry ? 0 : errno;
    if (!entry) return NULL;
  } while (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
  *kind = entry->d_type == DT_REG       ? WAYMARK_REGULAR
          : entry->d_type == DT_DIR     ? WAYMARK_FOLDER
          : entry->d_type == DT_LNK     ? WAYMARK_LINK
          : entry->d_type == DT_UNKNOWN ? WAYMARK_UNKNOWN
                                        : WAYMARK_SPECIAL;
  return entry->d_name;
}

int waymark_usable_processors(void) {
  // The mask must hold every processor the kernel knows, so it grows until it does.
  for (int count = 1024; count <= 1 << 20; count *= 2) {
    cpu_set_t *mask = CPU_ALLOC((size_t)count);
    if (!mask) break;
    size_t size = CPU_ALLOC_SIZE((size_t)count);
    int usable = sched_getaffinity(0, size, mask) == 0 ? CPU_COUNT_S(size, mask) : 0;
    int isTooSmall = usable == 0 && errno == EINVAL;
    CPU_FREE(mask);
    if (usable > 0) return usable;
    if (!isTooSmall) break;
  }
  return 1;
}
