import Diagnostics

extension Rule {
  static let unknownTemplate = Rule("unknown-template", .error, "a template names another that does not exist")
}

// A unit is a template with those it extends: what `compile` is asked for, and what `include` weaves in.
extension Compilation {
  mutating func unit(_ index: Int) {
    let outer = environment
    let chain = chain(of: index)
    openTemplates.append(index)
    environment.scopes.append(macroScope(of: chain, seesPage: true))
    environment.chain = chain
    environment.topDepth = environment.scopes.count
    environment.block = nil
    // A template runs its own 'set' and 'import' before the one it extends.
    for child in chain.dropLast() { compile(templates[child].statements.filter(\.standsOutsideOfBlocks)) }
    let base = templates[chain[chain.count - 1]].statements
    prepareVariables(setWithin: base)
    compile(base)
    openTemplates.removeLast()
    environment = outer
  }

  /// A template, then its parent, and so on; where that goes round in circles, which was reported, it ends.
  private mutating func chain(of index: Int) -> [Int] {
    var chain = [index]
    isBroken = isBroken || templates[index].isBroken
    while let parent = templates[chain[chain.count - 1]].parent, let next = indices[parent.text], !chain.contains(next)
    {
      if chain.count == Self.deepestInclusion {
        report(
          .templateDepth, "'\(parent.text)' is one template too many", at: parent.range,
          help: "at most \(Self.deepestInclusion) templates may extend one another")
        break
      }
      chain.append(next)
      isBroken = isBroken || templates[next].isBroken
    }
    return chain
  }

  /// The macros that templates define at their top; those of the first win.
  func macroScope(of chain: [Int], seesPage: Bool) -> [String: Entity] {
    var scope: [String: Entity] = [:]
    for index in chain.reversed() {
      for name in templates[index].macros.keys {
        scope[name] = .macro(MacroReference(template: index, name: name, seesPage: seesPage))
      }
    }
    return scope
  }

  mutating func include(_ name: Name) {
    // A name that is unknown and a circle were reported when the templates were read.
    guard let index = indices[name.text], !openTemplates.contains(index) else { return }
    guard openTemplates.count < Self.deepestInclusion else {
      report(
        .templateDepth, "'\(name.text)' is one template too many", at: name.range,
        help: "at most \(Self.deepestInclusion) templates may include one another")
      return
    }
    let mark = nextRegister
    unit(index)
    nextRegister = mark
  }

  // MARK: Blocks

  mutating func block(_ block: Block) { version(0, of: block.name.text) }

  /// The version of a block that `level` templates redefine, as seen from the template at hand.
  private mutating func version(_ level: Int, of name: String) {
    let versions = environment.chain.compactMap { templates[$0].blocks[name] }
    guard level < versions.count else { return }
    let outer = environment
    environment.scopes = Array(environment.scopes.prefix(environment.topDepth))
    environment.block = (name, level)
    compileInScope(versions[level].body)
    environment = outer
  }

  /// `super()`
  mutating func parentBlock(at range: SourceRange) {
    guard let (name, level) = environment.block else {
      report(.templateSyntax, "'super' means the block of a parent, and this is no block", at: range)
      return
    }
    guard environment.chain.count(where: { templates[$0].blocks[name] != nil }) > level + 1 else {
      report(.templateSyntax, "no parent has a block '\(name)'", at: range)
      return
    }
    version(level + 1, of: name)
  }

  // MARK: Imports

  mutating func importModule(_ template: Name, as alias: Name) {
    guard let index = indices[template.text] else { return }
    isBroken = isBroken || templates[index].isBroken
    environment.scopes[environment.scopes.count - 1][alias.text] = .module(index)
  }

  mutating func importMacros(from template: Name, _ names: [(macro: Name, as: Name)]) {
    guard let index = indices[template.text] else { return }
    isBroken = isBroken || templates[index].isBroken
    for (macro, alias) in names {
      guard templates[index].macros[macro.text] != nil else {
        reportUnknownMacro(macro, among: Array(templates[index].macros.keys), of: templates[index].name)
        continue
      }
      environment.scopes[environment.scopes.count - 1][alias.text] = .macro(
        MacroReference(template: index, name: macro.text, seesPage: false))
    }
  }
}

extension Statement {
  /// Of a template that extends another: what runs though no block holds it.
  fileprivate var standsOutsideOfBlocks: Bool {
    switch self {
    case .set, .importModule, .importMacros: true
    case .text, .output, .choice, .loop, .include, .block, .callBlock: false
    }
  }
}
