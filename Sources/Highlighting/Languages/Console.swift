// What a terminal shows: prompts with commands behind them, and what those printed.

extension Scanner {
  mutating func scanConsole() {
    let whole = end
    while at < whole {
      let start = at
      if skipPrompt() {
        mark(.meta, from: start)
        end = endOfCommand()
        scanShell()
        end = whole
      } else {
        skipLine()
      }
      at = min(at + 1, whole)
    }
  }

  /// `$ `, `# `, `% `, `> `, or a prompt that names a machine or a folder: `root@db:/# `.
  private mutating func skipPrompt() -> Bool {
    let start = at
    var isPlace = false
    while at < end, at - start < 80, !ByteSet.blanks.contains(code[at]) {
      isPlace = isPlace || ByteSet.placeMarks.contains(code[at])
      at += 1
    }
    let isPrompt =
      switch at - start {
      case 0: false
      case 1: ByteSet.prompts.contains(code[start])
      default: isPlace && code[at - 1] != UInt8(ascii: ">") && ByteSet.prompts.contains(code[at - 1])
      }
    guard isPrompt, peek() == space || peek() == newline || at == end else { return false }
    return true
  }

  /// A command goes on over lines that end in a backslash.
  private func endOfCommand() -> Int {
    var place = end(ofLineAt: at)
    while place < end, byte(place - 1) == UInt8(ascii: "\\") { place = end(ofLineAt: place + 1) }
    return place
  }
}

extension ByteSet {
  fileprivate static let prompts = ByteSet("$#%>")
  fileprivate static let placeMarks = ByteSet("@:~")
}
