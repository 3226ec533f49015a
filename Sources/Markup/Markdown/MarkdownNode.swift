import CCmarkGFM
import Glibc

/// Bytes that live elsewhere: in a source file, in cmark's tree, in a sink.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// A node of cmark's tree, read in place. Dead once the tree is (see `MarkdownTree`).
struct MarkdownNode: Equatable {
  let pointer: UnsafeMutablePointer<cmark_node>

  /// In the order of the shim's list of numbers.
  enum Kind: UInt8 {
    case other, document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference, strikethrough

    /// Never has children, so it is entered and not left.
    var isLeaf: Bool {
      switch self {
      case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline,
        .footnoteReference:
        true
      case .other, .document, .blockQuote, .list, .item, .paragraph, .heading, .footnoteDefinition, .table, .tableRow,
        .tableCell, .emphasis, .strong, .link, .image, .strikethrough:
        false
      }
    }
  }

  var kind: Kind { Kind(rawValue: waymark_node_kind(pointer)) ?? .other }

  var parent: MarkdownNode? { pointer.pointee.parent.map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { pointer.pointee.first_child.map(MarkdownNode.init) }
  var lastChild: MarkdownNode? { pointer.pointee.last_child.map(MarkdownNode.init) }
  var next: MarkdownNode? { pointer.pointee.next.map(MarkdownNode.init) }
  var previous: MarkdownNode? { pointer.pointee.prev.map(MarkdownNode.init) }

  // Places: lines and columns count from one, columns in bytes. Inline ends are inclusive.
  var startLine: Int { Int(pointer.pointee.start_line) }
  var startColumn: Int { Int(pointer.pointee.start_column) }
  var endLine: Int { Int(pointer.pointee.end_line) }
  var endColumn: Int { Int(pointer.pointee.end_column) }

  /// Of text, code, raw HTML, footnote definitions (the label) and references (the number).
  var literal: Bytes { Bytes(waymark_node_literal(pointer)) }
  /// Of a code block.
  var code: Bytes { Bytes(waymark_node_code(pointer)) }
  var info: Bytes { Bytes(waymark_node_info(pointer)) }
  var isFenced: Bool { waymark_node_is_fenced(pointer) }
  /// Of links and images.
  var destination: Bytes { Bytes(waymark_node_url(pointer)) }
  var title: Bytes { Bytes(waymark_node_title(pointer)) }

  var headingLevel: Int { Int(waymark_node_level(pointer)) }
  var isBulletList: Bool { waymark_node_is_bullet(pointer) }
  var listStart: Int { Int(waymark_node_list_start(pointer)) }
  var isTightList: Bool { waymark_node_is_tight(pointer) }
  var isTask: Bool { waymark_node_is_task(pointer) }
  var isDone: Bool { waymark_node_is_done(pointer) }

  /// Which of its definition's references this one is, from one.
  var footnoteUse: Int { Int(waymark_node_reference_number(pointer)) }
  /// How many references a definition has.
  var footnoteUses: Int { Int(waymark_node_reference_count(pointer)) }
  /// The definition of a reference.
  var footnoteDefinition: MarkdownNode? { pointer.pointee.parent_footnote_def.map(MarkdownNode.init) }

  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
  /// A letter a column (`l`, `c`, `r`) or zero.
  var alignments: Bytes {
    Bytes(
      start: cmark_gfm_extensions_get_table_alignments(pointer),
      count: Int(cmark_gfm_extensions_get_table_columns(pointer)))
  }

  /// Whether it is a paragraph that a list shows without `<p>`.
  var isInTightList: Bool {
    guard let list = parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  /// Shortens a text node at its ends.
  func drop(first: Int = 0, last: Int = 0) { waymark_node_drop(pointer, Int32(first), Int32(last)) }

  /// Takes the node out of the tree.
  func unlink() { cmark_node_unlink(pointer) }
}

extension Bytes {
  init(_ chunk: cmark_chunk) { self.init(start: chunk.data, count: Int(chunk.len)) }

  /// Without bounds checks a slice would have to make again.
  func from(_ start: Int, to end: Int) -> Bytes { Bytes(rebasing: self[start..<end]) }

  func starts(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[index] != text.utf8Start[index] { return false }
    return true
  }

  func hasBytes(of other: Bytes) -> Bool {
    guard count == other.count else { return false }
    guard let start = baseAddress, let other = other.baseAddress else { return true }
    return memcmp(start, other, count) == 0
  }

  /// Where `text` is first found at or after `start`.
  func first(_ text: StaticString, from start: Int = 0) -> Int? {
    first(Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount), from: start)
  }

  func first(_ needle: Bytes, from start: Int = 0) -> Int? {
    guard let head = needle.first else { return nil }
    var index = start
    while let found = first(head, from: index), count - found >= needle.count {
      var matched = 1
      while matched < needle.count, self[found + matched] == needle[matched] { matched += 1 }
      if matched == needle.count { return found }
      index = found + 1
    }
    return nil
  }

  func first(_ byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count, let base = baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  var string: String { String(decoding: self, as: UTF8.self) }
}
