import CLibYAML

/// libyaml's parser over one text, event by event, with places in bytes.
struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var places: CodePointPlaces

  /// - Parameter text: UTF-8; must outlive the parser.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    places = CodePointPlaces(text)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  enum Event {
    case scalar(Scalar)
    case sequenceStart(Node, isFlow: Bool)
    case mappingStart(Node, isFlow: Bool)
    case collectionEnd(Range<Int>)
    case alias(name: String, Range<Int>)
    case end
    case error(YAMLError)
  }

  /// What a list, a mapping and a scalar have in common.
  struct Node {
    var range: Range<Int>
    var hasAnchor: Bool
    var hasTag: Bool
  }

  struct Scalar {
    var node: Node
    var text: String
    /// Without quotes and not in a block: the only kind that can be something else than text.
    var isPlain: Bool
  }

  mutating func next() -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return .error(error()) }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_SCALAR_EVENT: return .scalar(scalar(event))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return .sequenceStart(
        node(event, anchor: data.anchor, tag: data.tag), isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return .mappingStart(
        node(event, anchor: data.anchor, tag: data.tag), isFlow: data.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd(range(event))
    case YAML_ALIAS_EVENT: return .alias(name: String(cString: event.data.alias.anchor), range(event))
    case YAML_STREAM_END_EVENT: return .end
    default: return next()
    }
  }

  private mutating func scalar(_ event: yaml_event_t) -> Scalar {
    let data = event.data.scalar
    return Scalar(
      node: node(event, anchor: data.anchor, tag: data.tag),
      text: String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self),
      isPlain: data.style == YAML_PLAIN_SCALAR_STYLE)
  }

  private mutating func node(
    _ event: yaml_event_t, anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> Node {
    Node(range: range(event), hasAnchor: anchor != nil, hasTag: tag != nil)
  }

  private mutating func range(_ event: yaml_event_t) -> Range<Int> {
    let start = places.offset(ofCodePoint: event.start_mark.index)
    return start..<max(start, places.offset(ofCodePoint: event.end_mark.index))
  }

  private mutating func error() -> YAMLError {
    let state = parser.pointee
    let isOfReader = state.error == YAML_READER_ERROR
    return YAMLError(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      offset: isOfReader ? state.problem_offset : places.offset(ofCodePoint: state.problem_mark.index),
      context: state.context.map { String(cString: $0) } ?? "",
      contextOffset: state.context == nil ? nil : places.offset(ofCodePoint: state.context_mark.index))
  }
}

/// Bytes of the code points libyaml counts.
struct CodePointPlaces {
  private let text: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var codePoint = 0
  private var offset = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    isASCII = text.allSatisfy { $0 < 0x80 }
  }

  /// Questions mostly come in the order of the text: it goes on from the last answer.
  mutating func offset(ofCodePoint index: Int) -> Int {
    if isASCII { return min(index, text.count) }
    while codePoint < index, offset < text.count {
      offset += 1
      while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
      codePoint += 1
    }
    while codePoint > index, offset > 0 {
      offset -= 1
      while offset > 0, text[offset] & 0xC0 == 0x80 { offset -= 1 }
      codePoint -= 1
    }
    return offset
  }
}
