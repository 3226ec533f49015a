import Diagnostics

/// What a template is made of.
indirect enum Statement: Sendable {
  case text(ArraySlice<UInt8>)
  case output(Expression)
  case choice(Choice)
  case loop(Loop)
  case set(Name, Expression)
  case include(Name)
  case block(Block)
  case importModule(template: Name, as: Name)
  case importMacros(template: Name, [(macro: Name, as: Name)])
  case callBlock(CallBlock)
}

/// `{% if %} … {% elif %} … {% else %} … {% endif %}`
struct Choice: Sendable {
  var branches: [(condition: Expression, body: [Statement])]
  var otherwise: [Statement]
  let range: SourceRange
}

/// `{% for element in list %} … {% else %} … {% endfor %}`
struct Loop: Sendable {
  let element: Name
  let list: Expression
  var body: [Statement]
  var otherwise: [Statement]
  let range: SourceRange
}

/// `{% block name %} … {% endblock %}`
struct Block: Sendable {
  let name: Name
  var body: [Statement]
}

/// `{% macro name(a, b="x") %} … {% endmacro %}`
struct Macro: Sendable {
  let name: Name
  let parameters: [Parameter]
  var body: [Statement]

  struct Parameter: Sendable {
    let name: Name
    let fallback: Expression?
  }
}

/// `{% call(a) macro(b) %} … {% endcall %}`: the body is what the macro's `caller(x)` writes.
struct CallBlock: Sendable {
  let parameters: [Name]
  let call: Expression
  var body: [Statement]
}

/// One template as it was written: what compiling it for a model starts from.
struct ParsedTemplate: Sendable {
  let name: String
  let file: SourceFile
  var statements: [Statement] = []
  var parent: Name?
  /// Every block, nested ones too.
  var blocks: [String: Block] = [:]
  /// Blocks that stand in no other block: those a parent has to have.
  var outerBlocks: [Name] = []
  var macros: [String: Macro] = [:]
  /// Templates this one names, in order.
  var references: [Name] = []
  /// Something in it was reported.
  var isBroken = false
}
