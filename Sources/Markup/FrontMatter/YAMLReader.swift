import Diagnostics

/// YAML front matter: mappings, lists and scalars of YAML 1.2's core schema, read from libyaml's events.
///
/// What makes one text mean another elsewhere in it is refused where it stands: aliases, anchors, tags, merge keys and
/// further documents.
struct YAMLReader {
  static let alias = Rule("yaml-alias", .error, "Front matter in YAML repeats nothing by aliases.")
  static let anchor = Rule("yaml-anchor", .error, "Front matter in YAML has no anchors.")
  static let tag = Rule("yaml-tag", .error, "Front matter in YAML has no tags.")
  static let merge = Rule("yaml-merge", .error, "Front matter in YAML merges no mappings with '<<'.")
  static let key = Rule("yaml-key", .error, "Keys in YAML are text.")
  static let notMapping = Rule("front-matter-not-a-table", .error, "Front matter holds keys with values.")

  static func read(
    _ source: SourceFile, _ range: Range<Int>, bounds: inout FrontMatterBounds, reportingTo findings: inout Findings
  ) -> FrontMatterContent {
    source.text.withUnsafeBufferPointer { buffer in
      var reader = YAMLReader(
        text: UnsafeBufferPointer(rebasing: buffer[range]), file: source.id, base: range.lowerBound, bounds: bounds)
      reader.readAll(reportingTo: &findings)
      bounds = reader.bounds
      return FrontMatterContent(entries: reader.entries, isComplete: reader.isComplete)
    }
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let file: SourceFile.ID
  private let base: Int
  private var bounds: FrontMatterBounds
  private var open: [Collection] = []
  private var entries: [FrontMatter.Entry] = []
  private var isComplete = true

  private init(text: UnsafeBufferPointer<UInt8>, file: SourceFile.ID, base: Int, bounds: FrontMatterBounds) {
    self.text = text
    self.file = file
    self.base = base
    self.bounds = bounds
  }

  /// A list or mapping whose end has not come yet.
  private struct Collection {
    var isMapping: Bool
    var isFlow: Bool
    var start: Int
    /// The end of what it holds so far.
    var end: Int
    var entries: [FrontMatter.Entry] = []
    var items: [FrontMatter.Item] = []
    var awaitsValue = false
    /// The key of the value to come; nil when that key was refused.
    var key: (text: String, range: SourceRange)?
  }

  private mutating func readAll(reportingTo findings: inout Findings) {
    var parser = YAMLParser(text)
    while true {
      switch parser.next() {
      case .end: return
      case .error(let error):
        let bracket = open.last { $0.isFlow }?.start
        findings.report(error.diagnostic(in: text, openBracket: bracket, file: file, base: base))
        return giveUpFaultyEntry()
      case .alias(let name, let range):
        refuseAlias(name, at: range, reportingTo: &findings)
      case .scalar(let scalar):
        refuse(scalar.node, reportingTo: &findings)
        guard read(scalar, reportingTo: &findings) else { return giveUp() }
      case .sequenceStart(let node, let isFlow):
        refuse(node, reportingTo: &findings)
        guard start(node, isMapping: false, isFlow: isFlow, reportingTo: &findings) else { return giveUp() }
      case .mappingStart(let node, let isFlow):
        refuse(node, reportingTo: &findings)
        guard start(node, isMapping: true, isFlow: isFlow, reportingTo: &findings) else { return giveUp() }
      case .collectionEnd(let range):
        close(at: range)
      }
    }
  }

  private var awaitsKey: Bool { !open.isEmpty && open[open.count - 1].isMapping && !open[open.count - 1].awaitsValue }

  /// Keeps what was read so far.
  private mutating func giveUp() {
    isComplete = false
    while let last = open.last { close(at: last.end..<last.end) }
  }

  /// Keeps what was read before the entry at the top in which, or directly behind which, an error stands: the text of
  /// `title: HTTP: the basics` is not "HTTP".
  private mutating func giveUpFaultyEntry() {
    giveUp()
    _ = entries.popLast()
  }

  private mutating func start(
    _ node: YAMLParser.Node, isMapping: Bool, isFlow: Bool, reportingTo findings: inout Findings
  )
    -> Bool
  {
    let place = sourceRange(node.range.lowerBound..<max(node.range.lowerBound + 1, node.range.upperBound))
    if open.isEmpty, !isMapping {
      reportNotMapping(at: place, reportingTo: &findings)
      return false
    }
    if awaitsKey {
      findings.report(
        Diagnostic(
          Self.key, "a key that is \(isMapping ? "a mapping" : "a list")", at: place,
          help:
            "a key is text; put the value in quotes if it should start with '\(isFlow && isMapping ? "{" : isFlow ? "[" : "?")'"
        ))
      return false
    }
    guard bounds.allows(level: open.count, at: place, reportingTo: &findings) else { return false }
    open.append(
      Collection(isMapping: isMapping, isFlow: isFlow, start: node.range.lowerBound, end: node.range.upperBound))
    return true
  }

  private mutating func close(at range: Range<Int>) {
    guard let collection = open.popLast() else { return }
    // A block has no end of its own: libyaml sees it only when the next thing starts.
    let end = collection.isFlow ? max(range.upperBound, collection.end) : collection.end
    let place = sourceRange(collection.start..<end)
    if open.isEmpty {
      entries = collection.entries
    } else if collection.isMapping {
      add(.table(FrontMatter.Table(entries: collection.entries, range: place)), at: place)
    } else {
      add(.array(collection.items), at: place)
    }
  }

  private mutating func read(_ scalar: YAMLParser.Scalar, reportingTo findings: inout Findings) -> Bool {
    let place = sourceRange(trimmed(scalar.node.range))
    guard !open.isEmpty else {
      if scalar.isPlain, scalar.text.isEmpty { return true }
      reportNotMapping(at: place, reportingTo: &findings)
      return false
    }
    if awaitsKey { return readKey(scalar, at: place, reportingTo: &findings) }
    guard scalar.isPlain else {
      add(.string(scalar.text), at: place)
      return true
    }
    let value = YAMLScalar.value(of: scalar.text)
    if value.isOutOfRange { NumberRange.report(scalar.text, at: place, to: &findings) }
    add(value.value, at: place)
    return true
  }

  private mutating func readKey(
    _ scalar: YAMLParser.Scalar, at place: SourceRange, reportingTo findings: inout Findings
  )
    -> Bool
  {
    guard bounds.allowsKey(at: place, reportingTo: &findings) else { return false }
    open[open.count - 1].awaitsValue = true
    open[open.count - 1].end = Int(place.end) - base
    if scalar.isPlain, scalar.text == "<<" {
      isComplete = false
      findings.report(
        Diagnostic(
          Self.merge, "merging with '<<' is not read", at: place,
          help: "write the keys out; a key may be '<<' in quotes"))
    } else if let first = open[open.count - 1].entries.first(where: { $0.key == scalar.text }) {
      isComplete = false
      DuplicateKey.report(scalar.text, at: place, first: first.keyRange, to: &findings)
    } else {
      open[open.count - 1].key = (scalar.text, place)
    }
    return true
  }

  private mutating func add(_ value: FrontMatter.Value, at place: SourceRange) {
    let index = open.count - 1
    open[index].end = max(open[index].end, Int(place.end) - base)
    let item = FrontMatter.Item(value: value, range: place)
    guard open[index].isMapping else {
      open[index].items.append(item)
      return
    }
    if let key = open[index].key {
      open[index].entries.append(FrontMatter.Entry(key: key.text, keyRange: key.range, value: item))
    }
    open[index].key = nil
    open[index].awaitsValue = false
  }

  private func sourceRange(_ range: Range<Int>) -> SourceRange {
    SourceRange(file: file, start: base + range.lowerBound, end: base + range.upperBound)
  }

  /// Without the white space a block scalar ends in, and without the anchor and tag it starts with.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, [0x20, 0x09, 0x0A].contains(text[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

// What is refused.
extension YAMLReader {
  private mutating func refuse(_ node: YAMLParser.Node, reportingTo findings: inout Findings) {
    if node.hasAnchor, let place = property("&", of: node) {
      isComplete = false
      findings.report(
        Diagnostic(
          Self.anchor, "an anchor is not read", at: place,
          help: "write the value out where it is needed; text that starts with '&' needs quotes"))
    }
    if node.hasTag, let place = property("!", of: node) {
      isComplete = false
      findings.report(
        Diagnostic(
          Self.tag, "a tag is not read", at: place,
          help: "the kind of a value follows from how it is written; text that starts with '!' needs quotes"))
    }
  }

  /// Where the anchor or tag before a value stands.
  private func property(_ sign: Unicode.Scalar, of node: YAMLParser.Node) -> SourceRange? {
    guard let start = text[node.range.lowerBound...].firstIndex(of: UInt8(ascii: sign)) else { return nil }
    let end = text[start...].firstIndex { [0x20, 0x09, 0x0A, 0x2C, 0x5D, 0x7D].contains($0) } ?? text.count
    return sourceRange(start..<end)
  }

  private mutating func refuseAlias(_ name: String, at range: Range<Int>, reportingTo findings: inout Findings) {
    isComplete = false
    findings.report(
      Diagnostic(
        Self.alias, "the alias '*\(name)' is not read", at: sourceRange(range),
        help: "write the value out; text that starts with '*' needs quotes"))
    guard !open.isEmpty else { return }
    if awaitsKey {
      open[open.count - 1].awaitsValue = true
    } else {
      add(.null, at: sourceRange(range))
    }
  }

  private mutating func reportNotMapping(at place: SourceRange, reportingTo findings: inout Findings) {
    findings.report(
      Diagnostic(
        Self.notMapping, "the front matter has no keys", at: place,
        help:
          "between --- stand lines of key: value, with a space behind the colon; a rule at the head of a page is written ***"
      ))
  }
}
