import Testing

@testable import Templates

/// One text, as it is written in each kind of place.
struct Note: TemplateModel {
  let text: String
  let markup: Markup

  static let schema = Schema<Note>("note", [.text("text") { $0.text }, .html("markup") { $0.markup }])
}

private func write(_ template: String, _ text: String, named name: String = "main.html") -> String? {
  let rendered = render([(name, template)], main: name, Note(text: text, markup: Markup("<b>\(text)</b>")))
  return rendered.messages.isEmpty ? rendered.page : rendered.messages.joined(separator: "\n")
}

struct ContextTests {
  @Test(arguments: [
    ("plain", "plain"), ("<b> & \"c\" 'd'", "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"), ("&amp;", "&amp;amp;"),
    ("</script>", "&lt;/script&gt;"), ("日本\u{0}", "日本\u{0}"),
  ])
  func escapesTextAndQuotedAttributesAlike(_ text: String, _ escaped: String) {
    #expect(write("<p>{{ text }}</p>", text) == "<p>\(escaped)</p>")
    #expect(write("<title>{{ text }}</title>", text) == "<title>\(escaped)</title>")
    #expect(write("<!-- {{ text }} -->", text) == "<!-- \(escaped) -->")
    #expect(write("<p title=\"{{ text }}\">", text) == "<p title=\"\(escaped)\">")
    #expect(write("<p title = '{{ text }}' data-x=''>", text) == "<p title = '\(escaped)' data-x=''>")
  }

  @Test(arguments: [
    ("/a/b/", "/a/b/"), ("#x", "#x"), ("?a=1&b=2", "?a=1&amp;b=2"), ("a b\"c'd", "a%20b%22c&#x27;d"),
    ("https://example.org/%20é", "https://example.org/%20%C3%A9"), ("mailto:a@b.c", "mailto:a@b.c"), ("tel:1", "tel:1"),
    ("javascript:alert(1)", "#"), ("JaVa\tScript:alert(1)", "#"), ("\u{1} javascript:x", "#"), ("vbscript:x", "#"),
    ("data:image/png;base64,AA", "#"), ("data:text/html,x", "#"), ("", ""), ("javascript", "javascript"),
    ("./javascript:x", "./javascript:x"), ("//host/x", "//host/x"),
  ])
  func writesLinks(_ url: String, _ written: String) {
    #expect(write("<a href=\"{{ text }}\">", url) == "<a href=\"\(written)\">")
    #expect(write("<form action='{{ text }}'>", url) == "<form action='\(written)'>")
    #expect(write("<A HREF = \"{{ text | url }}\">", url) == "<A HREF = \"\(written)\">")
    #expect(write("{% set u = text %}<a href=\"{% if u %}{{ u }}{% endif %}\">", url) == "<a href=\"\(written)\">")
  }

  @Test(arguments: [
    ("/a.png", "/a.png"), ("data:image/png;base64,AA", "data:image/png;base64,AA"), ("data:text/html,x", "#"),
    ("javascript:x", "#"), ("mailto:x", "#"),
  ])
  func writesImageAddresses(_ url: String, _ written: String) {
    #expect(write("<img src=\"{{ text }}\" alt=\"\">", url) == "<img src=\"\(written)\" alt=\"\">")
    #expect(write("<video poster='{{ text }}'>", url) == "<video poster='\(written)'>")
  }

