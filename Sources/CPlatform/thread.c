#include "CPlatform.h"

#include <stdlib.h>

typedef struct {
  void *(*work)(void *);
  void *argument;
  cpu_set_t allowed;
} beginning;

static void *run_anywhere(void *memory) {
  beginning begun = *(beginning *)memory;
  free(memory);
  sched_setaffinity(0, sizeof begun.allowed, &begun.allowed);
  return begun.work(begun.argument);
}

static int start_elsewhere(pthread_t *thread, beginning *begun) {
  cpu_set_t others;
  pthread_attr_t attributes;
  // A machine may have more processors than the set has room for.
  if (sched_getaffinity(0, sizeof begun->allowed, &begun->allowed) != 0) return errno;
  int here = sched_getcpu();
  others = begun->allowed;
  if (here >= 0) CPU_CLR((size_t)here, &others);
  if (CPU_COUNT(&others) == 0) return EAGAIN;
  int result = pthread_attr_init(&attributes);
  if (result != 0) return result;
  result = pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
  if (result == 0) result = pthread_create(thread, &attributes, run_anywhere, begun);
  pthread_attr_destroy(&attributes);
  return result;
}

int waymark_start_thread(pthread_t *thread, void *(*work)(void *), void *argument) {
  beginning *begun = malloc(sizeof *begun);
  if (begun != NULL) {
    begun->work = work;
    begun->argument = argument;
    if (start_elsewhere(thread, begun) == 0) return 0;
    free(begun);
  }
  return pthread_create(thread, NULL, work, argument);
}
