/// What names mean at one place of a template. A value: branches each get a copy and are joined afterwards.
struct Environment {
  /// Innermost last.
  var scopes: [[String: Entity]] = []
  /// Macros of imported templates do not see the page's model.
  var seesPage = true
  /// Optional values that an `if` around this place has asked for.
  var present: Set<Path> = []
  /// The template at hand, then those it extends.
  var chain: [Int] = []
  /// How many scopes the blocks of `chain` see: what stands at the top of their files, and no loop around them.
  var topDepth = 0
  /// The block at hand, and how many templates of the chain redefine it before this version.
  var block: (name: String, level: Int)?
  var caller: CallerBody?
}

/// What a name may stand for.
enum Entity {
  case variable(Variable)
  /// `loop`: the register of the element, with the position and the length behind it.
  case loop(Int32)
  /// `import … as`: a template by its index.
  case module(Int)
  case macro(MacroReference)
}

struct Variable {
  let id: Int
  let register: Int32
  var type: ValueType
  /// Which part of a macro's argument it is.
  var lineage: Lineage?
}

/// That a value is a macro's argument, or part of one: what a macro may call itself with must be a part.
struct Lineage {
  let parameter: Int
  let isPart: Bool
}

struct MacroReference: Hashable {
  let template: Int
  let name: String
  let seesPage: Bool
}

/// The body of a `call`, with the names it sees.
final class CallerBody {
  let statements: [Statement]
  let parameters: [Name]
  let environment: Environment
  let openMacros: [MacroReference]

  init(_ block: CallBlock, _ environment: Environment, _ openMacros: [MacroReference]) {
    statements = block.body
    parameters = block.parameters
    self.environment = environment
    self.openMacros = openMacros
  }
}

/// A variable, or a field reached from one: what narrowing by `if` speaks of.
struct Path: Hashable {
  /// The variable's id; zero is the page.
  let root: Int
  var steps: [String] = []

  func appending(_ step: String) -> Path {
    var path = self
    path.steps.append(step)
    return path
  }
}
