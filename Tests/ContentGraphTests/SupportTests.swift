import Diagnostics
import Markup
import Testing

@testable import ContentGraph

@Suite struct SupportTests {
  @Test func writesFrontMatterWhoseRangesAreTrue() {
    let site = Site.of(
      [("lessons/a.md", ["title": "A", "requires": ["b", ["id": "c"]]])], bodies: ["lessons/a.md": [.link("b.md")]])
    #expect(
      String(decoding: site.files[0].text, as: UTF8.self)
        == "+++\ntitle = \"A\"\nrequires = [\"b\", { id = \"c\" }]\n+++\n[link](b.md)\n\n")
    let entry = site.documents[0].frontMatter.table.entries[1]
    #expect(entry.keyRange == site.range(of: "requires", in: "lessons/a.md"))
    #expect(entry.value.range == site.range(of: "[\"b\", { id = \"c\" }]", in: "lessons/a.md"))
    #expect(site.documents[0].body.references[0].range == site.range(of: "b.md", in: "lessons/a.md"))
  }
}
