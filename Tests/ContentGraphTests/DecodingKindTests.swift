import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct DecodingKindTests {
  @Test func readsALesson() throws {
    let site = Site.of([
      ("lessons/a.md", ["title": "A"]),
      (
        "lessons/b.md",
        [
          "title": "B", "level": "any", "minutes": 45, "objectives": ["Do x", "Do y"],
          "requires": [["id": "a", "because": "b builds on it"]],
        ]
      ),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    guard case .lesson(let lesson) = try #require(curriculum.node("lesson:b")).content else {
      Issue.record("not a lesson")
      return
    }
    #expect(lesson.level == "any")
    #expect(lesson.minutes == 45)
    #expect(lesson.objectives == ["Do x", "Do y"])
    let link = Link(to: 0, at: site.range(of: "\"a\"", in: "lessons/b.md"), origin: .authored)
    #expect(lesson.requires == [Requirement(link, because: "b builds on it")])
  }

  @Test func readsACourseWithItsModulesInOrder() throws {
    let site = Site.of([
      ("lessons/a.md", ["title": "A"]), ("lessons/b.md", ["title": "B"]), ("programs/p.md", ["title": "P"]),
      (
        "courses/c.md",
        [
          "title": "C", "program": "p", "outcomes": ["Ship"], "project": "A shortener",
          "modules": [
            ["title": "One", "level": "easy", "summary": "First", "lessons": ["b"]], ["lessons": ["a"], "lesons": []],
          ],
        ]
      ),
    ])
    let (curriculum, findings) = site.resolve()
    let path = "courses/c.md"
    let second = "{ lessons = [\"a\"], lesons = [] }"
    #expect(
      findings == [
        Diagnostic(
          MissingKey.rule, "a module needs a 'title'", at: site.range(of: second, in: path),
          help: "a module is shown, and linked to, by its title"),
        Diagnostic(
          UnknownKey.rule, "a module has no key 'lesons'", at: site.range(of: "lesons", in: path),
          label: "did you mean 'lessons'?", help: "remove it, or see the documentation for the keys"),
      ])
    guard case .course(let course) = try #require(curriculum.node("course:c")).content else {
      Issue.record("not a course")
      return
    }
    #expect(course.modules.map(\.title) == ["One", "Untitled module"])
    #expect(
      course.modules.map { $0.lessons.map { "\(curriculum.nodes[$0.target].id)" } } == [["lesson:b"], ["lesson:a"]])
    #expect(course.modules[0].level == "easy")
    #expect(course.modules[0].summary == "First")
    #expect(course.outcomes == ["Ship"])
    #expect(course.project == "A shortener")
    #expect(
      curriculum.edgeList == [
        "mentions course:c → program:p", "contains course:c → lesson:b", "contains course:c → lesson:a",
      ])
  }

  @Test func readsAProgramAndItsRatings() throws {
    let site = Site.of([
      ("criteria/mentorship.md", ["title": "M"]),
      (
        "programs/p.md",
        [
          "title": "P", "format": "online", "pace": "own", "mentorship": "weekly", "duration": "6 months", "cost": 100,
          "mechanism": "m", "strengths": ["s"], "weaknesses": ["w"], "bestFor": "b", "rule": "r",
          "ratings": ["mentorship": ["value": "partial", "note": "n", "evidence": "#e"]],
        ]
      ),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    guard case .program(let program) = try #require(curriculum.node("program:p")).content else {
      Issue.record("not a program")
      return
    }
    let texts = [program.format, program.pace, program.mentorship, program.duration, program.cost, program.mechanism]
    #expect(texts == ["online", "own", "weekly", "6 months", "100", "m"])
    #expect(program.strengths + program.weaknesses == ["s", "w"])
    #expect([program.bestFor, program.rule] == ["b", "r"])
    let criterion = try #require(curriculum[NodeID(.criterion, "mentorship")])
    #expect(
      program.ratings == [
        Rating(
          criterion: Link(
            to: criterion, at: site.range(of: "mentorship", in: "programs/p.md", occurrence: 1), origin: .authored),
          value: .partial, range: site.range(of: "\"partial\"", in: "programs/p.md"), note: "n", evidence: "#e")
      ])
  }

  @Test func readsACriterion() throws {
    let site = Site.of([
      (
        "criteria/x.md",
        [
          "title": "X", "type": "scale", "values": ["low", "high"], "unit": "u", "better": "higher", "question": "q",
          "why": "w", "verify": "v",
        ]
      ), ("criteria/y.md", ["title": "Y", "type": "scale"]),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(
      findings == [
        Diagnostic(
          MissingKey.rule, "a criterion needs a 'values'", at: site.range(of: "+++", in: "criteria/y.md"),
          help: "a scale lists its values, lowest first")
      ])
    var expected = Criterion()
    expected.type = .scale
    expected.values = ["low", "high"]
    expected.unit = "u"
    expected.better = .higher
    expected.question = "q"
    expected.why = "w"
    expected.verify = "v"
    guard case .criterion(let criterion) = try #require(curriculum.node("criterion:x")).content else {
      Issue.record("not a criterion")
      return
    }
    #expect(criterion == expected)
  }

  @Test func readsAComparisonWithItsChooser() throws {
    let path = "comparisons/c.md"
    let answers: Field = [["id": "low", "label": "Little"], ["id": "high", "label": "Much"]]
    let site = Site.of([
      ("programs/p.md", ["title": "P"]), ("programs/q.md", ["title": "Q"]),
      (
        path,
        [
          "title": "C", "programs": ["q", "p"],
          "questions": [["id": "budget", "ask": "How much?", "answers": answers]],
          "rules": [["when": ["budget": "low"], "choose": "p", "with": "q", "avoid": ["q"], "because": "cheap"]],
        ]
      ),
    ])
    let (curriculum, findings) = site.resolve()
    #expect(findings == [])
    guard case .comparison(let comparison) = try #require(curriculum.node("comparison:c")).content else {
      Issue.record("not a comparison")
      return
    }
    #expect(
      comparison.questions == [
        Question(
          id: "budget", ask: "How much?",
          answers: [.init(id: "low", label: "Little"), .init(id: "high", label: "Much")],
          range: site.range(of: "\"budget\"", in: path))
      ])
    let rule = try #require(comparison.rules.first)
    #expect(
      rule.when == [.init(question: "budget", answer: "low", range: site.range(of: "\"low\"", in: path, occurrence: 1))]
    )
    #expect(rule.because == "cheap")
    #expect(
      curriculum.edgeList == [
        "compares comparison:c → program:q", "compares comparison:c → program:p", "chooses comparison:c → program:p",
        "mentions comparison:c → program:q", "mentions comparison:c → program:q",
      ])
  }

  @Test func reportsQuestionsAndAnswersThatAreNotThere() {
    let path = "comparisons/c.md"
    let answers: Field = [["id": "low", "label": "Little"], ["id": "high", "label": "Much"]]
    let site = Site.of([
      ("programs/p.md", ["title": "P"]),
      (
        path,
        [
          "title": "C", "questions": [["id": "budget", "ask": "How much?", "answers": answers]],
          "rules": [
            ["when": ["bugdet": "low"], "choose": "p", "because": "x"],
            ["when": ["budget": "lwo"], "choose": "p", "because": "x"], ["when": [:], "because": "x"],
          ],
        ]
      ),
    ])
    let third = "{ when = {  }, because = \"x\" }"
    #expect(
      site.resolve().findings == [
        Diagnostic(
          BadValue.rule, "'bugdet' is not a question", at: site.range(of: "bugdet", in: path),
          label: "did you mean 'budget'?", help: "a question is one of: budget",
          fixes: [.init(replace: site.range(of: "bugdet", in: path), with: "budget")]),
        Diagnostic(
          BadValue.rule, "'lwo' is not an answer to 'budget'", at: site.range(of: "\"lwo\"", in: path),
          label: "did you mean 'low'?", help: "an answer to 'budget' is one of: low, high",
          fixes: [.init(replace: site.range(of: "lwo", in: path), with: "low")]),
        Diagnostic(
          MissingKey.rule, "a rule needs a 'choose'", at: site.range(of: third, in: path),
          help: "a rule chooses one program"),
      ])
  }

  @Test func readsRoadmapStepArticleAndTopic() throws {
    let (curriculum, findings) = Site.of([
      ("roadmaps/r/index.md", ["title": "R", "steps": ["s", "r/t"], "audience": "Beginners"]),
      ("roadmaps/r/s.md", ["title": "S", "kind": "optional", "hours": 1.5, "outcome": "o", "lessons": ["l"]]),
      ("roadmaps/r/t.md", ["title": "T", "requires": ["s"]]),
      ("lessons/l.md", ["title": "L"]),
      ("articles/a.md", ["title": "A", "author": "Ada", "about": ["roadmap:r", "l"], "source": "notes"]),
      ("topics/http.md", ["title": "HTTP", "definition": "d", "broader": ["Web"]]),
    ]).resolve()
    #expect(findings == [])
    #expect(
      curriculum.idList == ["lesson:l", "roadmap:r", "step:r/s", "step:r/t", "article:a", "topic:http", "topic:web"])
    #expect(
      curriculum.edgeList == [
        "contains roadmap:r → step:r/s", "contains roadmap:r → step:r/t", "covers step:r/s → lesson:l",
        "requires step:r/t → step:r/s", "mentions article:a → roadmap:r", "mentions article:a → lesson:l",
        "mentions topic:http → topic:web",
      ])
    guard case .step(let step) = try #require(curriculum.node("step:r/s")).content else {
      Issue.record("not a step")
      return
    }
    #expect(step.kind == .optional)
    #expect(step.hours == 1.5)
    #expect(step.outcome == "o")
  }
}
