// Parsing, and the cure for the library's race.
//
// cmark-gfm keeps the characters its extensions care about in one table for the whole process: each parse switches them
// on before it reads inline text and off again after. A second thread then reads `~~gone~~` as plain text, silently
// (github/cmark-gfm, pull request 176). The switch is a function the shared library calls through the linker's table, so
// a definition in the program takes its place: ours lets the characters be switched on, once, and never off.

#include "CCmarkGFM.h"
#include <cmark-gfm/parser.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

// In the extensions' library, but in none of its installed headers.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

typedef void (*switch_function)(cmark_parser *, int);

static atomic_bool is_on;
static pthread_mutex_t switching = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t finishing = PTHREAD_MUTEX_INITIALIZER;
static cmark_syntax_extension *extensions[3];
uint8_t waymark_kinds[64];

void cmark_manage_extensions_special_characters(cmark_parser *parser, int add) {
  if (!add || atomic_load_explicit(&is_on, memory_order_acquire)) return;
  pthread_mutex_lock(&switching);
  if (!atomic_load_explicit(&is_on, memory_order_relaxed)) {
    switch_function original = (switch_function)dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters");
    if (original == NULL) abort();
    original(parser, 1);
    atomic_store_explicit(&is_on, true, memory_order_release);
  }
  pthread_mutex_unlock(&switching);
}

static void name_kind(int type, uint8_t kind) { waymark_kinds[(type & 0x1F) | (type & 0x4000) >> 9] = kind; }

static void name_kinds(void) {
  name_kind(CMARK_NODE_DOCUMENT, WAYMARK_DOCUMENT);
  name_kind(CMARK_NODE_BLOCK_QUOTE, WAYMARK_BLOCK_QUOTE);
  name_kind(CMARK_NODE_LIST, WAYMARK_LIST);
  name_kind(CMARK_NODE_ITEM, WAYMARK_ITEM);
  name_kind(CMARK_NODE_CODE_BLOCK, WAYMARK_CODE_BLOCK);
  name_kind(CMARK_NODE_HTML_BLOCK, WAYMARK_HTML_BLOCK);
  name_kind(CMARK_NODE_PARAGRAPH, WAYMARK_PARAGRAPH);
  name_kind(CMARK_NODE_HEADING, WAYMARK_HEADING);
  name_kind(CMARK_NODE_THEMATIC_BREAK, WAYMARK_THEMATIC_BREAK);
  name_kind(CMARK_NODE_FOOTNOTE_DEFINITION, WAYMARK_FOOTNOTE_DEFINITION);
  name_kind(CMARK_NODE_TABLE, WAYMARK_TABLE);
  name_kind(CMARK_NODE_TABLE_ROW, WAYMARK_TABLE_ROW);
  name_kind(CMARK_NODE_TABLE_CELL, WAYMARK_TABLE_CELL);
  name_kind(CMARK_NODE_TEXT, WAYMARK_TEXT);
  name_kind(CMARK_NODE_SOFTBREAK, WAYMARK_SOFT_BREAK);
  name_kind(CMARK_NODE_LINEBREAK, WAYMARK_LINE_BREAK);
  name_kind(CMARK_NODE_CODE, WAYMARK_CODE);
  name_kind(CMARK_NODE_HTML_INLINE, WAYMARK_HTML_INLINE);
  name_kind(CMARK_NODE_EMPH, WAYMARK_EMPHASIS);
  name_kind(CMARK_NODE_STRONG, WAYMARK_STRONG);
  name_kind(CMARK_NODE_LINK, WAYMARK_LINK);
  name_kind(CMARK_NODE_IMAGE, WAYMARK_IMAGE);
  name_kind(CMARK_NODE_FOOTNOTE_REFERENCE, WAYMARK_FOOTNOTE_REFERENCE);
  name_kind(CMARK_NODE_STRIKETHROUGH, WAYMARK_STRIKETHROUGH);
}

bool waymark_cmark_prepare(void) {
  static const char *const names[] = {"table", "strikethrough", "tasklist"};
  cmark_gfm_core_extensions_ensure_registered();
  for (int i = 0; i < 3; i++) {
    extensions[i] = cmark_find_syntax_extension(names[i]);
    if (extensions[i] == NULL) abort();
  }
  name_kinds();
  // This parse calls the library's function or ours.
  waymark_cmark_parse("~~a~~\n", 6, CMARK_OPT_DEFAULT, false);
  waymark_arena_reset();
  return atomic_load(&is_on);
}

cmark_node *waymark_cmark_parse(const char *text, size_t length, int options, bool locks) {
  cmark_parser *parser = cmark_parser_new_with_mem(options, waymark_arena_mem());
  for (int i = 0; i < 3; i++) cmark_parser_attach_syntax_extension(parser, extensions[i]);
  cmark_parser_feed(parser, text, length);
  if (locks) pthread_mutex_lock(&finishing);
  cmark_node *root = cmark_parser_finish(parser);
  if (locks) pthread_mutex_unlock(&finishing);
  return root;
}

const char *waymark_cmark_html(cmark_node *root, int options) {
  return cmark_render_html_with_mem(root, options, NULL, waymark_arena_mem());
}
