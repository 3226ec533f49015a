// An instruction a line; a backslash carries it on to the next. What some of them run is a shell's.

extension Scanner {
  mutating func scanDockerfile() {
    let whole = end
    while at < whole {
      skip(while: .blanks)
      if peek() == UInt8(ascii: "#") {
        takeLineComment()
      } else {
        end = endOfInstruction()
        takeInstruction()
        at = end
        end = whole
      }
    }
  }

  /// Comments between carried-on lines do not end the instruction; a text that it opens (`<<EOF`) belongs to it.
  private func endOfInstruction() -> Int {
    var place = at
    var heredoc: Range<Int>?
    while place < end {
      let line = place
      place = end(ofLineAt: place)
      if heredoc == nil { heredoc = heredocWord(from: line, to: place) }
      var last = place - 1
      while last > line, code[last] == space || code[last] == UInt8(ascii: "\r") { last -= 1 }
      var first = line
      while first < last, code[first] == space || code[first] == tab { first += 1 }
      let isComment = line > at && byte(first) == UInt8(ascii: "#")
      guard byte(last) == UInt8(ascii: "\\") && last >= line || isComment else { break }
      place += 1
    }
    place = min(place, end)
    guard let heredoc else { return place }
    var scanner = self
    scanner.at = min(place + 1, end)
    scanner.skip(pastLineOf: heredoc)
    return scanner.at
  }

  private func heredocWord(from start: Int, to stop: Int) -> Range<Int>? {
    guard stop - start > 2 else { return nil }
    for place in start..<stop - 2 where code[place] == UInt8(ascii: "<") && code[place + 1] == UInt8(ascii: "<") {
      var word = place + 2
      while word < stop, ByteSet.heredocMarks.contains(code[word]) { word += 1 }
      var wordEnd = word
      while wordEnd < stop, ByteSet.word.contains(code[wordEnd]) { wordEnd += 1 }
      return word < wordEnd ? word..<wordEnd : nil
    }
    return nil
  }

  /// An instruction may have another behind it: `ONBUILD RUN …`, `HEALTHCHECK CMD …`.
  private mutating func takeInstruction() {
    while true {
      let start = at
      skip(while: .letters)
      guard at > start, let instruction = Words.dockerfile.meaning(of: code + start, count: at - start) else { return }
      mark(.keyword, from: start)
      skipBlanks()
      switch instruction.next {
      case nil: return scanShell(isCommandDue: false)
      case .variable: return takeAssignments()
      case .string: return takeValues()
      case .function:
        takeOptions()
        guard sees("CMD ") else { return takeCommand() }
      default: break
      }
    }
  }

  /// `--mount=type=cache,target=/var/cache/apt`
  private mutating func takeOptions() {
    while sees("--") {
      let start = at
      while at < end, !ByteSet.blanks.contains(code[at]) { at += 1 }
      mark(.variable, from: start)
      skip(while: .carriedOn)
    }
  }

  /// What is run: a list of words in JSON, or a shell's line.
  private mutating func takeCommand() {
    if peek() == UInt8(ascii: "[") { scanJSON() } else { scanShell() }
  }

  /// `NAME=value OTHER="…"`, or `NAME value`
  private mutating func takeAssignments() {
    var isNameDue = true
    while at < end {
      let start = at
      switch code[at] {
      case UInt8(ascii: "="): take(.operation)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString(spansLines: true)
      case UInt8(ascii: "$"): takeDockerVariable()
      case UInt8(ascii: "\\"): take(.string, 2)
      case let byte where ByteSet.blanks.contains(byte):
        at += 1
        isNameDue = true
      case _ where isNameDue:
        while at < end, !ByteSet.blanks.contains(code[at]), code[at] != UInt8(ascii: "=") { at += 1 }
        mark(.variable, from: start)
        isNameDue = false
      default: takeDockerValue()
      }
    }
  }

  /// `python:3.12-slim AS build`
  private mutating func takeValues() {
    while at < end {
      switch code[at] {
      case UInt8(ascii: "\""): takeString()
      case UInt8(ascii: "$"): takeDockerVariable()
      case let byte where ByteSet.blanks.contains(byte): at += 1
      default: takeDockerValue()
      }
    }
  }

  private mutating func takeDockerValue() {
    let start = at
    repeat { at += 1 } while at < end && !ByteSet.dockerValueEnds.contains(code[at])
    if at - start == 2, code[start] | 0x20 == UInt8(ascii: "a"), code[start + 1] | 0x20 == UInt8(ascii: "s") {
      return mark(.keyword, from: start)
    }
    var place = start
    while place < at, ByteSet.digits.contains(code[place]) { place += 1 }
    mark(place == at ? .number : .string, from: start)
  }

  private mutating func takeDockerVariable() {
    let start = at
    at += 1
    if peek() == UInt8(ascii: "{") {
      while at < end, code[at] != UInt8(ascii: "}"), code[at] != newline { at += 1 }
      if peek() == UInt8(ascii: "}") { at += 1 }
    } else {
      skip(while: .word)
    }
    mark(.variable, from: start)
  }
}

extension ByteSet {
  fileprivate static let heredocMarks = ByteSet("-\"'")
  fileprivate static let dockerValueEnds = ByteSet.blanks.union("$\"")
  /// What may stand between an option and what follows it.
  fileprivate static let carriedOn = ByteSet.blanks.union("\\")
}

extension Words {
  /// What follows an instruction: a command, names with values, another instruction, values; none: words of a shell.
  fileprivate static let dockerfile = Words(
    ignoringCase: true,
    group(.keyword, before: .function, "run cmd entrypoint shell healthcheck"),
    group(.keyword, before: .variable, "env arg label"),
    group(.keyword, before: .keyword, "onbuild"),
    group(.keyword, before: .string, "from expose workdir user volume stopsignal maintainer"),
    group(.keyword, "copy add"))
}