  @Test func checksSchemesPutTogetherFromParts() {
    #expect(write("<a href=\"{{ text }}:alert(1)\">", "javascript") == "<a href=\"#\">")
    #expect(write("<a href=\"{{ text }}{{ text }}\">", "x:") == "<a href=\"#x:\">")
    #expect(write("<a href=\"java{{ text }}\" title=\"t\">", "script:alert(1)") == "<a href=\"#\" title=\"t\">")
    #expect(write("<a href=\"javascript:f('{{ text }}')\">", "x") == "<a href=\"#\">")
    #expect(write("<a href=\"{% for x in [1, 2] %}{{ text }}{% endfor %}\">", "a:") == "<a href=\"##\">")
    #expect(write("<a href=\"{% if text %}java{% endif %}{{ text }}\">", "script:x") == "<a href=\"java#\">")
    #expect(write("<a href=\"{% if text %}java{% endif %}{{ text }}:x\">", "script") == "<a href=\"#\">")
    #expect(
      write("{% macro u(x) %}{{ x }}:x{% endmacro %}<a href=\"{{ u(text) }}\">", "javascript") == "<a href=\"#\">")
    #expect(write("<a href=\"mailto:{{ text }}\">", "a@b.c?subject=x:y") == "<a href=\"mailto:a@b.c?subject=x:y\">")
    #expect(write("<a href=\"/x/{{ text }}#{{ text }}\">", "a:b") == "<a href=\"/x/a:b#a:b\">")
  }

  @Test func leavesLiteralURLsAlone() {
    #expect(
      write("<a href=\"javascript:void(0)\" title=\"{{ text }}\">", "x")
        == "<a href=\"javascript:void(0)\" title=\"x\">")
  }

  @Test(arguments: [
    ("a", "\"a\""), ("</script><!--", "\"\\u003c/script\\u003e\\u003c!--\""),
    ("\"\\\n\u{2028}&", "\"\\\"\\\\\\n\\u2028\\u0026\""),
    ("é'", "\"é'\""),
  ])
  func writesJSON(_ text: String, _ json: String) {
    #expect(write("<script>x = {{ text | tojson }}</script>", text) == "<script>x = \(json)</script>")
    #expect(write("{\"x\": {{ text | tojson }}}", text, named: "data.json") == "{\"x\": \(json)}")
    #expect(
      write("{% set j = [text, 'b'] | tojson %}<script>{{ j }}</script>", text) == "<script>[\(json), \"b\"]</script>")
  }

  @Test func escapesJSONInAttributes() {
    #expect(write("<p data-x=\"{{ [text] | tojson }}\">", "a\"<") == "<p data-x=\"[&#34;a\\&#34;\\u003c&#34;]\">")
  }

  @Test(arguments: [
    ("<a> & \"b\" 'c'", "&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;"), ("a\u{1}b\u{FFFE}c\td\n", "abc\td\n"),
    ("é", "é"),
  ])
  func writesXML(_ text: String, _ escaped: String) {
    #expect(
      write("<t x=\"{{ text }}\">{{ text }}</t>", text, named: "feed.xml") == "<t x=\"\(escaped)\">\(escaped)</t>")
    #expect(write("<p>{{ text | xml }}</p>", text) == "<p>\(escaped)</p>")
    #expect(write("{{ markup | xml }}", text, named: "feed.xml") == "&lt;b&gt;\(escaped)&lt;/b&gt;")
    #expect(write("{{ markup | safe }}", text, named: "feed.xml") == "<b>\(text)</b>")
  }

  @Test func keepsWhatStoodBeforeWhenXMLDropsCharacters() {
    #expect(write("\u{FFFE}{{ text }}", "\u{FFFE}a", named: "feed.xml") == "\u{FFFE}a")
  }

  @Test(arguments: ["llms.txt", "page.md"]) func escapesNothingInPlainText(_ name: String) {
    #expect(write("{{ text }} {{ markup }} {{ text | escape }}", "<&>", named: name) == "<&> <b><&></b> &lt;&amp;&gt;")
  }

  @Test func followsMarkupThroughMacrosAndIncludes() {
    let templates = [
      (
        "main.html",
        "{% macro cls(x) %}class=\"{{ x }}\"{% endmacro %}<p {{ cls(text) }} {% include 'a.html' %}>{{ text }}</p>"
      ),
      ("a.html", "title='{{ text }}'"),
    ]
    let page = render(templates, main: "main.html", Note(text: "'", markup: Markup("")))
    #expect(page.messages == [])
    #expect(page.page == "<p class=\"&#39;\" title='&#39;'>&#39;</p>")
  }

  @Test func allowsAttributesInBranches() {
    #expect(write("<li{% if text %} class=\"a\" hidden{% endif %}>{{ text }}", "x") == "<li class=\"a\" hidden>x")
    #expect(write("<a {% if text %}href=\"{{ text }}\"{% endif %} data-x>", "x:y") == "<a href=\"#\" data-x>")
  }

  @Test func allowsIntegersInStyles() {
    #expect(write("<i style=\"width: {{ text | length }}%\">", "abc") == "<i style=\"width: 3%\">")
  }
}

struct RefusedContextTests {
  private let unquoted =
    "(a value could add attributes there: write 'name=\"{{ x }}\"', and choose among literal parts with 'if')"

  @Test(arguments: [
    ("<p {{ text }}>", "1:7", "a tag"), ("<p x={{ text }}>", "1:9", "an attribute"),
    ("<{{ text }}>", "1:5", "a tag's name"),
    ("<p x=a{{ text }}>", "1:10", "an attribute"), ("<!doctype {{ text }}>", "1:14", "a declaration"),
    ("<p {{ text }}=\"x\">", "1:7", "a tag"), ("</p{{ text }}>", "1:7", "a tag's name"),
    ("<p {{ text | escape }}>", "1:7", "a tag"), ("<p {{ markup | safe }}>", "1:7", "a tag"),
  ])
  func refusesValuesOutsideQuotes(_ template: String, _ place: String, _ what: String) {
    let messages = render([("main.html", template)], main: "main.html", Note(text: "", markup: Markup(""))).messages
    #expect(messages == ["main.html:\(place) unquoted-attribute: this stands in \(what), outside quotes \(unquoted)"])
  }

