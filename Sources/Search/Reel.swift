/// A list that is written once, from its start to its end, in blocks of 8 KB: growing copies nothing, and blocks find room
/// in the holes that pages and texts leave when they have been written and read.
struct Reel<Element: BitwiseCopyable>: ~Copyable {
  private var blocks: [UnsafeMutablePointer<Element>] = []
  /// Where the next element goes, and for how many more there is room in the last block.
  private var next: UnsafeMutablePointer<Element>?
  private var room = 0

  private static var blockSize: Int { 8_192 / MemoryLayout<Element>.stride }

  deinit { for block in blocks { block.deallocate() } }

  var count: Int { blocks.count &* Self.blockSize &- room }

  subscript(index: Int) -> Element {
    get { place(of: index).pointee }
    set { place(of: index).pointee = newValue }
  }

  /// Elements in their order, a block at a time.
  @inline(__always)
  func each(in range: Range<Int>, _ body: (Element) -> Void) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min((start / Self.blockSize &+ 1) &* Self.blockSize, range.upperBound)
      let first = place(of: start)
      for offset in 0..<end &- start { body(first[offset]) }
      start = end
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    _ = append(element, if: true, else: nil)
  }

  /// Appends if `isNew`, without a branch. Answers where the element lies from now on, otherwise `other`.
  @inline(__always)
  mutating func append(
    _ element: Element, if isNew: Bool, else other: UnsafeMutablePointer<Element>?
  ) -> UnsafeMutablePointer<Element> {
    if room == 0 { addBlock() }
    let place = next.unsafelyUnwrapped
    place.initialize(to: element)
    next = isNew ? place + 1 : place
    room &-= isNew ? 1 : 0
    return isNew ? place : other.unsafelyUnwrapped
  }

  @inline(never)
  private mutating func addBlock() {
    let block = UnsafeMutablePointer<Element>.allocate(capacity: Self.blockSize)
    blocks.append(block)
    (next, room) = (block, Self.blockSize)
  }

  private func place(of index: Int) -> UnsafeMutablePointer<Element> {
    let (block, place) = UInt(bitPattern: index).quotientAndRemainder(dividingBy: UInt(Self.blockSize))
    return blocks[Int(block)] + Int(place)
  }
}

// What it points to is its own.
extension Reel: @unchecked Sendable where Element: Sendable {}

/// A finished reel that several hold.
final class Kept<Element: BitwiseCopyable & Sendable>: Sendable {
  let reel: Reel<Element>

  init(_ reel: consuming Reel<Element>) { self.reel = reel }
}
