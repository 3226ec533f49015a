import ContentGraph
import Diagnostics
import Testing

/// Rules over curricula that decoding and linking made.
@Suite struct RulesPipelineTests {
  private func report(_ site: Site) -> String {
    var site = site
    site.rules = GraphRules.rules
    var findings = Findings()
    let curriculum = Curriculum.resolve(
      site.documents, settings: site.settings, assets: site.assets, at: site.moment, knownRules: site.rules,
      reportingTo: &findings)
    GraphRules.check(curriculum, reportingTo: &findings)
    return TextPrinter(files: site.files, usesColour: false).print(findings.sorted(in: site.files))
  }

  private let questions: Field = [
    [
      "id": "budget", "ask": "How much?",
      "answers": [["id": "low", "label": "Little"], ["id": "high", "label": "Much"]],
    ]
  ]

  @Test func saysNothingOfASoundSite() {
    let site = Site.of(
      [
        ("index.md", ["title": "Home"]),
        ("courses/backend.md", ["title": "Backend", "modules": [["title": "The web", "lessons": ["http", "rest"]]]]),
        ("lessons/http.md", ["title": "HTTP", "topics": ["web"], "formerly": ["http-basics"]]),
        ("lessons/rest.md", ["title": "REST", "requires": [["id": "http", "because": "it speaks it"]]]),
        ("roadmaps/backend/index.md", ["title": "Backend", "steps": ["protocols", "reading"]]),
        ("roadmaps/backend/protocols.md", ["title": "Protocols", "lessons": ["http", "rest"]]),
        (
          "roadmaps/backend/reading.md",
          ["title": "Reading", "waive": [["rule": "uncovered-step", "because": "it is done in books"]]]
        ),
        ("criteria/pace.md", ["title": "Pace", "type": "choice"]),
        (
          "programs/camp.md",
          ["title": "Camp", "ratings": ["pace": ["value": "yes", "evidence": "#how-fast"]]]
        ),
        (
          "comparisons/all.md",
          [
            "title": "All", "programs": ["camp"], "criteria": ["pace"], "questions": questions,
            "rules": [
              ["when": ["budget": "low"], "choose": "camp", "because": "cheap"],
              ["choose": "camp", "because": "all else"],
            ],
          ]
        ),
        ("topics/web.md", ["title": "The web"]),
      ],
      bodies: [
        "lessons/http.md": [
          .link("rest.md", surroundings: "You will see REST."), .link("../courses/backend.md#the-web"),
          .heading(2, "Verbs"),
        ],
        "programs/camp.md": [.heading(2, "How fast")],
      ])
    #expect(report(site) == "")
  }

