import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct RulesProseTests {
  @Test func reportsImagesWithoutAlternativeText() {
    var site = RulesSite()
    site.add("article:a", "![](plan.png) ![ ](b.png) ![A plan](c.png)\n") {
      $0.image("plan.png", alt: "")
      $0.image("b.png", alt: " ")
      $0.image("c.png", alt: "A plan")
    }
    site.add("article:draft", "![](d.png)", visibility: .draft) { $0.image("d.png", alt: "") }
    #expect(
      site.report(MissingAlt.self)
        == """
        warning[missing-alt]: the image 'plan.png' has no alternative text
         --> content/articles/a.md:1:5
          |
        1 | ![](plan.png) ![ ](b.png) ![A plan](c.png)
          |     ^^^^^^^^
          = help: say what it shows: ![A request and its response](…); waive this for an ornament

        warning[missing-alt]: the image 'b.png' has no alternative text
         --> content/articles/a.md:1:20
          |
        1 | ![](plan.png) ![ ](b.png) ![A plan](c.png)
          |                    ^^^^^
          = help: say what it shows: ![A request and its response](…); waive this for an ornament

        """)
  }

  @Test func reportsHeadingLevelsLeftOut() {
    var site = RulesSite()
    site.add("article:a", "### Deep\n## Back\n#### Skip\n##### Fine\n") {
      $0.heading(3, "Deep", as: 3)
      $0.heading(2, "Back")
      $0.heading(4, "Skip", id: "skip")
      $0.heading(5, "Fine")
    }
    #expect(
      site.report(HeadingOrder.self)
        == """
        warning[heading-skip]: the heading 'Deep' is of level 3 below one of level 1
         --> content/articles/a.md:1:1
          |
        1 | ### Deep
          | ^^^^^^^^ level 2 is left out
          = help: a heading is at most one level below the one before it

        warning[heading-skip]: the heading 'Skip' is of level 4 below one of level 2
         --> content/articles/a.md:3:1
          |
        3 | #### Skip
          | ^^^^^^^^^ level 3 is left out
         ::: content/articles/a.md:2:1
          |
        2 | ## Back
          | ------- level 2
          = help: a heading is at most one level below the one before it

        """)
  }

  @Test func judgesHeadingsAfterDemotion() {
    var site = RulesSite()
    site.add("article:a", "title = \"A\"\n# One\n## Two\n# Three\n") {
      $0.string("title", "A")
      $0.heading(1, "One", as: 2)
      $0.heading(2, "Two", as: 3)
      $0.heading(1, "Three", as: 2)
    }
    #expect(site.report(HeadingOrder.self) == "")
  }

  @Test func reportsTwoFirstHeadings() {
    var site = RulesSite()
    site.add("article:a", "title = \"A\"\n# One\n") {
      $0.string("title", "A")
      $0.heading(1, "One")
    }
    site.add("article:b", "# Only\n") { $0.heading(1, "Only") }
    site.add("article:c", "# One\n# Two\n# Three\n") {
      for text in ["One", "Two", "Three"] { $0.heading(1, text) }
    }
    #expect(
      site.report(HeadingOrder.self)
        == """
        warning[two-first-headings]: the page has 2 first-level headings
         --> content/articles/a.md:2:1
          |
        2 | # One
          | ^^^^^
         ::: content/articles/a.md:1:9
          |
        1 | title = "A"
          |         --- the title is the first
          = help: a page has one first-level heading; begin sections with ##

        warning[two-first-headings]: the page has 3 first-level headings
         --> content/articles/c.md:2:1
          |
        2 | # Two
          | ^^^^^
         ::: content/articles/c.md:1:1
          |
        1 | # One
          | ----- the first is here
          = help: a page has one first-level heading; begin sections with ##

        """)
  }

  @Test func reportsFencesThatAreToBeRunAsNothing() {
    var site = RulesSite()
    site.add("lesson:a", "```run\n```\n\n```bash run\n```\n\n```text\n```\n") {
      $0.fence("run")
      $0.fence("bash run")
      $0.fence("text")
    }
    #expect(
      site.report(RunWithoutLanguage.self)
        == """
        error[run-without-language]: the fence is to be run, but does not say its language
         --> content/lessons/a.md:1:1
          |
        1 | ```run
          | ^^^^^^
          = help: put the language first: ```bash run

        """)
  }

  @Test func reportsTextDecodedTwice() {
    var site = RulesSite()
    let title = "ðŸ“œ Learn backend â€” the best way"
    site.add("article:a", "title = \"\(title)\"\nparams = \"cafÃ©\"\n# cafÃ©\nplain\n", visibility: .draft) { page in
      page.string("title", title)
      let item = FrontMatter.Item(value: .string("cafÃ©"), range: page.range("\"cafÃ©\""))
      let inner = FrontMatter.Table(entries: [.init(key: "shop", keyRange: item.range, value: item)], range: item.range)
      page.entries.append(
        .init(
          key: "params", keyRange: item.range,
          value: .init(value: .array([.init(value: .table(inner), range: item.range)]), range: item.range)))
      page.heading(1, "cafÃ©", id: "cafa")
      page.sections = [
        TextSection(anchor: "", heading: "", text: Array("naïve “quotes” – fine".utf8)),
        TextSection(
          anchor: "cafa", heading: "cafÃ©", text: Array((String(repeating: "word ", count: 40) + "â€™tis\nwell").utf8)),
      ]
    }
    #expect(
      site.report(Mojibake.self)
        == """
        warning[mojibake]: 'title' was decoded twice; repaired it reads '📜 Learn backend — the best way'
         --> content/articles/a.md:1:9
          |
        1 | title = "ðŸ“œ Learn backend â€” the best way"
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = help: its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it

        warning[mojibake]: 'params.shop' was decoded twice; repaired it reads 'café'
         --> content/articles/a.md:2:10
          |
        2 | params = "cafÃ©"
          |          ^^^^^^^
          = help: its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it

        warning[mojibake]: the heading was decoded twice; repaired it reads 'café'
         --> content/articles/a.md:3:1
          |
        3 | # cafÃ©
          | ^^^^^^^
          = help: its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it

        warning[mojibake]: the text of this section was decoded twice; repaired it reads '… word word word word word word word word word word word word word word ’tis well'
         --> content/articles/a.md:3:1
          |
        3 | # cafÃ©
          | ^^^^^^^
          = help: its UTF-8 was once read as windows-1252; save the repaired text, or waive this if the text is about it

        """)
    #expect(
      site.fixes(Mojibake.self) == [
        "\"\(title)\" → \"📜 Learn backend — the best way\"", "\"cafÃ©\" → \"café\"",
      ])
  }

  @Test func quotesRepairedTextForEveryFormat() {
    let range = SourceRange.file(0)
    #expect(
      Diagnostic.Fix.quoting("a\"b\\c\nd\te\u{7}\u{85}é", at: range).replacement == #""a\"b\\c\nd\te\u0007\u0085é""#)
  }

  @Test func reportsInvisibleCharactersInNames() {
    var site = RulesSite()
    let title = "Safe\u{202E}elif\u{202C}"
    site.add(
      "lesson:zero\u{200B}width",
      "title = \"\(title)\"\nslug = \"plain\"\ntags = [\"a\u{FEFF}b\"]\nsummary = \"\u{202E}\"\n"
    ) { page in
      page.string("title", title)
      page.string("slug", "plain")
      page.string("tags", "a\u{FEFF}b")
      page.string("summary", "\u{202E}")
    }
    #expect(
      site.report(BidiControl.self)
        == #"""
        warning[bidi-control]: invisible U+200B in the file name of lesson 'zero\u{200b}width'
         --> content/lessons/zero\u{200b}width.md:1:1
          |
        1 | title = "Safe\u{202e}elif\u{202c}"
          | ^
          = help: control characters make names that look alike differ; remove them

        warning[bidi-control]: invisible U+202E and U+202C in 'title'
         --> content/lessons/zero\u{200b}width.md:1:9
          |
        1 | title = "Safe\u{202e}elif\u{202c}"
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^
          = help: control characters make names that look alike differ; remove them

        warning[bidi-control]: invisible U+FEFF in 'tags'
         --> content/lessons/zero\u{200b}width.md:3:9
          |
        3 | tags = ["a\u{feff}b"]
          |         ^^^^^^^^^^^^
          = help: control characters make names that look alike differ; remove them

        """#)
    #expect(site.fixes(BidiControl.self) == ["\"\(title)\" → \"Safeelif\"", "\"a\u{FEFF}b\" → \"ab\""])
  }

  @Test func acceptsJoinersThatAreSpelling() {
    var site = RulesSite()
    let title = "نرم\u{200C}افزار 👩\u{200D}💻"
    site.add("lesson:a", "title = \"\(title)\"") { $0.string("title", title) }
    #expect(site.report(BidiControl.self) == "")
  }

  @Test func reportsJoinersBesideASCII() {
    var site = RulesSite()
    site.add("lesson:a", "slug = \"ht\u{200D}tp\"") { $0.string("slug", "ht\u{200D}tp") }
    #expect(
      site.report(BidiControl.self)
        == #"""
        warning[bidi-control]: invisible U+200D in 'slug'
         --> content/lessons/a.md:1:8
          |
        1 | slug = "ht\u{200d}tp"
          |        ^^^^^^^^^^^^^^
          = help: control characters make names that look alike differ; remove them

        """#)
  }
}
