#ifndef WAYMARK_CTOML_PLAIN_H
#define WAYMARK_CTOML_PLAIN_H
// What nearly all front matter is: `key = value` a line, the values strings in which at most quotes are escaped, whole
// numbers, booleans, dates, and lists of these. toml++ takes its time over each letter (a twentieth of a build); this is read here, and
// everything else, all that is wrong included, is left to toml++.

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "CTOML.h"

class PlainReader {
 public:
  PlainReader(std::string_view text, std::vector<ctoml_node> &nodes, std::string &strings)
      : text_(text), nodes_(nodes), strings_(strings) {}

  /// False if the text is not plain: what was written into the lists so far is worth nothing then.
  bool read() {
    ctoml_node root{};
    root.kind = CTOML_TABLE;
    nodes_.push_back(root);
    while (skip_empty_lines()) {
      if (!read_statement()) return false;
    }
    nodes_[0].next = static_cast<uint32_t>(nodes_.size());
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t') at_++;
  }

  /// Whether something follows.
  bool skip_empty_lines() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n') at_++;
    return at_ < text_.size();
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  static bool is_of_key(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-';
  }

  bool read_statement() {
    ctoml_node node{};
    node.has_key = 1;
    node.key_start = static_cast<uint32_t>(at_);
    while (is_of_key(peek())) at_++;
    node.key_end = static_cast<uint32_t>(at_);
    const std::string_view key = text_.substr(node.key_start, node.key_end - node.key_start);
    if (key.empty() || is_taken(key)) return false;
    node.key = store(key, node.key_length);
    skip_spaces();
    if (peek() != '=') return false;
    at_++;
    skip_spaces();
    if (!(peek() == '[' ? read_array(node) : read_scalar(node))) return false;
    skip_spaces();
    return at_ == text_.size() || text_[at_] == '\n';
  }

  bool is_taken(std::string_view key) const {
    for (size_t at = 1; at < nodes_.size(); at = nodes_[at].next) {
      if (std::string_view(strings_).substr(nodes_[at].key, nodes_[at].key_length) == key) return true;
    }
    return false;
  }

  bool read_array(ctoml_node node) {
    const size_t index = nodes_.size();
    node.kind = CTOML_ARRAY;
    node.start = static_cast<uint32_t>(at_++);
    nodes_.push_back(node);
    skip_empty_lines();
    while (peek() != ']') {
      if (!read_scalar(ctoml_node{})) return false;
      skip_empty_lines();
      if (peek() == ',') at_++;
      else if (peek() != ']') return false;
      skip_empty_lines();
    }
    nodes_[index].end = static_cast<uint32_t>(++at_);
    nodes_[index].next = static_cast<uint32_t>(nodes_.size());
    return true;
  }

  bool read_scalar(ctoml_node node) {
    node.start = static_cast<uint32_t>(at_);
    if (peek() == '"' ? !read_string(node) : !read_word(node)) return false;
    node.end = static_cast<uint32_t>(at_);
    node.next = static_cast<uint32_t>(nodes_.size() + 1);
    nodes_.push_back(node);
    return true;
  }

  bool read_string(ctoml_node &node) {
    node.kind = CTOML_STRING;
    node.string = static_cast<uint32_t>(strings_.size());
    size_t start = ++at_;
    for (; peek() != '"'; at_++) {
      const auto byte = static_cast<unsigned char>(peek());
      if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return false;
      if (byte != '\\') continue;
      // What is escaped is the next run's first character.
      strings_.append(text_.substr(start, at_ - start));
      start = ++at_;
      if (peek() != '"' && peek() != '\\') return false;
    }
    strings_.append(text_.substr(start, at_ - start));
    node.string_length = static_cast<uint32_t>(strings_.size()) - node.string;
    at_++;
    // A third quote begins another kind of string.
    return peek() != '"';
  }

  bool read_word(ctoml_node &node) {
    const size_t start = at_;
    while (is_of_key(peek())) at_++;
    const std::string_view word = text_.substr(start, at_ - start);
    // `1.5`, `12:30`, `+1`: whatever goes on behind the word.
    switch (peek()) {
      case '\0': case ' ': case '\t': case '\n': case ',': case ']': break;
      default: return false;
    }
    if (word == "true" || word == "false") {
      node.kind = CTOML_BOOLEAN;
      node.boolean = word == "true";
      return true;
    }
    return is_date(word) ? fill_date(node, word) : fill_integer(node, word);
  }

  static bool is_date(std::string_view word) {
    if (word.size() != 10) return false;
    for (size_t at = 0; at < 10; at++) {
      if (at == 4 || at == 7 ? word[at] != '-' : !is_digit(word[at])) return false;
    }
    return true;
  }

  /// The last days of a month are a matter for toml++; so is `1979-05-27 07:32:00`.
  bool fill_date(ctoml_node &node, std::string_view word) const {
    node.kind = CTOML_DATE;
    node.year = static_cast<uint16_t>(number(word.substr(0, 4)));
    node.month = static_cast<uint8_t>(number(word.substr(5, 2)));
    node.day = static_cast<uint8_t>(number(word.substr(8, 2)));
    const bool may_go_on = peek() == ' ' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    return node.month >= 1 && node.month <= 12 && node.day >= 1 && node.day <= 28 && !may_go_on;
  }

  static bool fill_integer(ctoml_node &node, std::string_view word) {
    if (word.empty() || word.size() > 18 || (word[0] == '0' && word.size() > 1)) return false;
    for (const char c : word) {
      if (!is_digit(c)) return false;
    }
    node.kind = CTOML_INTEGER;
    node.integer = number(word);
    return true;
  }

  static int64_t number(std::string_view digits) {
    int64_t number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
  }

  uint32_t store(std::string_view bytes, uint32_t &length) {
    const auto at = static_cast<uint32_t>(strings_.size());
    strings_.append(bytes);
    length = static_cast<uint32_t>(bytes.size());
    return at;
  }

  std::string_view text_;
  std::vector<ctoml_node> &nodes_;
  std::string &strings_;
  size_t at_ = 0;
};

#endif
