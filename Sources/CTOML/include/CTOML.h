#ifndef WAYMARK_CTOML_H
#define WAYMARK_CTOML_H

// TOML 1.0.0 by toml++, as one flat list of nodes in the order they were written. Plain C: no exception, no C++ type
// and no allocation of the caller's crosses it.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  CTOML_TABLE,
  CTOML_ARRAY,
  CTOML_STRING,
  CTOML_INTEGER,
  CTOML_FLOAT,
  CTOML_BOOLEAN,
  CTOML_DATE,
  CTOML_TIME,
  CTOML_DATE_TIME,
};

// A value. Its children follow it; `next` is the index of the first node behind them. All offsets are bytes: places in
// the text that was read, `key` and `string` in the document's `strings`.
typedef struct {
  uint8_t kind;
  uint8_t has_key;
  uint8_t has_offset;
  // The value of a boolean.
  uint8_t boolean;
  uint32_t next;
  // Where the value stands: a string with its quotes, a `[table]` its header, a table made by a dotted key that key.
  uint32_t start, end;
  uint32_t key_start, key_end;
  uint32_t key, key_length;
  uint32_t string, string_length;
  int64_t integer;
  double decimal;
  uint16_t year;
  uint8_t month, day, hour, minute, second;
  // Minutes east of UTC.
  int16_t offset;
  uint32_t nanosecond;
} ctoml_node;

typedef struct {
  // The first is the root table.
  const ctoml_node *nodes;
  size_t node_count;
  const char *strings;
  // toml++'s words, NUL-terminated, or NULL. There are no nodes then.
  const char *error;
  uint32_t error_offset;
} ctoml_document;

// How many characters there are of those that nest lists, tables and keys: `[`, `{` and `.`.
size_t ctoml_nesting(const char *text, size_t length);

// Never NULL. `text` is UTF-8 of less than 4 GiB and need not outlive the call.
//
// Dotted keys nest without a bound here: the caller refuses long ones before.
ctoml_document *ctoml_read(const char *text, size_t length);

void ctoml_free(ctoml_document *document);

#ifdef __cplusplus
}
#endif
#endif
