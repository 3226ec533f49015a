import Escaping
import Testing

@Suite struct ByteSinkTests {
  @Test func keepsWhatItWasGivenAsItGrows() {
    var sink = ByteSink()
    var expected: [UInt8] = []
    for number in 0..<300 {
      let piece = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number % 70)
      sink.append(contentsOf: piece)
      sink.append(contentsOf: piece[(piece.count / 2)...])
      sink.append(UInt8(ascii: "x"))
      expected += piece + piece[(piece.count / 2)...] + [UInt8(ascii: "x")]
    }
    #expect(sink.array == expected)
    #expect(sink.count == expected.count)
  }

  @Test func takesTextOfAnyKind() {
    var sink = ByteSink(capacity: 3)
    sink.append("<")
    sink.append(contentsOf: "é".utf8)
    sink.append(contentsOf: "a text of more than fifteen bytes".utf8)
    sink.append(">")
    #expect(String(decoding: sink.bytes, as: UTF8.self) == "<éa text of more than fifteen bytes>")
  }

  @Test func takesNothing() {
    var sink = ByteSink()
    sink.append("")
    sink.append(contentsOf: [])
    sink.append(contentsOf: "".utf8)
    sink.cut(to: 0)
    #expect(sink.array == [])
  }

  @Test func goesOnFromWhereItWasCut() {
    var sink = ByteSink()
    sink.append("javascript:")
    sink.cut(to: 4)
    sink.append("#")
    #expect(String(decoding: sink.bytes, as: UTF8.self) == "java#")
  }

  @Test func lendsRoomOfWhichSomeIsUsed() {
    var sink = ByteSink()
    for number: UInt8 in 1...200 {
      sink.append(atMost: 9) { room in
        room[0] = number
        return Int(number % 2)
      }
    }
    #expect(sink.array == (1...200).filter { $0 % 2 == 1 })
    #expect(sink.last == 199)
  }
}
