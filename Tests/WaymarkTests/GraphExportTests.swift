import Testing

@testable import Waymark

struct GraphExportTests {
  @Test func writesNodesAndEdges() {
    let site = TestSite([
      ("site.toml", "title = \"T\"\nbaseURL = \"https://example.org/docs/\"\nlevels = [\"easy\"]"),
      (
        "lessons/a.md",
        "+++\ntitle = \"A <b>\"\ndescription = \"First.\"\nlevel = \"easy\"\nminutes = 20\nformerly = [\"aa\"]\ntags = [\"Tag\"]\n+++\nSee [B](b.md).\n"
      ),
      ("lessons/b.md", "+++\ntitle = \"B\"\nrequires = [\"a\"]\n+++\n"),
      ("lessons/draft.md", "+++\ntitle = \"D\"\ndraft = true\nrequires = [\"a\"]\n+++\n"),
    ])
    #expect(
      text(site.site.graphJSON()) == #"""
        {"$schema":"https://example.org/docs/graph.schema.json","version":1,"title":"T","nodes":[
        {"id":"lesson:a","kind":"lesson","title":"A \u003cb\u003e","url":"/docs/lessons/a/","description":"First.","level":"easy","minutes":20,"formerly":["aa"]}
        ,{"id":"lesson:b","kind":"lesson","title":"B","url":"/docs/lessons/b/"}
        ,{"id":"topic:tag","kind":"topic","title":"Tag","url":"/docs/topics/tag/"}],"edges":[
        {"kind":"covers","from":"lesson:a","to":"topic:tag","origin":"authored"}
        ,{"kind":"mentions","from":"lesson:a","to":"lesson:b","origin":"authored"}
        ,{"kind":"requires","from":"lesson:b","to":"lesson:a","origin":"authored"}]}

        """#)
  }

  @Test func isJSONWithEveryIDOnce() throws {
    let graph = try #require(JSONText(School.site.site.graphJSON()))
    let ids = graph["nodes"]?.elements.compactMap { $0["id"]?.text } ?? []
    #expect(ids.count == 22)
    #expect(Set(ids).count == ids.count)
    for edge in graph["edges"]?.elements ?? [] {
      #expect(ids.contains(edge["from"]?.text ?? "") && ids.contains(edge["to"]?.text ?? ""))
    }
  }

  @Test func schemaIsJSON() throws {
    let schema = try #require(JSONText(School.site.site.graphSchema()))
    let properties = try #require(schema["properties"]?["nodes"]?["items"]?["properties"])
    #expect(
      properties["kind"]?["enum"]?.texts == [
        "page", "course", "lesson", "roadmap", "step", "program", "criterion", "comparison", "article", "topic",
      ])
  }
}
