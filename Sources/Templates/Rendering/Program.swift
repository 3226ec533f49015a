// The compiled form of a template: a flat list of small steps over numbered registers. Names, types, filters and
// inheritance are gone; what is left to do for a page is to read fields and to append bytes.

/// One step. What the operands mean stands with each code; "register" is an index into the frame.
struct Step: Sendable {
  enum Code: UInt8, Sendable {
    /// Literal bytes `a ..< b` go to the page.
    case literal
    /// Register `a` := constant `b`.
    case load
    /// Register `a` := register `b`.
    case move
    /// Register `a` := accessor `c` of the model in register `b`.
    case field
    /// Register `a` goes to the page, by `WriteMode` `b`.
    case write
    /// Accessor `c` of the model in register `a` goes to the page, by `WriteMode` `b`.
    case writeField
    /// The value of a URL attribute starts here.
    case markURL
    /// It ends here: a scheme that `URLUse` `a` refuses makes it `#`.
    case checkURL
    /// Goes to step `a`.
    case jump
    /// Goes to step `b` if register `a` is false.
    case jumpIfFalse
    /// Goes to step `b` if register `a` is true.
    case jumpIfTrue
    /// Register `a` := truth of register `b`, negated if `c` is 1.
    case truth
    /// Register `a` := whether register `b` is none, negated if `c` is 1.
    case isNone
    /// Register `a` := register `b` compared with register `c` by `Comparison` `d`.
    case compare
    /// Register `a` := register `b` and register `c` by `Arithmetic` `d`.
    case arithmetic
    /// Register `a` := minus register `b`.
    case negate
    /// Register `a` := the `c` registers from `b` on, as one text or one piece of markup.
    case concatenate
    /// Register `a` := a list of the `c` registers from `b` on.
    case makeList
    /// Register `a` := element number register `c` of the list in register `b`.
    case element
    /// Register `a` := filter `d` over the registers from `b` on (value first), with accessor `c` if not negative.
    case filter
    /// The steps up to `c` once for each element of the list in register `a`; element in register `b`, its position
    /// in `b + 1`, the list's length in `b + 2`.
    case loop
    /// The steps up to `b` write into a buffer of their own, which becomes register `a`.
    case capture
    /// Routine `a` with the `c` registers from `b` on as its arguments.
    case call
  }

  let code: Code
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var d: Int32 = 0
}

/// Steps with registers of their own: a template, or a macro for one set of argument types. Register 0 is the page's
/// model, arguments follow.
struct Routine: Sendable {
  var steps: [Step] = []
  var frameSize = 1
}

struct Program: Sendable {
  var routines: [Routine] = []
  var literals: [UInt8] = []
  var constants: [Value] = []
  /// Keeps what `fields` points to.
  private(set) var readers: [FieldReader] = []
  private(set) var fields: [Unmanaged<FieldReader>] = []

  mutating func addField(_ read: @escaping Accessor) -> Int32 {
    let reader = FieldReader(read)
    readers.append(reader)
    fields.append(.passUnretained(reader))
    return Int32(fields.count - 1)
  }
}

/// An accessor as an object, which can be called without counting references.
final class FieldReader: Sendable {
  let read: Accessor

  init(_ read: @escaping Accessor) { self.read = read }
}

/// How a value is spelled where it goes.
enum WriteMode: Int32, Sendable {
  /// As it is.
  case raw
  /// Text between tags and in attributes; markup as it is.
  case html
  /// As `html`, and markup is escaped too.
  case htmlForced
  /// XML text and attributes; markup is escaped too.
  case xml
  /// Inside a URL.
  case url
  /// The start of a link: schemes outside the allow-list become `#`.
  case link
  /// The start of an image's address.
  case image
}

/// What a URL is for, which decides the schemes it may have.
enum URLUse: Int32, Hashable, Sendable {
  case link, image
}
