import Diagnostics

/// What the chooser's rules make of every combination of answers: is each led somewhere, does each rule and each
/// program get its turn. Rules are tried in order and the first match wins.
enum ChooserReach: GraphRule {
  static let unreachedAnswers = Rule(
    "unreached-answers", .warning, isWaivable: true, "Every combination of answers reaches a rule of the chooser.")
  static let unreachedProgram = Rule(
    "unreached-program", .warning, isWaivable: true, "Some answers of a chooser lead to each program it compares."
  )
  static let unreachableRule = Rule(
    "unreachable-rule", .warning, isWaivable: true,
    "Every rule of a chooser wins some combination of answers.")
  static let tooLarge = Rule(
    "chooser-too-large", .warning, isWaivable: true, "A chooser has few enough combinations of answers to try them all."
  )
  static var rules: [Rule] { [unreachedAnswers, unreachedProgram, unreachableRule, tooLarge] }

  static let mostCombinations = 100_000
  /// Combinations times rules, of all choosers of a site together.
  static let mostTrials = 20_000_000

  static func check(_ curriculum: Curriculum, reportingTo findings: inout Findings) {
    var trials = mostTrials
    for chooser in Chooser.all(in: curriculum, after: findings) {
      guard let reach = Reach(of: chooser, within: &trials) else {
        findings.report(tooLarge(chooser, in: curriculum))
        continue
      }
      if reach.unreachedCount > 0 { findings.report(unreachedAnswers(reach, chooser, in: curriculum)) }
      // Without rules, the finding above says it all.
      if chooser.comparison.rules.isEmpty { continue }
      checkRules(reach, chooser, in: curriculum, reportingTo: &findings)
      checkPrograms(reach, chooser, in: curriculum, reportingTo: &findings)
    }
  }

  private static func place(_ chooser: Chooser, in curriculum: Curriculum) -> SourceRange {
    let common = curriculum.nodes[chooser.node].common
    return common.keyRanges["rules"] ?? common.keyRanges["questions"] ?? common.titleRange
  }

  private static func tooLarge(_ chooser: Chooser, in curriculum: Curriculum) -> Diagnostic {
    Diagnostic(
      tooLarge, "the chooser of \(curriculum.kindAndName(chooser.node)) is too large to be checked",
      at: place(chooser, in: curriculum),
      help:
        "at most \(mostCombinations) combinations of answers and \(ConflictingRules.largestCount) rules are tried, and "
        + "\(mostTrials) of both multiplied in a whole site; ask fewer questions")
  }

  private static func unreachedAnswers(_ reach: Reach, _ chooser: Chooser, in curriculum: Curriculum) -> Diagnostic {
    let examples = reach.unreached.map(chooser.describe).joined(separator: "; or ")
    let verb = reach.unreachedCount == 1 ? "reaches" : "reach"
    let introduction = reach.unreachedCount > 3 ? ", such as" : ":"
    return Diagnostic(
      unreachedAnswers,
      "\(reach.unreachedCount) of \(reach.combinations) combinations of answers \(verb) no rule\(introduction) \(examples)",
      at: place(chooser, in: curriculum),
      help: "end the rules with one without `when`, which matches all that is left")
  }

  private static func checkRules(
    _ reach: Reach, _ chooser: Chooser, in curriculum: Curriculum, reportingTo findings: inout Findings
  ) {
    let rules = chooser.comparison.rules
    for index in rules.indices where !reach.isWinner[index] {
      let earlier = reach.takers[index].sorted()
      let why =
        earlier.isEmpty
        ? "it asks for two answers to one question"
        : "\(earlier.count == 1 ? "an earlier rule matches" : "earlier rules match") all its answers"
      findings.report(
        Diagnostic(
          unreachableRule, "rule \(index + 1) of the chooser never wins: \(why)", at: rules[index].range,
          related: earlier.prefix(3).map { .init(rules[$0].range, "rule \($0 + 1) matches first") },
          help: "the first rule that matches wins; put the narrower rule first, or remove this one"))
    }
  }

  private static func checkPrograms(
    _ reach: Reach, _ chooser: Chooser, in curriculum: Curriculum, reportingTo findings: inout Findings
  ) {
    let winners = zip(chooser.comparison.rules, reach.isWinner).filter(\.1).map(\.0)
    let reached = Set(winners.flatMap { [$0.choose.target] + $0.with.map(\.target) })
    for program in chooser.comparison.programs where !reached.contains(program.target) {
      findings.report(
        Diagnostic(
          unreachedProgram, "no answers lead to program \(curriculum.name(program.target))", at: program.range,
          help: "add a rule that chooses it, or waive this with the reason why it is only compared"))
    }
  }
}

/// Every combination of answers to the questions that rules ask for, and the rule that wins it.
private struct Reach {
  var combinations = 1
  var unreachedCount = 0
  /// The first three.
  var unreached: [[Chooser.Condition]] = []
  var isWinner: [Bool]
  /// For each rule, the earlier ones that win combinations it matches.
  var takers: [Set<Int>]

  /// Nil when there are too many.
  init?(of chooser: Chooser, within trials: inout Int) {
    let conditions = chooser.conditions
    let questions = conditions.isEmpty ? Array(chooser.comparison.questions.indices) : chooser.asked
    let counts = questions.map { chooser.comparison.questions[$0].answers.count }
    for count in counts {
      combinations *= count
      if combinations > ChooserReach.mostCombinations { return nil }
    }
    guard conditions.count <= ConflictingRules.largestCount, combinations * conditions.count <= trials
    else { return nil }
    trials -= combinations * conditions.count
    isWinner = Array(repeating: false, count: conditions.count)
    takers = Array(repeating: [], count: conditions.count)
    let slots = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1, $0) })
    let tests = conditions.map { $0.map { (slot: slots[$0.question]!, answer: $0.answer) } }
    var answers = Array(repeating: 0, count: questions.count)
    repeat {
      let matches = tests.indices.filter { tests[$0].allSatisfy { answers[$0.slot] == $0.answer } }
      if let winner = matches.first {
        isWinner[winner] = true
        for other in matches.dropFirst() { takers[other].insert(winner) }
      } else {
        unreachedCount += 1
        if unreached.count < 3 {
          unreached.append(zip(questions, answers).map { Chooser.Condition(question: $0, answer: $1) })
        }
      }
    } while Self.advance(&answers, counts)
  }

  /// The next combination, the last question fastest; false after the last.
  private static func advance(_ answers: inout [Int], _ counts: [Int]) -> Bool {
    for slot in answers.indices.reversed() {
      answers[slot] += 1
      if answers[slot] < counts[slot] { return true }
      answers[slot] = 0
    }
    return false
  }
}
