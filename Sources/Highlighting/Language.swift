/// The languages that are highlighted.
enum Language: CaseIterable, Sendable {
  case bash, console, sql, json, http, python, javaScript

  /// By the names that code hosts know, in lower case.
  init?(named name: String) {
    guard let language = Language.byName[name] else { return nil }
    self = language
  }

  private static let byName: [String: Language] = {
    var byName: [String: Language] = [:]
    for language in allCases {
      for name in language.names { byName[name] = language }
    }
    return byName
  }()

  var names: [String] {
    switch self {
    case .bash: ["bash", "sh", "shell", "zsh", "ksh"]
    case .console: ["console", "shell-session", "shellsession", "sh-session", "terminal"]
    case .sql: ["sql", "postgres", "postgresql", "pgsql", "psql", "plpgsql", "mysql", "sqlite", "sqlite3"]
    case .json: ["json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "json-ld", "jsonld", "webmanifest"]
    case .http: ["http", "https"]
    case .python: ["python", "py", "python3", "py3", "pyi", "bazel", "starlark"]
    case .javaScript: ["javascript", "js", "jsx", "mjs", "cjs", "node"]
    }
  }
}

extension Scanner {
  mutating func scan(_ language: Language) {
    switch language {
    case .bash: scanShell()
    case .console: scanConsole()
    case .sql: scan(by: .sql)
    case .json: scanJSON()
    case .http: scanHTTP()
    case .python: scan(by: .python)
    case .javaScript: scan(by: .javaScript)
    }
  }
}
