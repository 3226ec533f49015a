/// Text that is safe to show on a terminal or in a log.
///
/// Diagnostics quote strangers' content. Control characters would move the cursor, bidirectional controls reorder what
/// is read (CVE-2021-42574): both are shown as `\u{202e}`. A tab becomes a space, so that carets stay in line.
func printable(_ text: some Sequence<UInt8>) -> String {
  var shown = ""
  for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x09: shown.append(" ")
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x061C:
      shown.append("\\u{\(String(scalar.value, radix: 16))}")
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}

/// Columns a text takes on a terminal: two for the wide scripts and emoji, none for combining marks (UAX #11 in the
/// coarse form that terminals use).
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x20D0...0x20FF, 0xFE00...0xFE0F: width
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      width + 2
    default: width + 1
    }
  }
}
