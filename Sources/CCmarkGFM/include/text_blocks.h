// Sixteen bytes of text at a time. In C, because all of them are compared at once, which Swift's vectors are not.
#ifndef WAYMARK_TEXT_BLOCKS_H
#define WAYMARK_TEXT_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t waymark_block __attribute__((vector_size(16)));

static inline waymark_block waymark_load(const uint8_t *bytes) {
  waymark_block block;
  memcpy(&block, bytes, sizeof block);
  return block;
}

/// A bit for each byte of a comparison that holds, the lowest for the first.
static inline uint16_t waymark_bits(waymark_block comparison) {
  typedef bool lanes __attribute__((ext_vector_type(16)));
  lanes set = __builtin_convertvector(comparison, lanes);
  uint16_t bits;
  memcpy(&bits, &set, sizeof bits);
  return bits;
}

/// How many bytes at the beginning are ASCII.
static inline size_t waymark_ascii_length(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (at + 16 <= length && !waymark_bits((waymark_block)(waymark_load(bytes + at) >= 0x80))) at += 16;
  while (at < length && bytes[at] < 0x80) at++;
  return at;
}

/// The first sixteen bytes, or all there are with zeros behind them.
static inline waymark_block waymark_load_up_to(const uint8_t *bytes, size_t length) {
  uint8_t filled[16] = {0};
  return waymark_load(length < sizeof filled ? memcpy(filled, bytes, length) : bytes);
}

/// Where the characters stand that HTML has to escape: " & < >.
static inline waymark_block waymark_is_special(waymark_block all) {
  return (waymark_block)(((all | 4) == '&') | ((all | 2) == '>'));
}

/// The same as bits, for up to sixteen bytes.
static inline uint16_t waymark_specials(const uint8_t *bytes, size_t length) {
  return waymark_bits(waymark_is_special(waymark_load_up_to(bytes, length)));
}

/// Where among up to sixteen bytes characters stand that make inline parsing costly: " ' * < [ ] _ | ~.
static inline uint16_t waymark_marks(const uint8_t *bytes, size_t length) {
  waymark_block all = waymark_load_up_to(bytes, length);
  return waymark_bits((waymark_block)((all == '"') | (all == '\'') | (all == '*') | (all == '<') | (all == '[')
                                      | (all == ']') | (all == '_') | (all == '|') | (all == '~')));
}

/// For words, of up to sixty-four bytes: ASCII white space and control characters, and the first bytes of what may be
/// other white space or an ideograph. Behind the text stands white space.
typedef struct { uint64_t spaces, leads; } waymark_words;

static inline waymark_words waymark_words_of(const uint8_t *bytes, size_t length) {
  uint8_t filled[64];
  if (length < sizeof filled) {
    memset(filled, ' ', sizeof filled);
    bytes = memcpy(filled, bytes, length);
  }
  waymark_words words = {0};
  for (int at = 0; at < 64; at += 16) {
    waymark_block all = waymark_load(bytes + at);
    words.spaces |= (uint64_t)waymark_bits((waymark_block)(all <= ' ')) << at;
    words.leads |= (uint64_t)waymark_bits((waymark_block)((all >= 0xE1) | (all == 0xC2))) << at;
  }
  return words;
}

/// What a stretch of text may need.
enum {
  /// Characters that HTML has to escape: " & < >.
  WAYMARK_HAS_SPECIAL = 1,
  /// What a bare link has: `@`, `:/` or `ww`.
  WAYMARK_HAS_LINK = 2,
  WAYMARK_HAS_BRACE = 4,
};

static inline uint8_t waymark_text_traits(const uint8_t *bytes, size_t length) {
  waymark_block special = {0}, link = {0}, brace = {0};
  uint8_t end[17] = {0};
  for (bool isLast = false; !isLast; bytes += 16, length -= 16) {
    isLast = length <= 16;
    if (isLast) bytes = memcpy(end, bytes, length);
    waymark_block all = waymark_load(bytes), next = waymark_load(bytes + 1);
    special |= waymark_is_special(all);
    link |= (waymark_block)((all == '@') | ((all == ':') & (next == '/')) | ((all == 'w') & (next == 'w')));
    brace |= (waymark_block)(all == '{');
  }
  return (waymark_bits(special) ? WAYMARK_HAS_SPECIAL : 0) | (waymark_bits(link) ? WAYMARK_HAS_LINK : 0)
         | (waymark_bits(brace) ? WAYMARK_HAS_BRACE : 0);
}

#endif
