#include "CPlatform.h"

#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

extern char **environ;

int waymark_find_program(const char *name, char *path, size_t capacity) {
  const char *folders = getenv("PATH");
  while (folders && *folders) {
    size_t length = strcspn(folders, ":");
    // Relative folders depend on where a build is started: not looked at.
    if (length > 0 && *folders == '/' && length + strlen(name) + 2 <= capacity) {
      snprintf(path, capacity, "%.*s/%s", (int)length, folders, name);
      struct stat found;
      if (stat(path, &found) == 0 && S_ISREG(found.st_mode) && access(path, X_OK) == 0) return 0;
    }
    folders += length;
    if (*folders == ':') folders++;
  }
  return -ENOENT;
}

static int start(const char *program, int input, int output, pid_t *child) {
  posix_spawn_file_actions_t actions;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return -error;
  char *arguments[] = {(char *)program, NULL};
  error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  if (!error) error = posix_spawn(child, program, &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return -error;
}

int64_t waymark_filter(const char *program, const void *bytes, size_t count, void *result, size_t capacity) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) < 0) return -errno;
  if (pipe2(out, O_CLOEXEC) < 0) {
    int error = -errno;
    close(in[0]), close(in[1]);
    return error;
  }
  // What a pipe holds at least is written before anybody reads.
  pid_t child = 0;
  int64_t status = count > 65536 || (fcntl(in[1], F_SETPIPE_SZ, 65536) < (int)count) ? -EFBIG : waymark_write_all(in[1], bytes, count);
  if (status == 0) status = start(program, in[0], out[1], &child);
  close(in[0]), close(in[1]), close(out[1]);
  if (status == 0) status = waymark_read_full(out[0], result, capacity);
  close(out[0]);
  if (child) {
    int end = 0;
    while (waitpid(child, &end, 0) < 0 && errno == EINTR) {}
    if (status >= 0 && (!WIFEXITED(end) || WEXITSTATUS(end) != 0 || status == 0 || (size_t)status == capacity)) status = -EIO;
  }
  return status;
}
