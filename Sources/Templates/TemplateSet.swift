import Diagnostics

extension Rule {
  static let unknownBlock = Rule(
    "unknown-block", .error, "a template fills a block that the one it extends does not have")
}

// The language is Jinja's, with `trim_blocks` and `lstrip_blocks` on and autoescape by the ending of the template's name,
// so far as it goes: jinja2 prints the same for every template that this module accepts, except that
//
// - a value that is absent (an optional field of a model, `x if c` without `else`, `list[9]`) counts as undefined and as
//   `none` at once: it is written as nothing, `default` replaces it, `is defined` is false and `is none` is true;
// - `is defined` is settled while compiling where it can be, and the branch that cannot be reached is not checked;
// - dividing by zero yields an absent value, integers stop at 64 bits, `upper` and `lower` know no final sigma;
// - `x | safe` takes markup the build made and nothing else; text stays escaped for good;
// - macros see their arguments, the page's fields (unless imported) and other macros, but no `set`;
// - in `href`, `src`, `action` and their like a value is percent-encoded as a URL, and one whose scheme is not on
//   `URLScheme`'s list is replaced by `#`: `<a href="{{ 'javascript:x' }}">` → `<a href="#">`. That counts for the whole
//   attribute, also when it is put together from parts;
// - `{{ }}` may stand in text and in quotes; in a tag outside of quotes it may not, in a script or style only behind
//   `tojson`, in attributes that are code (`on…`, `style`, `srcdoc`) only as an integer. Macros, `super()` and `caller()`
//   may stand anywhere, since their text is followed there;
// - `*.xml` and `*.svg` escape as XML, and markup in them says `xml` or `safe`; `*.txt` and `*.md` escape nothing;
//   `*.json`, `*.js`, `*.css` and `*.webmanifest` take only what `tojson` made.

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
  /// counts: a site's files go before the theme's. Of the files in `tried`, which the tests of this package have seen,
  /// only the syntax is looked at again: they are still checked with every page that uses them.
  package init(
    _ files: [(name: String, file: SourceFile)], tried: Set<String> = [], reportingTo findings: inout Findings
  ) {
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
    for index in templates.indices where !tried.contains(templates[index].name) { check(index, reportingTo: &found) }
    reported = Set(found.diagnostics)
    findings.append(found)
  }

  /// Every rule that templates are held to.
  package static let rules: [Rule] = [
    .templateSyntax, .unknownTag, .unknownTemplate, .unknownBlock, .unknownVariable, .unknownField, .unknownFilter,
    .unknownTest, .unknownMacro, .unknownArgument, .templateArgument, .templateType, .templateContext,
    .unquotedAttribute, .unsafeContext, .templateCycle, .templateDepth,
  ]

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
      templates, indices: indices, page: Model.schema.erased, dialect: Dialect(ofTemplate: name))
    compilation.compile(index)
    for diagnostic in compilation.findings.diagnostics where !reported.contains(diagnostic) {
      findings.report(diagnostic)
    }
    guard !compilation.isBroken, !compilation.findings.hasErrors else { return nil }
    return Template(compilation.program)
  }
}
