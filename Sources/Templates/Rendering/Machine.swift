import Escaping

/// Runs a program over a model.
struct Machine: ~Copyable {
  /// How many macros may be open at once. The checker lets a macro call itself only on something smaller than it was
  /// given, so that this is a bound on how deep a model nests.
  static let deepestRecursion = 200

  // The program's parts, lent for the run: no step counts references to them.
  private let routines: UnsafeBufferPointer<Routine>
  private let literals: UnsafeBufferPointer<UInt8>
  private let constants: UnsafeBufferPointer<Value>
  private let fields: UnsafeBufferPointer<Unmanaged<FieldReader>>
  private let root: ModelReference
  private var page = ByteSink()
  /// Where in `page` the value of the URL attribute at hand starts.
  private var urlStart = 0
  private var depth = 0

  /// Appends what the program's first routine writes to `page`.
  static func run(_ program: Program, over root: ModelReference, into page: inout ByteSink) {
    program.routines.withUnsafeBufferPointer { routines in
      program.literals.withUnsafeBufferPointer { literals in
        program.constants.withUnsafeBufferPointer { constants in
          program.fields.withUnsafeBufferPointer { fields in
            var machine = Machine(
              routines: routines, literals: literals, constants: constants, fields: fields, root: root)
            swap(&machine.page, &page)
            machine.call(0, arguments: nil, count: 0)
            swap(&machine.page, &page)
          }
        }
      }
    }
    // The fields above are unmanaged; these hold them.
    withExtendedLifetime(program.readers) {}
  }

  private init(
    routines: UnsafeBufferPointer<Routine>, literals: UnsafeBufferPointer<UInt8>,
    constants: UnsafeBufferPointer<Value>, fields: UnsafeBufferPointer<Unmanaged<FieldReader>>, root: ModelReference
  ) {
    self.routines = routines
    self.literals = literals
    self.constants = constants
    self.fields = fields
    self.root = root
  }

  private typealias Frame = UnsafeMutablePointer<Value>

  private mutating func call(_ routine: Int, arguments: Frame?, count: Int) {
    precondition(depth < Self.deepestRecursion, "a model nests deeper than templates may walk")
    depth += 1
    let size = routines[routine].frameSize
    withUnsafeTemporaryAllocation(of: Value.self, capacity: size) { buffer in
      buffer.initialize(repeating: .none)
      let frame = buffer.baseAddress!
      frame[0] = .model(root)
      for index in 0..<count { frame[index + 1] = arguments![index] }
      routines[routine].steps.withUnsafeBufferPointer { run($0, 0..<$0.count, frame) }
      buffer.deinitialize()
    }
    depth -= 1
  }

  private mutating func run(_ steps: UnsafeBufferPointer<Step>, _ range: Range<Int>, _ frame: Frame) {
    var next = range.lowerBound
    while next < range.upperBound {
      let step = steps[next]
      next += 1
      let (a, b, c) = (Int(step.a), Int(step.b), Int(step.c))
      switch step.code {
      case .literal:
        page.append(UnsafeBufferPointer(rebasing: literals[a..<b]))
      case .load: frame[a] = constants[b]
      case .move: frame[a] = frame[b]
      case .field: frame[a] = read(c, of: frame[b])
      case .write: frame[a].write(WriteMode(rawValue: step.b)!, into: &page)
      case .writeField: read(c, of: frame[a]).write(WriteMode(rawValue: step.b)!, into: &page)
      case .markURL: urlStart = page.count
      case .checkURL: checkURL(for: URLUse(rawValue: step.a)!)
      case .jump: next = a
      case .jumpIfFalse: if !frame[a].isTrue { next = b }
      case .jumpIfTrue: if frame[a].isTrue { next = b }
      case .truth: frame[a] = .boolean(frame[b].isTrue != (c == 1))
      case .isNone: frame[a] = .boolean(frame[b].isNone != (c == 1))
      case .compare:
        frame[a] = .boolean(Operators.compare(frame[b], frame[c], Comparison(rawValue: step.d)!))
      case .arithmetic:
        frame[a] = Operators.calculate(frame[b], frame[c], Arithmetic(rawValue: step.d)!)
      case .negate: frame[a] = Operators.negate(frame[b])
      case .concatenate: frame[a] = Operators.concatenate(UnsafeBufferPointer(start: frame + b, count: c))
      case .makeList: frame[a] = .list(.values(Array(UnsafeBufferPointer(start: frame + b, count: c))))
      case .element: frame[a] = frame[c].integer.map { frame[b].list[$0] } ?? .none
      case .filter:
        let field = c < 0 ? nil : fields[c].takeUnretainedValue().read
        frame[a] = Filter(rawValue: step.d)!.apply(to: frame + b, reading: field)
      case .loop:
        loop(over: frame[a], steps, next..<c, frame, element: b)
        next = c
      case .capture:
        frame[a] = capture(steps, next..<b, frame)
        next = b
      case .call: call(a, arguments: frame + b, count: c)
      }
    }
  }

  @inline(__always)
  private func read(_ field: Int, of value: Value) -> Value {
    guard let pointer = value.modelPointer else { return .none }
    return fields[field]._withUnsafeGuaranteedRef { $0.read(pointer) }
  }

  private mutating func loop(
    over value: Value, _ steps: UnsafeBufferPointer<Step>, _ body: Range<Int>, _ frame: Frame, element: Int
  ) {
    guard case .list(let list) = value else { return }
    let count = list.count
    frame[element + 2] = .integer(count)
    if case .models(let models) = list {
      models.withElements { first, stride in
        for index in 0..<count {
          frame[element] = .model(ModelReference(borrowing: first + index * stride))
          frame[element + 1] = .integer(index)
          run(steps, body, frame)
        }
      }
    } else {
      for index in 0..<count {
        frame[element] = list[index]
        frame[element + 1] = .integer(index)
        run(steps, body, frame)
      }
    }
  }

  private mutating func capture(_ steps: UnsafeBufferPointer<Step>, _ body: Range<Int>, _ frame: Frame) -> Value {
    var outer = ByteSink()
    let outerStart = urlStart
    swap(&page, &outer)
    run(steps, body, frame)
    swap(&page, &outer)
    urlStart = outerStart
    return .html(HTMLFragment(escaped: outer.array))
  }

  private mutating func checkURL(for use: URLUse) {
    guard !SafeURL.isAllowed(UnsafeBufferPointer(rebasing: page.bytes[urlStart...]), for: use) else { return }
    page.cut(to: urlStart)
    page.append(UInt8(ascii: "#"))
  }
}
