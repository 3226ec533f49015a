/// The languages that are highlighted.
enum Language: CaseIterable, Sendable {
  case bash, console, sql, cypher, json, http, python, javaScript, typeScript, go, java, yaml, dockerfile, toml, html,
    css
  case graphQL, nginx, hcl

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
    case .typeScript: ["typescript", "ts", "tsx", "mts", "cts"]
    case .go: ["go", "golang"]
    case .java: ["java"]
    case .yaml: ["yaml", "yml"]
    case .dockerfile: ["dockerfile", "docker", "containerfile"]
    case .toml: ["toml"]
    case .html: ["html", "htm", "xhtml", "xml", "svg", "rss", "xsd", "xsl", "wsdl", "vue"]
    case .css: ["css", "scss", "less"]
    case .graphQL: ["graphql", "gql", "graphqls"]
    case .nginx: ["nginx", "nginxconf"]
    case .hcl: ["hcl", "terraform", "tf", "tfvars", "opentofu"]
    case .cypher: ["cypher"]
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
    case .typeScript: scan(by: .typeScript)
    case .go: scan(by: .go)
    case .java: scan(by: .java)
    case .yaml: scanYAML()
    case .dockerfile: scanDockerfile()
    case .toml: scanTOML()
    case .html: scanHTML()
    case .css: scanCSS()
    case .graphQL: scan(by: .graphQL)
    case .nginx: scanNginx()
    case .hcl: scan(by: .hcl)
    case .cypher: scan(by: .cypher)
    }
  }
}
