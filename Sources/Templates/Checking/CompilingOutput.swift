import Diagnostics
import Escaping

extension Rule {
  static let unquotedAttribute = Rule(
    "unquoted-attribute", .error, "a template writes a value inside a tag, but outside quotes")
  static let unsafeContext = Rule(
    "unsafe-context", .error, "a template writes a value where escaping cannot make it safe")
}

extension Compilation {
  /// Literal text: followed through the markup, and cut where the value of a URL attribute that is not all literal starts
  /// or ends, so that rendering can look at the whole of it.
  mutating func text(_ bytes: ArraySlice<UInt8>) {
    guard dialect == .html else { return emitLiteral(bytes) }
    var scanner = MarkupScanner(state)
    scanner.scan(bytes)
    state = scanner.state
    var rest = bytes
    if let (length, use) = scanner.urlEnd {
      let end = bytes.startIndex + length
      emitLiteral(rest[..<end])
      emit(.checkURL, use.rawValue)
      rest = rest[end...]
    }
    if let start = scanner.urlStart.map({ bytes.startIndex + $0 }) {
      emitLiteral(rest[..<start])
      emit(.markURL)
      rest = rest[start...]
    }
    emitLiteral(rest)
  }

  /// `{{ … }}`
  mutating func output(_ expression: Expression) {
    if case .call(let callee, let arguments) = expression.kind {
      call(callee, arguments, at: expression.range)
      return
    }
    let (value, spelling) = Spelling.of(expression)
    let place = self.place(of: value)
    let operand = place == nil ? compile(value) : nil
    guard let type = place?.type ?? operand?.type, type != .conflict else {
      _ = compile(value)
      return
    }
    if case .quotedValue(let element, let kind, let quote, _) = state {
      // Whatever comes of it: the value is no longer at its start.
      defer { state = .quotedValue(element, kind, quote: quote, progress: .inside) }
      write(place, operand, type, spelling, expression)
    } else {
      write(place, operand, type, spelling, expression)
    }
  }

  private mutating func write(
    _ place: Place?, _ operand: Operand?, _ type: ValueType, _ spelling: Spelling, _ expression: Expression
  ) {
    guard requirePrintable(type, at: expression.range), accepts(type, spelling, expression.range),
      let mode = mode(type, spelling, expression)
    else { return }
    guard type != .unknown else { return }
    if let place, let read = place.read {
      emit(.writeField, place.register, mode.rawValue, accessor(read))
    } else {
      emit(.write, place?.register ?? operand!.register, mode.rawValue)
    }
  }

  /// The checks of the filters that are not compiled as filters, since the way of writing does their work.
  private mutating func accepts(_ type: ValueType, _ spelling: Spelling, _ range: SourceRange) -> Bool {
    guard spelling == .escape || spelling == .url, type.unwrapped == .html || type.unwrapped == .json else {
      return true
    }
    report(.templateType, "'\(spelling.rawValue)' takes text, this is \(type.description)", at: range)
    return false
  }

  // MARK: How it is written

  private mutating func mode(_ type: ValueType, _ spelling: Spelling, _ expression: Expression) -> WriteMode? {
    switch dialect {
    case .text: return spelling == .plain ? .raw : spelling.mode
    case .script: return isJSON(type, expression.range, "this file") ? .raw : nil
    case .xml: return xmlMode(type, spelling, expression)
    case .html: return htmlMode(type, spelling, expression.range)
    }
  }

  private mutating func isJSON(_ type: ValueType, _ range: SourceRange, _ place: String) -> Bool {
    if type == .json || type == .unknown { return true }
    report(
      .unsafeContext, "in \(place) only what 'tojson' made may be written, this is \(type.description)", at: range,
      help: "say '{{ x | tojson }}', without quotes around it")
    return false
  }

  private mutating func xmlMode(_ type: ValueType, _ spelling: Spelling, _ expression: Expression) -> WriteMode? {
    if spelling == .url || spelling == .xml { return spelling.mode }
    guard type.unwrapped == .html else { return .xml }
    if case .filter(_, let name, _) = expression.kind, name.text == "safe" { return .raw }
    report(
      .templateType, "this is html, and html is not xml", at: expression.range,
      help: "say '| xml' to escape it, as feeds want it, or '| safe' to write it as it is")
    return nil
  }

  private mutating func htmlMode(_ type: ValueType, _ spelling: Spelling, _ range: SourceRange) -> WriteMode? {
    switch state {
    case .text, .comment: return type == .json ? .raw : spelling.mode
    case .rawText: return isJSON(type, range, state.description) ? .raw : nil
    case .quotedValue(_, let kind, _, let progress): return attributeMode(type, spelling, kind, progress, range)
    case .tagStart, .declaration, .tagName, .tag, .attributeName, .afterAttributeName, .beforeValue, .unquotedValue:
      report(
        .unquotedAttribute, "this stands in \(state.description), outside quotes", at: range,
        help: "a value could add attributes there: write 'name=\"{{ x }}\"', and choose among literal parts with 'if'")
      return nil
    }
  }

  private mutating func attributeMode(
    _ type: ValueType, _ spelling: Spelling, _ kind: MarkupState.AttributeKind, _ progress: MarkupState.Progress,
    _ range: SourceRange
  ) -> WriteMode? {
    if type.unwrapped == .html, spelling == .plain {
      report(
        .templateType, "this is html, which cannot stand in an attribute", at: range,
        help: "an attribute holds text: use the field that the html was made from")
      return nil
    }
    switch kind {
    case .plain: return spelling == .plain ? .htmlForced : spelling.mode
    case .url(let use): return urlMode(type, spelling, use, progress, range)
    case .code:
      if type == .integer || type == .unknown { return .htmlForced }
      report(
        .unsafeContext, "this attribute is code, and escaping cannot make \(type.description) safe in it", at: range,
        help: "put the value into a 'data-' attribute; of an 'on…', 'style' or 'srcdoc' only integers may be part")
      return nil
    }
  }

  private mutating func urlMode(
    _ type: ValueType, _ spelling: Spelling, _ use: URLUse, _ progress: MarkupState.Progress, _ range: SourceRange
  ) -> WriteMode? {
    guard spelling != .xml, type != .json else {
      report(
        .templateType, "this is a URL, and \(type == .json ? "json" : "'xml'") does not make one", at: range,
        help: "write the text without a filter: URLs are escaped and their scheme is checked")
      return nil
    }
    guard progress == .start else { return .url }
    return use == .link ? .link : .image
  }
}

/// The filter at the end of `{{ … }}`, where writing the value does what the filter would.
private enum Spelling: String {
  case plain, escape, xml, url

  /// What is written, without such a filter.
  static func of(_ expression: Expression) -> (Expression, Spelling) {
    guard case .filter(let input, let name, let arguments) = expression.kind, arguments.isEmpty else {
      return (expression, .plain)
    }
    switch name.text {
    case "escape", "e": return (input, .escape)
    case "xml": return (input, .xml)
    case "url": return (input, .url)
    default: return (expression, .plain)
    }
  }

  var mode: WriteMode {
    switch self {
    case .plain, .escape: .html
    case .xml: .xml
    case .url: .url
    }
  }
}
