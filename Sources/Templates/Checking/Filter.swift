/// The filters, and what stands in their parentheses. Numbers, since steps hold them.
enum Filter: Int32, CaseIterable, Sendable {
  case escape, upper, lower, capitalize, title, trim, length, `default`, join, first, last, replace, truncate, round
  case int, string, sort, reverse, map, selectattr, rejectattr, batch, list, tojson, xml, url, safe

  static let named: [String: Filter] = [
    "escape": .escape, "e": .escape, "upper": .upper, "lower": .lower, "capitalize": .capitalize, "title": .title,
    "trim": .trim, "length": .length, "count": .length, "default": .default, "d": .default, "join": .join,
    "first": .first, "last": .last, "replace": .replace, "truncate": .truncate, "round": .round, "int": .int,
    "string": .string, "sort": .sort, "reverse": .reverse, "map": .map, "selectattr": .selectattr,
    "rejectattr": .rejectattr, "batch": .batch, "list": .list, "tojson": .tojson, "xml": .xml, "url": .url,
    "safe": .safe,
  ]

  struct Parameter: Sendable {
    enum Kind: Sendable {
      case text, integer, boolean, any
      /// The name of a field, as a literal: settled while checking, never a value.
      case field
      /// A whole number from 1 to 1000, as a literal.
      case size
      /// A word that decides the filter's type, as a literal.
      case word([String])
    }

    let name: String
    let kind: Kind
    /// What an argument that is not there is; nil if it must be.
    let fallback: Literal?
    /// Jinja gives another meaning to the same argument without its name.
    var isNamedOnly = false
  }

  /// In Jinja's order and by Jinja's names.
  var parameters: [Parameter] {
    switch self {
    case .escape, .upper, .lower, .capitalize, .title, .trim, .length, .first, .last, .string, .reverse, .list, .tojson,
      .xml, .url, .safe:
      []
    case .default:
      [
        .init(name: "default_value", kind: .any, fallback: .text("")),
        .init(name: "boolean", kind: .boolean, fallback: .boolean(false)),
      ]
    case .join:
      [
        .init(name: "d", kind: .text, fallback: .text("")),
        .init(name: "attribute", kind: .field, fallback: Literal.none),
      ]
    case .replace:
      [
        .init(name: "old", kind: .text, fallback: nil), .init(name: "new", kind: .text, fallback: nil),
        .init(name: "count", kind: .integer, fallback: .integer(.max)),
      ]
    case .truncate:
      [
        .init(name: "length", kind: .integer, fallback: .integer(255)),
        .init(name: "killwords", kind: .boolean, fallback: .boolean(false)),
        .init(name: "end", kind: .text, fallback: .text("...")),
        .init(name: "leeway", kind: .integer, fallback: .integer(5)),
      ]
    case .round:
      [
        .init(name: "precision", kind: .integer, fallback: .integer(0)),
        .init(name: "method", kind: .word(["common", "ceil", "floor"]), fallback: .text("common")),
      ]
    case .int: [.init(name: "default", kind: .integer, fallback: .integer(0))]
    case .sort:
      [
        .init(name: "reverse", kind: .boolean, fallback: .boolean(false)),
        .init(name: "case_sensitive", kind: .boolean, fallback: .boolean(false)),
        .init(name: "attribute", kind: .field, fallback: Literal.none),
      ]
    case .map: [.init(name: "attribute", kind: .field, fallback: nil, isNamedOnly: true)]
    case .selectattr, .rejectattr:
      [
        .init(name: "attribute", kind: .field, fallback: nil),
        .init(name: "test", kind: .word(["equalto", "==", "eq"]), fallback: Literal.none),
        .init(name: "value", kind: .any, fallback: Literal.none),
      ]
    case .batch:
      [
        .init(name: "linecount", kind: .size, fallback: nil),
        .init(name: "fill_with", kind: .any, fallback: Literal.none),
      ]
    }
  }
}
