// toml++ is header-only here, without exceptions. Its assertions would end the process on text such as `[!]`, so they
// are off; without them it would *assume* what it no longer asserts, so that is off too: the checks behind the
// assertions then report such text as errors.
#ifndef NDEBUG
#define NDEBUG 1
#endif
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#define TOML_UNDEF_MACROS 0
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSUME
#define TOML_ASSUME(...) static_assert(true)
#include <toml++/toml.h>

#include "CTOML.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Bytes of the lines and columns toml++ gives: lines end in `\n`, columns count code points, both from one.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
      starts_.push_back(static_cast<uint32_t>(at + 1));
    is_ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }

  uint32_t offset(toml::source_position position) {
    if (position.line == 0 || position.line > starts_.size()) return static_cast<uint32_t>(text_.size());
    const uint32_t start = starts_[position.line - 1];
    if (is_ascii_) return std::min(start + position.column - 1, static_cast<uint32_t>(text_.size()));
    // Questions mostly come in the order of the text: go on from the last answer.
    if (position.line != line_ || position.column < column_) {
      line_ = position.line;
      column_ = 1;
      offset_ = start;
    }
    while (column_ < position.column && offset_ < text_.size()) {
      offset_++;
      while (offset_ < text_.size() && (static_cast<unsigned char>(text_[offset_]) & 0xC0) == 0x80) offset_++;
      column_++;
    }
    return offset_;
  }

 private:
  std::string_view text_;
  std::vector<uint32_t> starts_;
  bool is_ascii_;
  uint32_t line_ = 0, column_ = 0, offset_ = 0;
};

struct Document : ctoml_document {
  std::vector<ctoml_node> list;
  std::string arena;
  std::string message;
};

class Writer {
 public:
  Writer(Document &document, std::string_view text) : document_(document), text_(text), places_(text) {}

  void write_error(const toml::parse_error &error) {
    document_.message = error.description();
    document_.error = document_.message.c_str();
    document_.error_offset = places_.offset(error.source().begin);
  }

  void write_root(const toml::table &root) {
    document_.list.reserve(text_.size() / 16 + 4);
    document_.arena.reserve(text_.size());
    write(root, nullptr);
    document_.nodes = document_.list.data();
    document_.node_count = document_.list.size();
    document_.strings = document_.arena.data();
  }

 private:
  void write(const toml::node &value, const toml::key *key) {
    const size_t index = document_.list.size();
    ctoml_node node{};
    if (key) {
      node.has_key = 1;
      node.key_start = places_.offset(key->source().begin);
      node.key_end = places_.offset(key->source().end);
      node.key = store(key->str(), node.key_length);
    }
    node.start = places_.offset(value.source().begin);
    fill(node, value);
    document_.list.push_back(node);
    if (auto table = value.as_table()) write_entries(*table);
    if (auto array = value.as_array())
      for (const toml::node &item : *array) write(item, nullptr);
    document_.list[index].end = end(value, node);
    document_.list[index].next = static_cast<uint32_t>(document_.list.size());
  }

  /// toml++ keeps a table sorted by key; here it is sorted by place.
  void write_entries(const toml::table &table) {
    std::vector<std::pair<const toml::key *, const toml::node *>> entries;
    entries.reserve(table.size());
    for (auto &&[key, value] : table) entries.emplace_back(&key, &value);
    std::sort(entries.begin(), entries.end(), [](const auto &left, const auto &right) {
      return left.first->source().begin < right.first->source().begin;
    });
    for (auto [key, value] : entries) write(*value, key);
  }

  void fill(ctoml_node &node, const toml::node &value) {
    switch (value.type()) {
      case toml::node_type::none: break;
      case toml::node_type::table: node.kind = CTOML_TABLE; break;
      case toml::node_type::array: node.kind = CTOML_ARRAY; break;
      case toml::node_type::string:
        node.kind = CTOML_STRING;
        node.string = store(value.as_string()->get(), node.string_length);
        break;
      case toml::node_type::integer:
        node.kind = CTOML_INTEGER;
        node.integer = value.as_integer()->get();
        break;
      case toml::node_type::floating_point:
        node.kind = CTOML_FLOAT;
        node.decimal = value.as_floating_point()->get();
        break;
      case toml::node_type::boolean:
        node.kind = CTOML_BOOLEAN;
        node.boolean = value.as_boolean()->get();
        break;
      case toml::node_type::date:
        node.kind = CTOML_DATE;
        fill(node, value.as_date()->get());
        break;
      case toml::node_type::time:
        node.kind = CTOML_TIME;
        fill(node, value.as_time()->get());
        break;
      case toml::node_type::date_time: {
        const toml::date_time moment = value.as_date_time()->get();
        node.kind = CTOML_DATE_TIME;
        fill(node, moment.date);
        fill(node, moment.time);
        node.has_offset = moment.offset.has_value();
        node.offset = moment.offset ? moment.offset->minutes : 0;
        break;
      }
    }
  }

  static void fill(ctoml_node &node, toml::date date) {
    node.year = date.year;
    node.month = date.month;
    node.day = date.day;
  }

  static void fill(ctoml_node &node, toml::time time) {
    node.hour = time.hour;
    node.minute = time.minute;
    node.second = time.second;
  }

  uint32_t store(std::string_view bytes, uint32_t &length) {
    const auto at = static_cast<uint32_t>(document_.arena.size());
    document_.arena.append(bytes);
    length = static_cast<uint32_t>(bytes.size());
    return at;
  }

  /// toml++ stretches a `[table]` over all that follows it; its header is what belongs in a message.
  uint32_t end(const toml::node &value, const ctoml_node &node) {
    if (auto table = value.as_table(); table && !table->is_inline()) return end_of_header(node);
    if (auto array = value.as_array(); array && is_array_of_headers(*array)) return end_of_header(node);
    return places_.offset(value.source().end);
  }

  static bool is_array_of_headers(const toml::array &array) {
    if (array.empty()) return false;
    const toml::table *first = array.get(0)->as_table();
    return first && !first->is_inline() && first->source().begin == array.source().begin;
  }

  uint32_t end_of_header(const ctoml_node &node) const {
    if (node.start >= text_.size()) return node.start;
    if (text_[node.start] != '[') return node.has_key ? node.key_end : node.start;
    char quote = 0;
    for (uint32_t at = node.start; at < text_.size() && text_[at] != '\n'; at++) {
      const char c = text_[at];
      if (quote == '"' && c == '\\') at++;
      else if (quote) quote = c == quote ? 0 : quote;
      else if (c == '"' || c == '\'') quote = c;
      else if (c == ']') return at + (at + 1 < text_.size() && text_[at + 1] == ']' ? 2 : 1);
    }
    return node.start + 1;
  }

  Document &document_;
  std::string_view text_;
  Places places_;
};

}  // namespace

extern "C" ctoml_document *ctoml_read(const char *text, size_t length) {
  auto *document = new Document{};
  const std::string_view view(text, length);
  const toml::parse_result result = toml::parse(view);
  Writer writer(*document, view);
  if (result) writer.write_root(result.table());
  else writer.write_error(result.error());
  return document;
}

extern "C" void ctoml_free(ctoml_document *document) { delete static_cast<Document *>(document); }