  @Test func placesFindingsInFrontMatter() {
    let site = Site.of(
      [
        ("courses/backend.md", ["title": "Backend", "modules": [["title": "One", "lessons": ["rest", "http"]]]]),
        ("lessons/http.md", ["title": "HTTP", "draft": true]),
        ("lessons/rest.md", ["title": "REST", "requires": ["http"], "aliases": ["/lessons/url/"]]),
        ("lessons/url.md", ["title": "cafÃ©", "waive": [["rule": "missing-alt", "because": "ornament"]]]),
        ("criteria/pace.md", ["title": "Pace", "type": "choice"]),
        (
          "programs/camp.md",
          ["title": "Camp", "ratings": ["pace": ["value": "yes", "evidence": "#how-fst"]]]
        ),
      ],
      bodies: ["programs/camp.md": [.heading(2, "How fast"), .link("#how-fas")]])
    #expect(
      report(site)
        == """
        warning[hidden-target]: lesson 'http' is a draft, so readers do not get it
         --> content/courses/backend.md:3:48
          |
        3 | modules = [{ title = "One", lessons = ["rest", "http"] }]
          |                                                ^^^^^^ from course 'backend'
         ::: content/lessons/http.md:3:1
          |
        3 | draft = true
          | ----- because of this
          = help: publish that page, or lead readers elsewhere until it is published

        warning[hidden-target]: lesson 'http' is a draft, so readers do not get it
         --> content/lessons/rest.md:3:13
          |
        3 | requires = ["http"]
          |             ^^^^^^ from lesson 'rest'
         ::: content/lessons/http.md:3:1
          |
        3 | draft = true
          | ----- because of this
          = help: publish that page, or lead readers elsewhere until it is published

        error[requires-later-lesson]: lesson 'rest' requires 'http', which comes later in course 'backend'
         --> content/lessons/rest.md:3:13
          |
        3 | requires = ["http"]
          |             ^^^^^^
         ::: content/courses/backend.md:3:40
          |
        3 | modules = [{ title = "One", lessons = ["rest", "http"] }]
          |                                        ------ 'rest' is lesson 1
         ::: content/courses/backend.md:3:48
          |
        3 | modules = [{ title = "One", lessons = ["rest", "http"] }]
          |                                                ------ 'http' is lesson 2
          = help: a course is read in order; move the required lesson up, or drop the requirement

        error[url-collision]: lesson 'url' and lesson 'rest' have one URL, '/lessons/url/'
         --> content/lessons/rest.md:4:12
          |
        4 | aliases = ["/lessons/url/"]
          |            ^^^^^^^^^^^^^^^ an alias of lesson 'rest'
         ::: content/lessons/url.md:1:1
          |
        1 | +++
          | - the URL of lesson 'url'
          = help: give one of them another file name, slug, url or alias

        warning[mojibake]: 'title' was decoded twice; repaired it reads 'café'
         --> content/lessons/url.md:2:9
          |
        2 | title = "cafÃ©"
          |         ^^^^^^^
          = help: its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it

        warning[orphan-lesson]: no course contains lesson 'url'
         --> content/lessons/url.md:2:9
          |
        2 | title = "cafÃ©"
          |         ^^^^^^^
          = help: name it in a course's modules, or waive this with the reason why it stands alone

        note[unused-waiver]: the waiver of 'missing-alt' silences nothing
         --> content/lessons/url.md:3:19
          |
        3 | waive = [{ rule = "missing-alt", because = "ornament" }]
          |                   ^^^^^^^^^^^^^
          = help: no finding in this file needs it; remove the [[waive]]

        error[broken-fragment]: program 'camp' has no heading '#how-fst'
         --> content/programs/camp.md:3:48
          |
        3 | ratings = { pace = { value = "yes", evidence = "#how-fst" } }
          |                                                ^^^^^^^^^^ did you mean '#how-fast'?
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        error[broken-fragment]: program 'camp' has no heading '#how-fas'
         --> content/programs/camp.md:7:8
          |
        7 | [link](#how-fas)
          |        ^^^^^^^^ did you mean '#how-fast'?
          = help: a fragment is a heading in lower case, with '-' for spaces and without punctuation

        """)
  }

  /// A misspelt condition is left out when it is read, which would make the rule match everything.
  @Test func waitsWithTheChooserWhileAWordIsWrong() {
    let site = Site.of([
      ("programs/camp.md", ["title": "Camp"]), ("programs/club.md", ["title": "Club"]),
      (
        "comparisons/all.md",
        [
          "title": "All", "programs": ["camp", "club"], "questions": questions,
          "rules": [
            ["when": ["bugdet": "low"], "choose": "camp", "because": "cheap"],
            ["choose": "club", "because": "all else"],
          ],
        ]
      ),
    ])
    #expect(
      report(site)
        == """
        error[bad-value]: 'bugdet' is not a question
         --> content/comparisons/all.md:5:21
          |
        5 | rules = [{ when = { bugdet = "low" }, choose = "camp", because = "cheap" }, { choose = "club", because = "all else" }]
          |                     ^^^^^^ did you mean 'budget'?
          = help: a question is one of: budget

        """)
  }

  /// One mistake is reported once: a former name that another node has is a duplicate id.
  @Test func leavesFormerNamesToDuplicateIDs() {
    let site = Site.of([
      ("courses/all.md", ["title": "All", "modules": [["title": "One", "lessons": ["a", "b"]]]]),
      ("lessons/a.md", ["title": "A", "formerly": ["b", "c"]]), ("lessons/b.md", ["title": "B", "formerly": ["c"]]),
    ])
    #expect(
      report(site)
        == """
        error[duplicate-id]: 'lesson:b' is the name of another node
         --> content/lessons/a.md:3:13
          |
        3 | formerly = ["b", "c"]
          |             ^^^
         ::: content/lessons/b.md:1:1
          |
        1 | +++
          | - 'lesson:b' is here
          = help: 'formerly' lists names that this node alone had, and that no node has now

        error[duplicate-id]: 'lesson:c' is the name of another node
         --> content/lessons/b.md:3:13
          |
        3 | formerly = ["c"]
          |             ^^^
         ::: content/lessons/a.md:1:1
          |
        1 | +++
          | - 'lesson:a' is here
          = help: 'formerly' lists names that this node alone had, and that no node has now

        """)
  }

  @Test func suggestsFixesOfFragments() throws {
    let site = Site.of(
      [("index.md", ["title": "Home"])], bodies: ["index.md": [.heading(2, "Verbs"), .link("index.md#vrebs")]])
    var findings = Findings()
    GraphRules.check(site.resolve().curriculum, reportingTo: &findings)
    let range = site.range(of: "index.md#vrebs", in: "index.md")
    #expect(findings.diagnostics.flatMap(\.fixes) == [.init(replace: range, with: "index.md#verbs")])
  }
}
