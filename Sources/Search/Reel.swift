/// A list that is written once, from its start to its end, in blocks of 8 KB: growing copies nothing, and blocks find room
/// in the holes that pages and texts leave when they have been written and read.
struct Reel<Element: BitwiseCopyable>: ~Copyable {
  private var blocks: [UnsafeMutablePointer<Element>] = []
  private(set) var count = 0

  private static var blockSize: Int { 8_192 / MemoryLayout<Element>.stride }

  deinit { for block in blocks { block.deallocate() } }

  subscript(index: Int) -> Element {
    get { blocks[index / Self.blockSize][index % Self.blockSize] }
    set { blocks[index / Self.blockSize][index % Self.blockSize] = newValue }
  }

  mutating func append(_ element: Element) {
    let place = count % Self.blockSize
    if place == 0 { blocks.append(.allocate(capacity: Self.blockSize)) }
    (blocks[blocks.count - 1] + place).initialize(to: element)
    count += 1
  }
}

// What it points to is its own.
extension Reel: @unchecked Sendable where Element: Sendable {}

/// A finished reel that several hold.
final class Kept<Element: BitwiseCopyable & Sendable>: Sendable {
  let reel: Reel<Element>

  init(_ reel: consuming Reel<Element>) { self.reel = reel }
}
