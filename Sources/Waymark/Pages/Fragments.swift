import ContentGraph
import Escaping
import Parallel
import Templates

/// Pieces that many pages of a theme share, rendered once: the list items of modules and of plans.
///
/// A module of 100 lessons stands on 100 pages; written out each time, its items were most of a build's work.
struct Fragments: Sendable {
  private let modules: [NodeIndex: [MarkableItems]]
  /// For each node, if the site has plans.
  private let planItems: [[UInt8]]

  init(_ site: Site, with theme: Theme, by workers: Workers = Workers(jobs: 1)) {
    let courses = Array(site.curriculum.indices(of: .course))
    let items = workers.map(courses.indices) { course -> [MarkableItems] in
      guard case .course(let content) = site.curriculum.nodes[courses[course]].content else { return [] }
      return content.modules.map { module in
        MarkableItems(
          module.lessons.lazy.map(\.target).filter(site.isVisible).map { site.link($0) }, theme.navigationItem)
      }
    }
    modules = Dictionary(uniqueKeysWithValues: zip(courses, items))
    let planned = site.curriculum.settings.makesPlans ? site.cards.indices : 0..<0
    planItems = workers.map(planned) { node in
      var item = ByteSink()
      if !site.outline.placements[node].isEmpty || site.isRequired(node) {
        theme.planItem.render(site.cards[node], into: &item)
      }
      return item.array
    }
  }

  /// The items of the module that a lesson stands in, with the lesson's own marked.
  func navigation(at place: Outline.Placement) -> MarkedItems {
    MarkedItems(items: modules[place.collection]![place.module], marked: place.positionInModule)
  }

  func planItems(_ nodes: ArraySlice<NodeIndex>) -> FragmentSequence {
    FragmentSequence(fragments: planItems, indices: Array(nodes))
  }
}

/// List items of which one is to be marked as the current page.
struct MarkableItems: Sendable {
  fileprivate let plain: [UInt8]
  fileprivate let ends: [Int]
  fileprivate let marked: [[UInt8]]

  init(_ links: some Sequence<LinkModel>, _ template: Template<LinkModel>) {
    var plain = ByteSink()
    var ends: [Int] = []
    var marked: [[UInt8]] = []
    var item = ByteSink()
    for link in links {
      template.render(link, into: &plain)
      ends.append(plain.count)
      item.cut(to: 0)
      template.render(link.asCurrent, into: &item)
      marked.append(item.array)
    }
    self.plain = plain.array
    self.ends = ends
    self.marked = marked
  }
}

struct MarkedItems: HTML {
  let items: MarkableItems
  let marked: Int

  func write(into page: inout ByteSink) {
    let start = marked == 0 ? 0 : items.ends[marked - 1]
    page.append(contentsOf: items.plain[..<start])
    page.append(contentsOf: items.marked[marked])
    page.append(contentsOf: items.plain[items.ends[marked]...])
  }
}

/// Some of a list of finished fragments, in an order of their own.
struct FragmentSequence: HTML {
  let fragments: [[UInt8]]
  let indices: [Int]

  func write(into page: inout ByteSink) { for index in indices { page.append(contentsOf: fragments[index]) } }
}
