import Diagnostics
import Testing

@testable import ContentGraph

@Suite struct LinkingScaleTests {
  /// Every lesson requires three earlier ones and names one of a hundred topics; one course holds them all.
  @Test func resolvesTwentyThousandLessons() {
    let count = 20_000
    var site = Site()
    for number in 0..<count {
      let required = [1, 7, 31].filter { $0 <= number }.map { Field.string("lesson-\(number - $0)") }
      site.add(
        "lessons/lesson-\(number).md",
        ["title": "Lesson", "minutes": 30, "requires": .list(required), "topics": [.string("Topic \(number % 100)")]])
    }
    let lessons = (0..<count).map { Field.string("lesson-\($0)") }
    site.add("courses/all.md", ["title": "All", "modules": [["title": "One", "lessons": .list(lessons)]]])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    #expect(curriculum.nodes.count == count + 101)
    #expect(curriculum.edges.count { $0.kind == .requires } == 3 * count - 39)
    #expect(curriculum.edges.count { $0.kind == .covers } == count)
    #expect(curriculum.edges.count { $0.kind == .contains } == count)
    #expect(curriculum.indices(of: .topic).count == 100)
  }

  @Test func boundsTheLookAtNamesakes() {
    var site = Site()
    for number in 0..<1500 { site.add("lessons/part-\(number)/intro.md", ["title": "Lesson", "requires": ["intro"]]) }
    let (curriculum, findings) = site.resolve()
    #expect(findings.count == 1500)
    #expect(findings.allSatisfy { $0.message == "'intro' may be any of 1000 or more nodes" })
    #expect(curriculum.edges == [])
  }

  @Test func reportsThousandsOfBrokenLinks() {
    var site = Site()
    for number in 0..<5000 {
      site.add("a-\(number).md", ["title": "A"], body: [.link("b-\(number).md"), .image("x.png")])
    }
    let (curriculum, findings) = site.resolve()
    #expect(findings.count == 10_000)
    #expect(findings.first?.label == "did you mean 'a-0.md'?")
    #expect(Set(curriculum.bodyTargets) == [[.broken, .broken]])
  }

  /// Each error costs no more than a look-up once the budget for near misses is spent.
  @Test func reportsThousandsOfUnknownReferences() {
    var site = Site()
    for number in 0..<5000 {
      site.add("lessons/lesson-\(number).md", ["title": "Lesson", "requires": [.string("leson-\(number)")]])
    }
    let (curriculum, findings) = site.resolve()
    #expect(findings.count == 5000)
    #expect(findings.allSatisfy { $0.rule == UnknownReference.rule })
    #expect(findings.first?.label == "did you mean 'lesson-0'?")
    #expect(curriculum.edges == [])
  }
}
