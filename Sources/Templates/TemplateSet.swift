import Diagnostics

extension Rule {
  static let unknownBlock = Rule("unknown-block", .error, "a template fills a block that the one it extends does not have")
}

/// All templates of a theme, read once. Each is compiled for every kind of page that asks for it.
package struct TemplateSet: Sendable {
  private let templates: [ParsedTemplate]
  private let indices: [String: Int]
  /// What was said of the templates on their own, and need not be said again of each page.
  private var reported: Set<Diagnostic> = []

  /// Reads templates and reports what is wrong with each whatever the page: syntax, unknown templates, filters and
  /// tests, circles, values in the wrong places.
  ///
  /// Names are those that `include` and `extends` use, such as `partials/head.html`. Where a name comes twice, the first
  /// counts: a site's files go before the theme's.
  package init(_ files: [(name: String, file: SourceFile)], reportingTo findings: inout Findings) {
    var templates: [ParsedTemplate] = []
    var indices: [String: Int] = [:]
    var found = Findings()
    for (name, file) in files where indices[name] == nil {
      indices[name] = templates.count
      templates.append(StatementParser.parse(name, file, reportingTo: &found))
    }
    let links = TemplateLinks(templates, indices)
    for (index, diagnostics) in links.mistakes().enumerated() where !diagnostics.isEmpty {
      templates[index].isBroken = true
      for diagnostic in diagnostics { found.report(diagnostic) }
    }
    self.templates = templates
    self.indices = indices
    for index in templates.indices { check(index, reportingTo: &found) }
    reported = Set(found.diagnostics)
    findings.append(found)
  }

  package var names: [String] { templates.map(\.name) }

  /// Looks at a template without a page: every name it does not define itself may be a field.
  private func check(_ index: Int, reportingTo findings: inout Findings) {
    var compilation = Compilation(
      templates, indices: indices, page: nil, dialect: Dialect(ofTemplate: templates[index].name))
    compilation.compile(index)
    for (_, macro) in templates[index].macros.sorted(by: { $0.key < $1.key }) { compilation.check(macro, of: index) }
    findings.append(compilation.findings)
  }

  /// The template for a kind of page; nil if something is wrong with it or with one it uses, which is reported once.
  package func compile<Model: TemplateModel>(
    _ name: String, for model: Model.Type, reportingTo findings: inout Findings
  ) -> Template<Model>? {
    guard let index = indices[name] else {
      let nearest = NearMiss.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      findings.report(Diagnostic(.unknownTemplate, "there is no template '\(name)'\(nearest)", at: nil))
      return nil
    }
    var compilation = Compilation(
      templates, indices: indices, page: ErasedSchema(Model.schema), dialect: Dialect(ofTemplate: name))
    compilation.compile(index)
    for diagnostic in compilation.findings.diagnostics where !reported.contains(diagnostic) {
      findings.report(diagnostic)
    }
    guard !compilation.isBroken, !compilation.findings.hasErrors else { return nil }
    return Template(compilation.program)
  }
}
