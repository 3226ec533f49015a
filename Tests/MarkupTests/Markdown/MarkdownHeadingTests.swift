import Testing

@testable import Markup

@Suite struct MarkdownHeadingTests {
  // MARK: Ids

  /// The shapes of Hugo's own vectors, and of headings people write.
  @Test(arguments: [
    ("God is good: 123", "god-is-good-123"),
    ("Hello", "hello"),
    ("Multiple--Hyphens", "multiple--hyphens"),
    ("Many   spaces", "many---spaces"),
    ("Trailing hyphen-", "trailing-hyphen-"),
    ("-Leading hyphen", "-leading-hyphen"),
    ("snake_case_stays", "snake_case_stays"),
    ("A  & B", "a---b"),
    ("1. Requests, In Depth", "1-requests-in-depth"),
    ("What Does Not Wait (Read This First)", "what-does-not-wait-read-this-first"),
    ("Other People's Code", "other-peoples-code"),
    ("Other People’s Code", "other-peoples-code"),
    ("One Tool. One.", "one-tool-one"),
    ("Load-Bearing Ideas", "load-bearing-ideas"),
    ("The New Meta-Skill", "the-new-meta-skill"),
    ("  padded\t", "padded"),
    ("Tab\tinside", "tabinside"),
    ("🚀 Ready, set 🏁", "-ready-set-"),
    ("Überflüssig ΣΑΣ", "überflüssig-σασ"),
    ("İstanbul", "istanbul"),
    ("e\u{301}clair", "eclair"),
    ("日本語 テキスト", "日本語-テキスト"),
    ("٣ items", "٣-items"),
    ("½ cup", "-cup"),
    ("non\u{A0}breaking", "nonbreaking"),
    ("!?", "heading"),
    ("", "heading"),
  ])
  func makesHugosIDs(text: String, id: String) {
    let made = Array(text.utf8).withUnsafeBufferPointer { HeadingID.make(from: $0) }
    #expect(Array(made.unicodeScalars) == Array(id.unicodeScalars))
  }

  @Test func makesIDsFromTextWithoutMarkup() {
    let body = Parsed("## The *one* `code` & [link](a.md) <b>x</b> ![y](z.png) &copy;\n").body
    #expect(body.headings.map(\.id) == ["the-one-code--link-x--"])
    #expect(body.headings.map(\.text) == ["The one code & link x  ©"])
  }

  @Test func makesIDFromLastLineOfHeadingOverSeveral() {
    let body = Parsed("one\ntwo *three*\n===\n").body
    #expect(body.headings.map(\.id) == ["two-three"])
    #expect(body.headings.map(\.text) == ["one two three"])
  }

  @Test func numbersEqualIDsWithFirstFreeNumber() {
    let body = Parsed("# a\n# a\n# a-1\n# a\n# b {#a-3}\n# a\n# !\n# ?\n").body
    #expect(body.headings.map(\.id) == ["a", "a-1", "a-1-1", "a-2", "a-3", "a-4", "heading", "heading-1"])
  }

  @Test func numbersTenThousandEqualHeadings() {
    let body = Parsed(String(repeating: "# a\n", count: 10_000)).body
    #expect(body.headings.last?.id == "a-9999")
  }

  // MARK: Attributes

  @Test func takesIDAndClassesFromBraces() {
    let parsed = Parsed("## Set-up *now* {#start .wide .x}\n\nLong {.only}\n---\n")
    #expect(
      parsed.html == """
        <div class="heading"><h2 id="start" class="wide x">Set-up <em>now</em></h2>\
        <a class="anchor" href="#start" aria-label="Link to this section: Set-up now">\
        <span aria-hidden="true">#</span></a></div>
        <div class="heading"><h2 id="long" class="only">Long</h2>\
        <a class="anchor" href="#long" aria-label="Link to this section: Long"><span aria-hidden="true">#</span></a></div>

        """)
    #expect(parsed.problems == [])
  }

  @Test func leavesOtherBracesAlone() {
    let body = Parsed("# a {b}\n# c {{.Title}}\n# {#d} e\n# `f {#g}`\n").body
    #expect(body.headings.map(\.text) == ["a {b}", "c {{.Title}}", "{#d} e", "f {#g}"])
  }

  @Test func reportsBadAttributes() {
    let parsed = Parsed("# One {#a<b .c key=1}\n\n# Two {#x #y}\n")
    #expect(
      parsed.problems == [
        "heading-attributes@# One {#a<b .c key=1}: '#a<b' is neither an id nor a class",
        "heading-attributes@# One {#a<b .c key=1}: 'key=1' is neither an id nor a class",
        "heading-attributes@# Two {#x #y}: '#y' is neither an id nor a class",
      ])
    #expect(parsed.body.headings.map(\.id) == ["one", "x"])
  }

  @Test func reportsIDsThatAreTakenOrReserved() {
    let parsed = Parsed("# One\n# Two {#one}\n# wm- Three\n")
    #expect(
      parsed.problems == [
        "duplicate-heading-id@# Two {#one}: the id 'one' is taken by a heading above; this one becomes 'one-1'",
        "reserved-heading-id@# wm- Three: the id 'wm--three' begins with 'wm-'",
      ])
  }

  // MARK: HTML

  @Test func linksHeadingToItselfBesideIt() {
    #expect(
      Parsed("### A \"b\" & *c*\n").html == """
        <div class="heading"><h3 id="a-b--c">A “b” &amp; <em>c</em></h3><a class="anchor" href="#a-b--c" \
        aria-label="Link to this section: A “b” &amp; c"><span aria-hidden="true">#</span></a></div>

        """)
  }

  @Test func movesHeadingsDownWhenThePageHasATitle() {
    let markdown = "# One\n\n###### Six\n\n> # Quoted\n"
    let moved = Parsed(markdown, hasTitle: true).body
    #expect(moved.isDemoted)
    #expect(moved.headings.map(\.level) == [1, 6, 1])
    #expect(moved.headings.map(\.outputLevel) == [2, 6, 2])
    #expect(moved.headings.map(\.id) == ["one", "six", "quoted"])
    let kept = Parsed(markdown, hasTitle: false).body
    #expect(!kept.isDemoted)
    #expect(kept.headings.map(\.outputLevel) == [1, 6, 1])
    #expect(!Parsed("## Two\n", hasTitle: true).body.isDemoted)
  }

  @Test func givesContentsHTMLWithoutLinks() {
    let heading = Parsed("# A [b *c*](d.md) `e<` ![f](g.png) www.h.org ~~i~~[^1]\n\n[^1]: j\n").body.headings[0]
    #expect(
      String(decoding: heading.html, as: UTF8.self) == "A b <em>c</em> <code>e&lt;</code>  www.h.org <del>i</del>")
  }

  // MARK: Contents

  @Test func nestsContentsFromTheHighestLevelPresent() {
    let body = Parsed("### a\n## b\n### c\n#### d\n### e\n## f\n").body
    func outline(_ entries: [ContentsEntry]) -> String {
      entries.map { entry in
        body.headings[entry.heading].id + (entry.children.isEmpty ? "" : "(\(outline(entry.children)))")
      }.joined(separator: " ")
    }
    #expect(outline(body.contents()) == "a b(c e) f")
    #expect(outline(body.contents(depth: 3)) == "a b(c(d) e) f")
    #expect(outline(body.contents(depth: 1)) == "b f")
    #expect(Parsed("text\n").body.contents() == [])
  }
}
