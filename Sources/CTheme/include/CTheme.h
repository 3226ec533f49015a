#ifndef WAYMARK_CTHEME_H
#define WAYMARK_CTHEME_H

#include <stddef.h>

/// A file of `templates/`, as it was when the program was built. `name` is relative to that folder.
struct waymark_theme_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

extern const struct waymark_theme_file *const waymark_theme_files;
extern const size_t waymark_theme_file_count;

#endif
