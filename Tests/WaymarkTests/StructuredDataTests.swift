import Testing

@testable import Waymark

struct StructuredDataTests {
  /// The JSON-LD of a node, without its script element; nil when that is not what it is in.
  private func data(_ id: String) -> String? {
    guard let fragment = School.site.site.head(of: School.site[id]).structuredData else { return nil }
    let (start, end) = ("<script type=\"application/ld+json\">", "</script>")
    let element = text(fragment.bytes)
    guard element.hasPrefix(start), element.hasSuffix(end) else { return nil }
    return String(element.dropFirst(start.count).dropLast(end.count))
  }

  private func graph(_ entity: String, crumbs: [(String, String)]) -> String {
    let items = crumbs.enumerated().map { index, crumb in
      #"{"@type":"ListItem","position":\#(index + 1),"name":"\#(crumb.0)","item":"https://example.org\#(crumb.1)"}"#
    }
    let list = items.isEmpty ? "" : #",{"@type":"BreadcrumbList","itemListElement":[\#(items.joined(separator: ","))]}"#
    return #"{"@context":"https://schema.org","@graph":[\#(entity)\#(list)]}"#
  }

  private func named(_ type: String, _ url: String, _ name: String, _ description: String, _ rest: String = "")
    -> String
  {
    let address = "https://example.org\(url)"
    return
      #"{"@type":"\#(type)","@id":"\#(address)","name":"\#(name)","description":"\#(description)","url":"\#(address)","inLanguage":"en"\#(rest)}"#
  }

  @Test func describesALesson() {
    #expect(
      data("lesson:css")
        == graph(
          named(
            "LearningResource", "/lessons/css/", "CSS", "How pages look.",
            #","learningResourceType":"lesson","timeRequired":"PT45M","competencyRequired":["HTML"],"isPartOf":[{"@type":"Course","@id":"https://example.org/courses/web/","name":"The web"}]"#
          ), crumbs: [("Home", "/"), ("The web", "/courses/web/"), ("CSS", "/lessons/css/")]))
    #expect(
      data("lesson:html")?.contains(
        #""educationalLevel":"beginner","timeRequired":"PT30M","teaches":["Read a tag"],"isPartOf""#) == true)
  }

  @Test func describesACourseByItsParts() {
    #expect(
      data("course:web")
        == graph(
          named(
            "Course", "/courses/web/", "The web", "From tags to scripts.",
            #","educationalLevel":"beginner","timeRequired":"PT135M","teaches":["Publish a page"],"hasPart":["#
              + [("html", "HTML"), ("css", "CSS"), ("js", "JavaScript")].map {
                #"{"@type":"LearningResource","@id":"https://example.org/lessons/\#($0)/","name":"\#($1)"}"#
              }.joined(separator: ",") + "]"
          ), crumbs: [("Home", "/"), ("Courses", "/courses/"), ("The web", "/courses/web/")]))
  }

  @Test func describesARoadmapAndAComparisonAsLists() {
    let item = { (position: Int, name: String, url: String) in
      #"{"@type":"ListItem","position":\#(position),"name":"\#(name)","url":"https://example.org\#(url)"}"#
    }
    #expect(
      data("roadmap:web")
        == graph(
          named(
            "ItemList", "/roadmaps/web/", "Web developer", "From nothing to a page.",
            #","numberOfItems":3,"itemListElement":["#
              + [
                item(1, "Pages", "/roadmaps/web/pages/"), item(2, "Motion", "/roadmaps/web/motion/"),
                item(3, "Career", "/roadmaps/web/career/"),
              ].joined(separator: ",") + "]"
          ), crumbs: [("Home", "/"), ("Roadmaps", "/roadmaps/"), ("Web developer", "/roadmaps/web/")]))
    #expect(
      data("comparison:programs")
        == graph(
          named(
            "ItemList", "/comparisons/programs/", "Programs", "Programs",
            #","itemListElement":["#
              + [item(1, "Alpha", "/programs/alpha/"), item(2, "Beta", "/programs/beta/")].joined(separator: ",") + "]"
          ), crumbs: [("Home", "/"), ("Comparisons", "/comparisons/"), ("Programs", "/comparisons/programs/")]))
  }

  @Test func describesAnArticleWithItsDatesAndAuthor() {
    #expect(
      data("article:first")
        == graph(
          named(
            "Article", "/articles/first/", "First words", "Why we write.",
            #","headline":"First words","datePublished":"2024-07-01T00:00:00Z","dateModified":"2024-07-01T00:00:00Z","author":{"@type":"Person","name":"Ada"}"#
          ), crumbs: [("Home", "/"), ("Articles", "/articles/"), ("First words", "/articles/first/")]))
  }

  @Test func describesTheOtherKinds() {
    let types = ["step:web/pages", "program:alpha", "criterion:weeks", "topic:markup", "page:about"].map { id in
      data(id).flatMap { JSONText(Array($0.utf8)) }?["@graph"]?[0]?["@type"]?.text
    }
    #expect(types == ["LearningResource", "Course", "DefinedTerm", "DefinedTerm", "WebPage"])
    #expect(data("page:") == graph(named("WebPage", "/", "Welcome", "Start here."), crumbs: []))
  }

  @Test func isJSONOnEveryPage() {
    for page in School.site.site.pages {
      guard case .node(let node) = page.kind else { continue }
      let id = School.site.site.curriculum.nodes[node].id.description
      #expect(data(id).flatMap { JSONText(Array($0.utf8)) } != nil, "\(id)")
    }
  }
}
