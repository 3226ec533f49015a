/// Text that is safe to show on a terminal or in a log.
///
/// Diagnostics quote strangers' content. Control characters would move the cursor, bidirectional controls reorder what
/// is read (CVE-2021-42574), other invisible ones hide: all are shown as `\u{202e}`. A tab becomes a space, so that
/// carets stay in line. `##[` anywhere in a line of a log is a command to GitHub's runner (actions/runner,
/// `ActionCommand.TryParse`), so its bracket is shown as `\u{5b}`.
func printable(_ text: some Sequence<UInt8>) -> String {
  var shown = ""
  var hashes = 0
  for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
    if scalar == "\t" {
      shown.append(" ")
    } else if isInvisible(scalar) || (scalar == "[" && hashes >= 2) {
      shown.append("\\u{\(String(scalar.value, radix: 16))}")
    } else {
      shown.unicodeScalars.append(scalar)
    }
    hashes = scalar == "#" ? hashes + 1 : 0
  }
  return shown
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
    0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
    true
  default: false
  }
}

/// Columns a text takes on a terminal: two for the wide scripts and emoji, none for combining marks (UAX #11 in the
/// coarse form that terminals use).
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: return 1
  case 0x1160...0x11FF: return 0  // vowels and finals of Hangul, drawn into the block before them
  case 0x1F1E6...0x1F1FF: return 1  // regional indicators, two a flag
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
    return scalar.properties.generalCategory == .nonspacingMark ? 0 : 2
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: return 0
  default: return scalar.properties.isEmojiPresentation ? 2 : 1
  }
}
