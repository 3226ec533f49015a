// libcmark-gfm for Swift: the library's headers, what Swift cannot read of them (C globals, the inside of a node),
// and the two cures it needs on many threads (special_characters.c, arena.c).
#ifndef WAYMARK_CCMARKGFM_H
#define WAYMARK_CCMARKGFM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The inside of a node: the library's own header, installed beside the public one and as old as the library, whose
// soname is its full version. A literal is read in place, with its length, instead of copied and measured.
#include <cmark-gfm/node.h>

#include "text_blocks.h"

// MARK: Parsing

/// What a parser reads besides CommonMark and footnotes, which are options: tables, strikethrough, task lists.
/// Not `autolink` (quadratic, reads out of bounds) and not `tagfilter` (no sanitiser).
///
/// Registers the extensions and proves that the cure in special_characters.c is in force. Call once, before any parse.
/// Returns whether parses may run on several threads at once.
bool waymark_cmark_prepare(void);

/// Parses UTF-8 into a tree that lives in the calling thread's arena until `waymark_arena_reset`. Never null: the
/// library ends the process when memory is gone.
cmark_node *waymark_cmark_parse(const char *text, size_t length, int options, bool locks);

/// The library's own HTML of a tree, in the arena as well: the oracle of the tests.
const char *waymark_cmark_html(cmark_node *root, int options);

// MARK: Memory

/// An allocator that hands out pieces of blocks owned by the calling thread and frees them all at once.
cmark_mem *waymark_arena_mem(void);

/// Takes back everything the calling thread's arena gave out.
void waymark_arena_reset(void);

// MARK: Nodes

/// Kinds of node, with the extensions' own kinds at fixed numbers.
enum {
  WAYMARK_OTHER, WAYMARK_DOCUMENT, WAYMARK_BLOCK_QUOTE, WAYMARK_LIST, WAYMARK_ITEM, WAYMARK_CODE_BLOCK,
  WAYMARK_HTML_BLOCK, WAYMARK_PARAGRAPH, WAYMARK_HEADING, WAYMARK_THEMATIC_BREAK, WAYMARK_FOOTNOTE_DEFINITION,
  WAYMARK_TABLE, WAYMARK_TABLE_ROW, WAYMARK_TABLE_CELL, WAYMARK_TEXT, WAYMARK_SOFT_BREAK, WAYMARK_LINE_BREAK,
  WAYMARK_CODE, WAYMARK_HTML_INLINE, WAYMARK_EMPHASIS, WAYMARK_STRONG, WAYMARK_LINK, WAYMARK_IMAGE,
  WAYMARK_FOOTNOTE_REFERENCE, WAYMARK_STRIKETHROUGH,
};

/// Filled by `waymark_cmark_prepare`: block kinds by their low five bits, then inline kinds.
extern uint8_t waymark_kinds[64];

static inline uint8_t waymark_node_kind(const cmark_node *node) {
  return waymark_kinds[(node->type & 0x1F) | (node->type & 0x4000) >> 9];
}

static inline cmark_chunk waymark_node_literal(const cmark_node *node) { return node->as.literal; }
static inline cmark_chunk waymark_node_code(const cmark_node *node) { return node->as.code.literal; }
static inline cmark_chunk waymark_node_info(const cmark_node *node) { return node->as.code.info; }
static inline cmark_chunk waymark_node_url(const cmark_node *node) { return node->as.link.url; }
static inline cmark_chunk waymark_node_title(const cmark_node *node) { return node->as.link.title; }
static inline bool waymark_node_is_fenced(const cmark_node *node) { return node->as.code.fenced; }
static inline int waymark_node_level(const cmark_node *node) { return node->as.heading.level; }
static inline bool waymark_node_is_bullet(const cmark_node *node) {
  return node->as.list.list_type == CMARK_BULLET_LIST;
}
static inline int waymark_node_list_start(const cmark_node *node) { return node->as.list.start; }
static inline bool waymark_node_is_tight(const cmark_node *node) { return node->as.list.tight; }
static inline bool waymark_node_is_task(const cmark_node *node) { return node->extension != NULL; }
static inline bool waymark_node_is_done(const cmark_node *node) { return node->as.list.checked; }
static inline int waymark_node_reference_number(const cmark_node *node) { return node->footnote.ref_ix; }
static inline int waymark_node_reference_count(const cmark_node *node) { return node->footnote.def_count; }

/// Drops bytes from the ends of a text node. The tree is never freed piece by piece, so the pointer may move.
static inline void waymark_node_drop(cmark_node *node, int first, int last) {
  node->as.literal.data += first;
  node->as.literal.len -= first + last;
}

#endif