  @Test func refusesBranchesThatNameDifferentAttributes() {
    #expect(
      render("<p {% if isOpen %}href{% else %}title{% endif %}=\"{{ visitors }}\">").messages.first
        == "main.html:1:4 template-context: the branches end in a tag and in a tag "
        + "(every way through an 'if' has to leave tags, quotes and scripts alike)")
  }

  @Test func refusesTextInScripts() {
    #expect(
      render("<script>{{ title }}</script><style>{{ title }}</style>").messages == [
        "main.html:1:12 unsafe-context: in a script only what 'tojson' made may be written, this is text "
          + "(say '{{ x | tojson }}', without quotes around it)",
        "main.html:1:39 unsafe-context: in a style sheet only what 'tojson' made may be written, this is text "
          + "(say '{{ x | tojson }}', without quotes around it)",
      ])
    #expect(
      render("{{ title }}", named: "data.json").messages == [
        "data.json:1:4 unsafe-context: in this file only what 'tojson' made may be written, this is text "
          + "(say '{{ x | tojson }}', without quotes around it)"
      ])
  }

  @Test(arguments: ["onclick", "ONLOAD", "style", "srcdoc"]) func refusesTextInCode(_ attribute: String) {
    #expect(
      render("<p \(attribute)=\"x{{ title }}\">").messages == [
        "main.html:1:\(attribute.count + 10) unsafe-context: this attribute is code, and escaping cannot make text safe in it "
          + "(put the value into a 'data-' attribute; of an 'on…', 'style' or 'srcdoc' only integers may be part)"
      ])
  }

  @Test func refusesMarkupInAttributes() {
    let help = "(an attribute holds text: use the field that the html was made from)"
    #expect(
      render("<p title=\"{{ intro }}\"><a href=\"{{ intro | safe }}\">").messages == [
        "main.html:1:14 template-type: this is html, which cannot stand in an attribute \(help)",
        "main.html:1:36 template-type: this is html, which cannot stand in an attribute \(help)",
      ])
  }

  @Test func refusesMarkupInXML() {
    #expect(
      render("{{ intro }}", named: "feed.xml").messages == [
        "feed.xml:1:4 template-type: this is html, and html is not xml "
          + "(say '| xml' to escape it, as feeds want it, or '| safe' to write it as it is)"
      ])
  }

  @Test func refusesOtherSpellingsInURLs() {
    let help = "(write the text without a filter: URLs are escaped and their scheme is checked)"
    #expect(
      render("<a href=\"{{ title | xml }}\" src=\"{{ title | tojson }}\">").messages == [
        "main.html:1:13 template-type: this is a URL, and 'xml' does not make one \(help)",
        "main.html:1:37 template-type: this is a URL, and json does not make one \(help)",
      ])
  }

  @Test func reportsBranchesThatEndDifferently() {
    #expect(
      render("{% if isOpen %}<p title=\"{% else %}<p>{% endif %}").messages == [
        "main.html:1:1 template-context: the branches end in an attribute and in text "
          + "(every way through an 'if' has to leave tags, quotes and scripts alike)"
      ])
    #expect(
      render("{% for t in tags %}<p title=\"{% endfor %}").messages == [
        "main.html:1:1 template-context: a round of this loop starts in text and ends in an attribute "
          + "(a loop has to leave tags, quotes and scripts as it found them)"
      ])
    #expect(
      render("{% macro m() %}<p {% endmacro %}{{ m() }}").messages == [
        "main.html:1:10 template-context: this macro starts in text and ends in a tag "
          + "(a macro has to leave tags, quotes and scripts as it found them)"
      ])
  }
}

struct MarkupScannerTests {
  private func state(behind text: String) -> MarkupState {
    var scanner = MarkupScanner(.text)
    scanner.scan(ArraySlice(text.utf8))
    return scanner.state
  }

  @Test(arguments: [
    ("", MarkupState.text), ("a < b", .text), ("<", .tagStart), ("<p", .tagName(Array("p".utf8))),
    ("<p ", .tag(.ordinary)),
    ("<p a", .attributeName(.ordinary, Array("a".utf8))), ("<p a ", .afterAttributeName(.ordinary, Array("a".utf8))),
    ("<p a=", .beforeValue(.ordinary, .plain)), ("<p A = ", .beforeValue(.ordinary, .plain)),
    ("<p a=\"", .quotedValue(.ordinary, .plain, quote: 0x22, progress: .start)),
    ("<p a=\">'", .quotedValue(.ordinary, .plain, quote: 0x22, progress: .inside)),
    ("<a HREF='", .quotedValue(.ordinary, .url(.link), quote: 0x27, progress: .start)),
    ("<p onX='", .quotedValue(.ordinary, .code, quote: 0x27, progress: .start)),
    ("<p a=b", .unquotedValue(.ordinary)), ("<p a=b>", .text), ("<p a='b'>", .text), ("<br/>", .text),
    ("<p a/>", .text),
    ("<!-- <p", .comment), ("<!-- > -- >", .comment), ("<!-- -->", .text), ("<!-->", .text), ("<!--->", .text),
    ("<!doctype html", .declaration), ("<?xml ?>", .text),
    ("<script>", .rawText(.script)), ("<SCRIPT src=x>a<b", .rawText(.script)), ("<script></script>", .text),
    ("<script></scriptx>", .rawText(.script)), ("<script></script ", .tag(.ordinary)), ("<style >a</style>", .text),
    ("<scripts>", .text), ("</script>", .text),
  ])
  func knowsWhereATemplateStands(_ text: String, _ expected: MarkupState) { #expect(state(behind: text) == expected) }
}
