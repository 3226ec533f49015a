// Gives the names of a folder in an order that SHUFFLE_SEED decides (0: reversed), to find code that depends on the
// order in which the disk has them: LD_PRELOAD=shuffle_readdir.so.
//
// gcc -shared -fPIC -O2 -o shuffle_readdir.so shuffle_readdir.c
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct listing {
  DIR *folder;
  struct dirent **entries;
  size_t count, next;
  struct listing *rest;
};

static struct listing *listings;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void swap(struct dirent **one, struct dirent **other) {
  struct dirent *kept = *one;
  *one = *other;
  *other = kept;
}

static void shuffle(struct listing *it) {
  const char *text = getenv("SHUFFLE_SEED");
  unsigned long seed = text ? strtoul(text, NULL, 10) : 0;
  if (seed == 0)
    for (size_t i = 0; i < it->count / 2; i++) swap(&it->entries[i], &it->entries[it->count - 1 - i]);
  else
    for (size_t i = it->count; i > 1; i--) {
      seed = seed * 6364136223846793005UL + 1442695040888963407UL;
      swap(&it->entries[i - 1], &it->entries[(seed >> 33) % i]);
    }
}

static struct listing *listing_of(DIR *folder, struct dirent *(*real)(DIR *)) {
  struct listing *it = listings;
  while (it && it->folder != folder) it = it->rest;
  if (it) return it;
  it = calloc(1, sizeof *it);
  it->folder = folder;
  it->rest = listings;
  listings = it;
  for (struct dirent *entry; (entry = real(folder));) {
    it->entries = realloc(it->entries, (it->count + 1) * sizeof *it->entries);
    it->entries[it->count] = malloc(entry->d_reclen);
    memcpy(it->entries[it->count++], entry, entry->d_reclen);
  }
  shuffle(it);
  return it;
}

static struct dirent *next(DIR *folder, struct dirent *(*real)(DIR *)) {
  pthread_mutex_lock(&lock);
  struct listing *it = listing_of(folder, real);
  struct dirent *entry = it->next < it->count ? it->entries[it->next++] : NULL;
  pthread_mutex_unlock(&lock);
  return entry;
}

struct dirent *readdir(DIR *folder) {
  static struct dirent *(*real)(DIR *);
  if (!real) real = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  return next(folder, real);
}

struct dirent64 *readdir64(DIR *folder) {
  static struct dirent *(*real)(DIR *);
  if (!real) real = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir64");
  return (struct dirent64 *)next(folder, real);
}

int closedir(DIR *folder) {
  static int (*real)(DIR *);
  if (!real) real = (int (*)(DIR *))dlsym(RTLD_NEXT, "closedir");
  pthread_mutex_lock(&lock);
  for (struct listing **at = &listings; *at; at = &(*at)->rest)
    if ((*at)->folder == folder) {
      struct listing *gone = *at;
      *at = gone->rest;
      for (size_t i = 0; i < gone->count; i++) free(gone->entries[i]);
      free(gone->entries);
      free(gone);
      break;
    }
  pthread_mutex_unlock(&lock);
  return real(folder);
}
