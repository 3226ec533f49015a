import Testing

@testable import ContentGraph

@Suite struct RulesDoubleEncodingTests {
  /// The scalar that each byte from 0x80 is read as.
  private let scalars: [Unicode.Scalar] = {
    let known = (UInt32(0x80)...0x2122).compactMap(Unicode.Scalar.init).filter { DoubleEncoding.byte(of: $0) != nil }
    return known.sorted { DoubleEncoding.byte(of: $0)! < DoubleEncoding.byte(of: $1)! }
  }()

  /// Reads UTF-8 as windows-1252, as the fault does.
  private func decodedTwice(_ text: String) -> String {
    var broken = String.UnicodeScalarView()
    for byte in text.utf8 { broken.append(byte < 0x80 ? Unicode.Scalar(byte) : scalars[Int(byte) - 0x80]) }
    return String(broken)
  }

  @Test func readsEveryByteAsBrowsersDo() {
    #expect(scalars.map { DoubleEncoding.byte(of: $0) } == Array(0x80...0xFF))
    #expect(decodedTwice("📜—") == "\u{F0}\u{178}\u{201C}\u{153}\u{E2}\u{20AC}\u{201D}")
  }

  @Test func restoresRandomText() {
    var state: UInt64 = 1
    let next = { (count: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let ranges: [ClosedRange<UInt32>] = [
      0xA0...0x24F, 0x370...0x5FE, 0x900...0x97F, 0x2010...0x203F, 0x3040...0x30FE, 0x4E00...0x4EFF, 0x1F300...0x1F63F,
    ]
    let pool = ranges.joined().compactMap(Unicode.Scalar.init).filter {
      switch $0.properties.generalCategory {
      case .control, .format, .unassigned, .privateUse, .surrogate: false
      default: true
      }
    }
    let plain = Array("abc ,.".unicodeScalars)
    var changed: [String] = []
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<12 { text.append(next(10) < 6 ? plain[next(plain.count)] : pool[next(pool.count)]) }
      let broken = decodedTwice(String(text))
      if Array((DoubleEncoding.repair(broken)?.text ?? broken).unicodeScalars) != Array(text) {
        changed.append(String(text))
      }
    }
    #expect(changed == [])
  }

  @Test(arguments: [
    "São Paulo", "naïve café", "Ünïcödé", "Ã la carte", "5 € – “quoted” ‘x’ … ™", "ÀÉÎÕÜ", "£100 ± 5", "¿Qué?",
    "œuvre", "Šárka Žižková", "Łódź", "Ελλάδα", "日本語", "“Ÿ”", "x² + y³", "½ ¾", "Straße", "ÅÄÖ åäö", "ÐÞ ðþ",
    "«guillemets»", "", "a", "Ã",
  ])
  func leavesLegitimateTextAlone(text: String) { #expect(DoubleEncoding.repair(text) == nil) }

  @Test func repairsPartsOfARun() {
    // U+00C2 before a quote is no UTF-8; what follows is.
    #expect(DoubleEncoding.repair("Â“Ã©") == DoubleEncoding.Repair(text: "Â“é", first: 2))
  }

  @Test func leavesWhatWouldBecomeControls() {
    // C2 85 is U+0085, EE 80 80 is U+E000, EF BF BF is no character.
    for text in ["Â…", "î€€", "ï¿¿", "Ã¿"].dropLast() { #expect(DoubleEncoding.repair(text) == nil) }
    #expect(DoubleEncoding.repair("Ã¿")?.text == "ÿ")
  }

  @Test func undoesOneRound() {
    let twice = decodedTwice(decodedTwice("é"))
    #expect(DoubleEncoding.repair(twice)?.text == decodedTwice("é"))
  }
}
