import Diagnostics
import Escaping
import Testing

@testable import Templates

/// A model that holds itself, both ways.
struct Entry: TemplateModel {
  let title: String
  var next: [Entry] = []
  var children: [Entry] = []

  var first: Entry? { next.first }

  static let schema = Schema<Entry>(
    "entry",
    [
      .text("title") { $0.title }, .optionalModel("next") { $0.first }, .list("children") { $0.children },
      .model("same") { $0 },
    ])
}

struct ModelTests {
  @Test func walksModelsThatHoldThemselves() {
    let tree = Entry(title: "a", children: [Entry(title: "b", children: [Entry(title: "c")]), Entry(title: "d")])
    let template = """
      {% macro toc(entries) %}
      <ol>{% for e in entries %}<li>{{ e.title }}{% if e.children %}{{ toc(e.children) }}{% endif %}</li>{% endfor %}</ol>
      {%- endmacro %}
      {{ toc(children) }}
      """
    let page = render([("main.html", template)], main: "main.html", tree)
    #expect(page.messages == [])
    #expect(page.page == "<ol><li>b<ol><li>c</li></ol></li><li>d</li></ol>")
  }

  @Test func walksAsDeepAsPromised() {
    var entry = Entry(title: "0")
    for level in 1..<Template<Entry>.deepestRecursion { entry = Entry(title: "\(level)", children: [entry]) }
    let template =
      "{% macro depth(e) %}.{% for c in e.children %}{{ depth(c) }}{% endfor %}{% endmacro %}{{ depth(same) }}"
    let page = render([("main.html", template)], main: "main.html", entry)
    #expect(page.page == String(repeating: ".", count: 199))
  }

  @Test func reachesThroughModels() {
    let entry = Entry(title: "a", next: [Entry(title: "b", next: [Entry(title: "c")])])
    let template = """
      {{ same.same.title }}{% if next %}{{ next.same.title }}{% if next.next %}{{ next.next.title }}{{ next.next.next is none }}
      {%- endif %}{% endif %}{% set n = next %}{% if n %}{{ n.title }}{% set m = n.next %}{{ m.title if m }}{% endif %}
      """
    let page = render([("main.html", template)], main: "main.html", entry)
    #expect(page.messages == [])
    #expect(page.page == "abcTruebc")
  }

  @Test func keepsElementsAfterTheirLoop() {
    let page = render(
      "{% set s = shelves | first %}{% set l = shelves | sort(attribute='name') %}{% for i in [1, 2] %}{% if s %}{{ s.name }}{% set o = s.owner %}{{ o.name }}{% endif %}{% endfor %}{% for x in l %}{{ x.name }}{% endfor %}"
    )
    #expect(page.messages == [])
    #expect(page.page == "BackendGraceBackendGraceBackend")
  }

  @Test func treatsNothingAsEmpty() {
    let page = render(
      "[{{ subtitle }}{{ motto }}{{ featured.title if featured }}{{ subtitle | upper }}{{ subtitle | length }}"
        + "{{ tags[9] }}{{ 'x' if not subtitle }}{{ subtitle | default('d') }}{{ (visitors // (visitors - 42)) }}]")
    #expect(page.messages == [])
    #expect(page.page == "[0xd]")
  }

  @Test func rendersTheSameOnEveryThread() async {
    let template =
      "{% for s in shelves %}{% for i in s.items %}<a href=\"{{ i.url }}\">{{ i.title | upper }}</a>{% endfor %}{% endfor %}"
    let expected = render(template).page
    let pages = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<50 { group.addTask { render(template).page } }
      return await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(pages == [expected])
  }

  @Test func appendsToThePage() throws {
    var findings = Findings()
    let set = TemplateSet(
      [("a.txt", SourceFile(id: 0, path: "a.txt", text: Array("{{ title }}{% set x = keeper.name %}{{ x }}".utf8)))],
      reportingTo: &findings)
    let template = try #require(set.compile("a.txt", for: Library.self, reportingTo: &findings))
    var page = ByteSink()
    page.append("before ")
    template.render(sample, into: &page)
    template.render(sample, into: &page)
    #expect(String(decoding: page.bytes, as: UTF8.self) == "before Bücher & <Co>AdaBücher & <Co>Ada")
  }

  @Test func takesTheFirstOfTwoTemplatesWithOneName() {
    #expect(render([("a.txt", "site"), ("a.txt", "theme")], main: "a.txt", sample).page == "site")
  }

  @Test func stopsIntegersAtTheirBounds() {
    #expect(
      render("{{ 9223372036854775807 + 1 }} {{ -9223372036854775807 - 9 }} {{ 4611686018427387904 * -4 }}").page
        == "9223372036854775807 -9223372036854775808 -9223372036854775808")
  }

  @Test func serialisesNothingAsNull() {
    #expect(render("{{ [subtitle] | tojson }}{{ isOpen | tojson }}").page == "[null]true")
  }

  @Test func listsEveryRuleOnce() {
    let ids = TemplateSet.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == 17)
  }
}
