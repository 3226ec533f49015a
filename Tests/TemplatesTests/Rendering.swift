import Diagnostics
import Escaping

@testable import Templates

/// What a set of templates made of a page, and what was said about it.
struct Rendered {
  let page: String?
  let messages: [String]
}

/// Compiles `main` and renders it. Messages look like `main.html:1:4 unknown-variable: …; did you mean 'title'? (help)`.
func render<Model: TemplateModel>(
  _ templates: [(name: String, text: String)], main: String, _ model: Model
) -> Rendered {
  var findings = Findings()
  let files = templates.enumerated().map { index, template in
    (name: template.name, file: SourceFile(id: UInt32(index), path: template.name, text: Array(template.text.utf8)))
  }
  let set = TemplateSet(files, reportingTo: &findings)
  let template = set.compile(main, for: Model.self, reportingTo: &findings)
  let messages = findings.sorted(in: files.map(\.file)).map { message($0, files.map(\.file)) }
  guard let template else { return Rendered(page: nil, messages: messages) }
  var page = ByteSink()
  template.render(model, into: &page)
  return Rendered(page: String(decoding: page.bytes, as: UTF8.self), messages: messages)
}

private func message(_ diagnostic: Diagnostic, _ files: [SourceFile]) -> String {
  var message = ""
  if let range = diagnostic.range {
    let file = files[Int(range.file)]
    let place = file.position(of: Int(range.start))
    message = "\(file.path):\(place.line):\(place.column) "
  }
  message += "\(diagnostic.rule.id): \(diagnostic.message)"
  if let label = diagnostic.label { message += "; \(label)" }
  if let help = diagnostic.help { message += " (\(help))" }
  return message
}

let sample = Library(
  title: "Bücher & <Co>", subtitle: nil, isOpen: true, visitors: 42, intro: Markup("<p>Hi & bye</p>"), motto: nil,
  keeper: Person(name: "Ada", age: 36, email: nil, isTeacher: true, bio: nil), featured: nil,
  shelves: [
    Shelf(
      name: "Backend", owner: Person(name: "Grace", age: 60, email: "g@example.org", isTeacher: false, bio: nil),
      items: [
        Item(title: "HTTP", url: "/lessons/http/", count: 3, note: nil, hours: 2, maker: nil, tags: ["web"]),
        Item(title: "SQL", url: "/lessons/sql/?a=1&b=2", count: 0, note: "n", hours: nil, maker: nil, tags: []),
      ], shelves: [])
  ], tags: ["a", "b"])

/// One template, `main.html`, over the sample.
func render(_ text: String, named name: String = "main.html", with others: [(name: String, text: String)] = [])
  -> Rendered
{
  render([(name, text)] + others, main: name, sample)
}
