// TOML on standard input, read by CTOML, as toml-test's tagged JSON on standard output. 1 when it is not TOML.
#include <cmath>
#include <cstdio>
#include <iterator>
#include <iostream>
#include <string>

#include "CTOML.h"

static const ctoml_document *document;

static void write_string(const char *bytes, size_t length) {
  std::putchar('"');
  for (size_t i = 0; i < length; i++) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x20 || c == '"' || c == '\\') std::printf("\\u%04x", c);
    else std::putchar(c);
  }
  std::putchar('"');
}

static void write_tagged(const char *type, const std::string &value) {
  std::printf("{\"type\":\"%s\",\"value\":\"%s\"}", type, value.c_str());
}

static std::string format(const char *pattern, unsigned a, unsigned b, unsigned c) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, pattern, a, b, c);
  return buffer;
}

static std::string time_of(const ctoml_node &node) {
  std::string text = format("%02u:%02u:%02u", node.hour, node.minute, node.second);
  if (node.nanosecond) text += format(".%09u", node.nanosecond, 0, 0).substr(0, 7);
  return text;
}

static std::string offset_of(const ctoml_node &node) {
  const unsigned minutes = node.offset < 0 ? -node.offset : node.offset;
  return (node.offset < 0 ? "-" : "+") + format("%02u:%02u", minutes / 60, minutes % 60, 0);
}

static std::string number(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%.17g", value);
  return buffer;
}

static void write(size_t index) {
  const ctoml_node &node = document->nodes[index];
  const std::string date = format("%04u-%02u-%02u", node.year, node.month, node.day);
  switch (node.kind) {
    case CTOML_TABLE:
    case CTOML_ARRAY: {
      std::putchar(node.kind == CTOML_TABLE ? '{' : '[');
      for (size_t child = index + 1; child < node.next; child = document->nodes[child].next) {
        if (child > index + 1) std::putchar(',');
        if (node.kind == CTOML_TABLE) {
          write_string(document->strings + document->nodes[child].key, document->nodes[child].key_length);
          std::putchar(':');
        }
        write(child);
      }
      std::putchar(node.kind == CTOML_TABLE ? '}' : ']');
      break;
    }
    case CTOML_STRING:
      std::printf("{\"type\":\"string\",\"value\":");
      write_string(document->strings + node.string, node.string_length);
      std::putchar('}');
      break;
    case CTOML_INTEGER: write_tagged("integer", std::to_string(node.integer)); break;
    case CTOML_FLOAT: write_tagged("float", number(node.decimal)); break;
    case CTOML_BOOLEAN: write_tagged("bool", node.boolean ? "true" : "false"); break;
    case CTOML_DATE: write_tagged("date-local", date); break;
    case CTOML_TIME: write_tagged("time-local", time_of(node)); break;
    case CTOML_DATE_TIME:
      if (node.has_offset) write_tagged("datetime", date + "T" + time_of(node) + offset_of(node));
      else write_tagged("datetime-local", date + "T" + time_of(node));
      break;
  }
}

int main() {
  const std::string text((std::istreambuf_iterator<char>(std::cin)), {});
  ctoml_document *result = ctoml_read(text.data(), text.size());
  document = result;
  if (result->error) std::fprintf(stderr, "%u: %s\n", result->error_offset, result->error);
  else write(0);
  const int status = result->error ? 1 : 0;
  ctoml_free(result);
  return status;
}
