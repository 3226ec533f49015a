import Diagnostics

/// How templates name one another.
struct TemplateLinks {
  private let templates: [ParsedTemplate]
  private let indices: [String: Int]

  init(_ templates: [ParsedTemplate], _ indices: [String: Int]) {
    self.templates = templates
    self.indices = indices
  }

  /// What is wrong, by template: names that do not exist, circles, and blocks that no parent has.
  func mistakes() -> [[Diagnostic]] {
    var mistakes = templates.map { unknownTemplates(in: $0) }
    for (index, diagnostic) in circles() { mistakes[index].append(diagnostic) }
    for index in templates.indices { mistakes[index] += unknownBlocks(in: index) }
    return mistakes
  }

  private func unknownTemplates(in template: ParsedTemplate) -> [Diagnostic] {
    template.references.filter { indices[$0.text] == nil }.map { name in
      Diagnostic(
        .unknownTemplate, "there is no template '\(name.text)'", at: name.range,
        label: NearMiss.of(name.text, among: templates.map(\.name).sorted()).map { "did you mean '\($0)'?" },
        help: "names are those of the files below 'templates/'")
    }
  }

  // MARK: Circles

  private enum Mark { case new, open, done }

  /// Each reference that closes a circle, with the templates on the way round.
  private func circles() -> [(Int, Diagnostic)] {
    var marks = templates.map { _ in Mark.new }
    var found: [(Int, Diagnostic)] = []
    for start in templates.indices where marks[start] == .new {
      marks[start] = .open
      var path = [(index: start, next: 0)]
      while let (index, next) = path.last {
        guard next < templates[index].references.count else {
          marks[index] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let reference = templates[index].references[next]
        guard let target = indices[reference.text] else { continue }
        switch marks[target] {
        case .new:
          marks[target] = .open
          path.append((target, 0))
        case .open: found.append((index, circle(path.map(\.index), to: target, reference)))
        case .done: continue
        }
      }
    }
    return found
  }

  private func circle(_ path: [Int], to target: Int, _ reference: Name) -> Diagnostic {
    let round = path[path.firstIndex(of: target)!...].map { "'\(templates[$0].name)'" }
    let way = (round + ["'\(templates[target].name)'"]).joined(separator: " uses ")
    return Diagnostic(
      .templateCycle, "\(way)", at: reference.range,
      help: "templates cannot use themselves; what walks a tree is a macro that calls itself")
  }

  // MARK: Blocks

  private func unknownBlocks(in index: Int) -> [Diagnostic] {
    let template = templates[index]
    guard let parents = parents(of: index) else { return [] }
    let known = Set(parents.flatMap { templates[$0].blocks.keys })
    return template.outerBlocks.filter { !known.contains($0.text) }.map { name in
      Diagnostic(
        .unknownBlock, "'\(template.parent!.text)' has no block '\(name.text)'", at: name.range,
        label: NearMiss.of(name.text, among: known.sorted()).map { "did you mean '\($0)'?" },
        help: known.isEmpty ? "it has no blocks" : "its blocks are \(Compilation.listed(known.sorted()))")
    }
  }

  /// The templates that one extends, nearest first; nil if there are none, or not all are known.
  private func parents(of index: Int) -> [Int]? {
    var parents: [Int] = []
    var current = index
    while let name = templates[current].parent {
      guard let parent = indices[name.text], parent != index, !parents.contains(parent) else { return nil }
      parents.append(parent)
      current = parent
    }
    return parents.isEmpty ? nil : parents
  }
}
