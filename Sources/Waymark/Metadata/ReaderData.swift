import CXXHash
import ContentGraph
import Escaping

/// `reader.json`: what the reader's scripts need of the graph, as small as can be. Lessons and steps are numbered in an
/// order in which everything comes after what it requires.
///
///     {"format":1,"version":"…","count":2,"formerly":[["lesson:old","lesson:a"]],
///      "collections":[["course:web","The web","/courses/web/",[["Basics","basics",[0,2]]]]],
///      "nodes":[["lesson:a","A",20],["lesson:b","B",30,[0]]]}
///
/// A node is its id, title, minutes, what it requires, the lessons that cover it, its address where that does not follow
/// from the id, and the reasons of what it requires, one each; what is empty at the end is left out. A module lists its
/// members as runs: first, how many.
/// Beyond a certain size the nodes stand in parts, `reader/<version>/<number>.json`, and `starts` tells the first of each.
struct ReaderData {
  static let format = 1
  /// About 200 kB.
  static let largestPart = 200_000

  private let site: Site
  private let nodes: [NodeIndex]
  private let numbers: [NodeIndex: Int]

  init(_ site: Site) {
    self.site = site
    nodes = site.outline.order.nodes.filter { node in
      let kind = site.curriculum.nodes[node].id.kind
      return (kind == .lesson || kind == .step) && site.isVisible(node)
    }
    numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
  }

  func files(largestPart: Int = Self.largestPart) -> [(path: String, bytes: [UInt8])] {
    let rows = nodes.map(row)
    var parts: [Range<Int>] = []
    var start = 0
    var size = 0
    for (number, row) in rows.enumerated() {
      if size + row.count > largestPart, number > start {
        parts.append(start..<number)
        (start, size) = (number, 0)
      }
      size += row.count + 1
    }
    parts.append(start..<rows.count)
    let version = Self.version(of: rows)
    guard parts.count > 1 else { return [("reader.json", root(version, rows: rows, starts: []))] }
    return [("reader.json", root(version, rows: [], starts: parts.map(\.lowerBound)))]
      + parts.enumerated().map { ("reader/\(version)/\($0).json", Self.part(rows[$1])) }
  }

  private func root(_ version: String, rows: [[UInt8]], starts: [Int]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("format", Self.format)
      json.field("version", version)
      json.field("count", nodes.count)
      json.key("formerly")
      json.array(formerly) { json, pair in
        json.array { json in
          json.value(pair.old)
          json.value(pair.new)
        }
      }
      json.key("collections")
      json.array(site.curriculum.nodes.indices.filter { site.outline.members[$0] != nil }) { write(&$0, $1) }
      if !starts.isEmpty {
        json.key("starts")
        json.array(starts) { $0.value($1) }
      }
    }
    var bytes = json.bytes
    if starts.isEmpty {
      bytes.removeLast()
      bytes.append(contentsOf: ",\"nodes\":".utf8)
      Self.append(rows[...], to: &bytes)
      bytes.append(contentsOf: "}\n".utf8)
    } else {
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Names that nothing else has taken over since, with what they are now.
  private var formerly: [(old: String, new: String)] {
    nodes.sorted().flatMap { index in
      site.curriculum.nodes[index].common.formerly.map { site.curriculum.nodes[index].id.formerID($0.value) }
        .filter { site.curriculum[$0] == nil }
        .map { ($0.description, site.ids[index]) }
    }
  }

  private func write(_ json: inout JSONWriter, _ collection: NodeIndex) {
    json.array { json in
      json.value(site.ids[collection])
      json.value(site.curriculum.nodes[collection].common.title)
      json.value(site.address(of: collection))
      json.array(modules(of: collection)) { json, module in
        json.array { json in
          json.value(module.title)
          json.value(module.anchor)
          json.array(Self.runs(of: module.members)) { $0.value($1) }
        }
      }
    }
  }

  private func modules(of collection: NodeIndex) -> [(title: String, anchor: String, members: [Int])] {
    guard case .course(let course) = site.curriculum.nodes[collection].content else {
      return [("", "", (site.outline.members[collection] ?? []).compactMap { numbers[$0] })]
    }
    return zip(course.modules, site.moduleAnchors[collection] ?? []).map { module, anchor in
      (module.title, anchor, site.visible(module.lessons.lazy.map(\.target)).compactMap { numbers[$0] })
    }
  }

  private func row(_ index: NodeIndex) -> [UInt8] {
    let (id, title) = (site.curriculum.nodes[index].id, site.curriculum.nodes[index].common.title)
    let requires = site.outline.prerequisites.successors(of: index).compactMap { numbers[$0] }.sorted()
    var covers: [Int] = []
    if case .step(let step) = site.curriculum.nodes[index].content {
      covers = site.visible(step.lessons.lazy.map(\.target)).compactMap { numbers[$0] }
    }
    let reasons = reasons(of: index, requires)
    // Where reasons follow, the address stands in its place.
    let isUsual = site.curriculum.urls[index] == Self.usualURL(of: id)
    let url = isUsual && reasons.isEmpty ? nil : site.address(of: index)
    var json = JSONWriter()
    json.array { json in
      json.value(site.ids[index])
      json.value(title)
      json.value(site.minutes(of: index))
      if !requires.isEmpty || !covers.isEmpty || url != nil { json.array(requires) { $0.value($1) } }
      if !covers.isEmpty || url != nil { json.array(covers) { $0.value($1) } }
      if let url { json.value(url) }
      if !reasons.isEmpty { json.array(reasons) { $0.value($1) } }
    }
    return json.bytes
  }

  /// Why a node requires each of these, empty where its author does not say; nothing where no reason is given at all.
  private func reasons(of index: NodeIndex, _ requires: [Int]) -> [String] {
    let requirements: [Requirement<Link>] =
      switch site.curriculum.nodes[index].content {
      case .lesson(let lesson): lesson.requires
      case .step(let step): step.requires
      case .page, .course, .roadmap, .program, .criterion, .comparison, .article, .topic: []
      }
    let stated = requirements.reduce(into: [NodeIndex: String]()) { $0[$1.edge.target] = $1.because }
    let reasons = requires.map { stated[nodes[$0]] ?? "" }
    return reasons.contains { !$0.isEmpty } ? reasons : []
  }

  /// Nil for names that an address would write differently.
  private static func usualURL(of id: NodeID) -> String? {
    let url = "/" + (id.kind == .step ? "roadmaps" : id.kind.plural) + "/" + id.name + "/"
    return EncodedPath.of(url[...]) == url ? url : nil
  }

  /// Consecutive numbers as pairs: 4 5 6 9 → 4 3 9 1.
  private static func runs(of numbers: [Int]) -> [Int] {
    var runs: [Int] = []
    for number in numbers {
      if runs.count > 1, runs[runs.count - 2] + runs[runs.count - 1] == number {
        runs[runs.count - 1] += 1
      } else {
        runs += [number, 1]
      }
    }
    return runs
  }

  private static func append(_ rows: ArraySlice<[UInt8]>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "[\n".utf8)
    for (index, row) in rows.enumerated() {
      if index > 0 { bytes.append(contentsOf: ",\n".utf8) }
      bytes.append(contentsOf: row)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func part(_ rows: ArraySlice<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    append(rows, to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  private static func version(of rows: [[UInt8]]) -> String {
    var bytes: [UInt8] = []
    for (index, row) in rows.enumerated() {
      if index > 0 { bytes.append(0x0A) }
      bytes.append(contentsOf: row)
    }
    let hash = bytes.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
