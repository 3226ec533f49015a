import ContentGraph
import Escaping

/// JSON-LD (schema.org) as a script element, derived from edges: nothing is said that the content does not say.
/// The writer's escapes keep `</script>` out of it.
extension Site {
  func structuredData(of node: NodeIndex, description: String, breadcrumbs: [LinkModel]) -> HTMLFragment {
    var json = JSONWriter(capacity: 4_096)
    json.markup("<script type=\"application/ld+json\">")
    json.object { json in
      json.field("@context", "https://schema.org")
      json.key("@graph")
      json.array { json in
        json.object { writeEntity(&$0, node, description) }
        if breadcrumbs.count > 1 { json.object { writeBreadcrumbs(&$0, breadcrumbs) } }
      }
    }
    json.markup("</script>")
    return HTMLFragment(escaped: json.bytes)
  }

  private func writeEntity(_ json: inout JSONWriter, _ node: NodeIndex, _ description: String) {
    let title = { (json: inout JSONWriter, type: String) in
      json.field("@type", type)
      json.field("@id", self.origin, self.addresses[node])
      json.field("name", self.curriculum.nodes[node].common.title)
      json.field("description", description)
      json.field("url", self.origin, self.addresses[node])
      json.field("inLanguage", self.curriculum.settings.languageCode)
    }
    switch curriculum.nodes[node].content {
    case .lesson(let lesson):
      title(&json, "LearningResource")
      json.field("learningResourceType", "lesson")
      json.field("educationalLevel", ifPresent: lesson.level)
      if let minutes = lesson.minutes { json.field("timeRequired", "PT\(minutes)M") }
      if !lesson.objectives.isEmpty { json.field("teaches", lesson.objectives) }
      list(&json, "competencyRequired", lesson.requires.lazy.map(\.edge.target)) {
        $0.value(curriculum.nodes[$1].common.title)
      }
      list(&json, "isPartOf", outline.placements[node].map(\.collection)) { reference(&$0, "Course", $1) }
    case .course(let course):
      title(&json, "Course")
      json.field("educationalLevel", ifPresent: course.level)
      if minutes(of: node) > 0 { json.field("timeRequired", "PT\(minutes(of: node))M") }
      if !course.outcomes.isEmpty { json.field("teaches", course.outcomes) }
      list(&json, "hasPart", (outline.members[node] ?? []).prefix(Site.cardsPerPage)) {
        reference(&$0, "LearningResource", $1)
      }
    case .roadmap:
      title(&json, "ItemList")
      json.field("numberOfItems", outline.members[node]?.count ?? 0)
      writeItems(&json, outline.members[node] ?? [])
    case .comparison(let comparison):
      title(&json, "ItemList")
      writeItems(&json, visible(comparison.programs.lazy.map(\.target)))
    case .step: title(&json, "LearningResource")
    case .program: title(&json, "Course")
    case .article(let article):
      title(&json, "Article")
      json.field("headline", curriculum.nodes[node].common.title)
      if let date = curriculum.nodes[node].common.dates.date {
        json.field("datePublished", date.rfc3339(inZone: curriculum.settings.timeZone))
      }
      if let date = curriculum.nodes[node].common.dates.lastModified {
        json.field("dateModified", date.rfc3339(inZone: curriculum.settings.timeZone))
      }
      if let author = article.author {
        json.key("author")
        json.object { json in
          json.field("@type", "Person")
          json.field("name", author)
        }
      }
    case .criterion, .topic: title(&json, "DefinedTerm")
    case .page: title(&json, "WebPage")
    }
  }

  private func writeItems(_ json: inout JSONWriter, _ nodes: [NodeIndex]) {
    json.key("itemListElement")
    json.array(nodes.prefix(Site.cardsPerPage).enumerated()) { json, item in
      json.object { json in
        json.field("@type", "ListItem")
        json.field("position", item.offset + 1)
        json.field("name", curriculum.nodes[item.element].common.title)
        json.field("url", origin, address(of: item.element))
      }
    }
  }

  private func list(
    _ json: inout JSONWriter, _ key: StaticString, _ nodes: some Sequence<NodeIndex>,
    _ write: (inout JSONWriter, NodeIndex) -> Void
  ) {
    let shown = visible(nodes)
    guard !shown.isEmpty else { return }
    json.key(key)
    json.array(shown, write)
  }

  private func reference(_ json: inout JSONWriter, _ type: String, _ node: NodeIndex) {
    json.object { json in
      json.field("@type", type)
      json.field("@id", origin, address(of: node))
      json.field("name", curriculum.nodes[node].common.title)
    }
  }

  private func writeBreadcrumbs(_ json: inout JSONWriter, _ breadcrumbs: [LinkModel]) {
    json.field("@type", "BreadcrumbList")
    json.key("itemListElement")
    json.array(breadcrumbs.enumerated()) { json, crumb in
      json.object { json in
        json.field("@type", "ListItem")
        json.field("position", crumb.offset + 1)
        json.field("name", crumb.element.title)
        json.field("item", origin, crumb.element.url)
      }
    }
  }
}
