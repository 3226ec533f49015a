import Diagnostics
import Testing

@testable import ContentGraph
@testable import Markup

/// A large site whose faults are known by its making. What is slower than near-linear would not end here.
@Suite struct RulesScaleTests {
  /// Lessons in courses of a hundred. Each requires the three before it that share its remainder by 7; every thousandth
  /// requires a later one as well, every five hundredth stands in no course, and every lesson links to a heading of the next.
  static func curriculum(of count: Int) -> Curriculum {
    let name = { (number: Int) in
      let digits = String(number)
      return String(repeating: "0", count: 6 - digits.count) + digits
    }
    let courses = count / 100
    let place = { (file: Int) in SourceRange(file: UInt32(file), start: 0, end: 1) }
    var nodes: [Node<Link>] = []
    var edges: [Edge] = []
    for course in 0..<courses {
      nodes.append(
        Node(
          id: NodeID(.course, name(course)), document: nil, place: place(0),
          common: Common(title: "", titleRange: place(0)),
          content: .course(Course())))
      for lesson in course * 100..<(course + 1) * 100 where lesson % 500 != 499 {
        edges.append(Edge(.contains, from: course, to: courses + lesson, range: place(0), origin: .authored))
      }
    }
    var documents: [Document] = []
    var targets: [[BodyTarget]] = []
    for lesson in 0..<count {
      nodes.append(
        Node(
          id: NodeID(.lesson, name(lesson)), document: lesson, place: place(lesson),
          common: Common(title: "", titleRange: place(lesson)), content: .lesson(Lesson())))
      for step in 1...3 where lesson >= step * 7 {
        edges.append(
          Edge(
            .requires, from: courses + lesson, to: courses + lesson - step * 7, range: place(lesson), origin: .authored)
        )
      }
      if lesson % 1000 == 0, lesson + 1 < count {
        edges.append(
          Edge(.requires, from: courses + lesson, to: courses + lesson + 1, range: place(lesson), origin: .authored))
      }
      let next = (lesson + 1) % count
      documents.append(document(lesson, place(lesson)))
      targets.append([.node(courses + next, fragment: "notes")])
    }
    return Curriculum(
      settings: SiteSettings(), documents: documents, nodes: nodes,
      visibility: Array(repeating: .visible, count: nodes.count),
      urls: nodes.map { "/\($0.id.kind.plural)/\($0.id.name)/" },
      edges: edges, bodyTargets: targets, assets: [])
  }

  private static func document(_ number: Int, _ place: SourceRange) -> Document {
    let link = BodyReference(
      kind: .link, destination: "next.md#notes", text: "next", range: place, surroundings: "the next will follow",
      isExternal: false)
    let heading = Heading(level: 2, outputLevel: 2, id: "notes", text: "Notes", html: [], range: place)
    let text = Array(String(repeating: "Plain words, a “quote” and an é. ", count: 30).utf8)
    let body = Body(
      markdown: place, html: HoledHTML(), headings: [heading], references: [link], fences: [],
      sections: [TextSection(anchor: "notes", heading: "Notes", text: text)],
      summary: .init(htmlEnd: 0, isTruncated: false), wordCount: 0, isCJK: false, isDemoted: false)
    return Document(
      file: UInt32(number), path: "lessons/\(number).md",
      frontMatter: FrontMatter(format: nil, table: .init(entries: [], range: place), range: place), body: body)
  }

  @Test func findsKnownFaultsOfALargeSite() {
    let count = 10_000
    var findings = Findings()
    GraphRules.check(Self.curriculum(of: count), reportingTo: &findings)
    let counts = Dictionary(grouping: findings.diagnostics, by: \.rule.id).mapValues(\.count)
    // The longer of three requirements are implied by the shortest; no lesson of the first 14 or 21 has them.
    #expect(
      counts == [
        "redundant-requires": (count - 14) + (count - 21), "requires-later-lesson": count / 1000,
        "orphan-lesson": count / 500,
      ])
  }
}
