import Escaping

@testable import Waymark

// Models as one line of text each, so that tests assert whole values and failures show them.

extension LinkModel {
  /// `HTML /lessons/html/`, with `*` for the page one is on.
  var shown: String { "\(title) \(url)\(isCurrent ? " *" : "")" }
}

extension CardModel {
  /// `HTML /lessons/html/ (lesson, beginner, 30 min): What tags are.`
  var shown: String {
    let facts = [kind, level, time, date].compactMap(\.self).joined(separator: ", ")
    return "\(title) \(url) (\(facts))\(description.map { ": \($0)" } ?? "")"
  }
}

extension RequirementModel {
  var shown: String { card.shown + (because.map { " because \($0)" } ?? "") }
}

extension PlacementModel {
  var shown: [String] {
    [
      "\(position) of \(count) in \(course.shown), \(module.shown)",
      "before: \(previous?.shown ?? "none"); after: \(next?.shown ?? "none")",
    ] + navigation.shown
  }
}

extension MarkedItems {
  /// The items as the default theme writes them, as `LinkModel.shown` would show them.
  var shown: [String] {
    var items = ByteSink()
    write(into: &items)
    return String(decoding: items.bytes, as: UTF8.self).split(separator: "<li ").map { item in
      let url = item.split(separator: "href=\"")[1].prefix { $0 != "\"" }
      let title = item.split(separator: ">")[2].prefix { $0 != "<" }
      return "\(title) \(url)\(item.contains("aria-current=\"page\"") ? " *" : "")"
    }
  }
}

extension StepCardModel {
  var shown: String {
    let parts = [
      card.shown, importance, outcome.map { "outcome: \($0)" },
      requires.isEmpty ? nil : "requires: " + requires.map(\.shown).joined(separator: ", "),
      lessons.isEmpty ? nil : "lessons: " + lessons.map(\.shown).joined(separator: ", "),
      waiver.map { "waiver: \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}

extension PlanLinkModel {
  var shown: String { "\(title) \(url) to \(target.title), after \(count)\(time.map { ", \($0)" } ?? "")" }
}

extension RatingModel {
  var shown: String {
    let parts = [
      "\(program.title) by \(criterion.title): \(state) \(symbol) \(text)", noteNumber.map { "note \($0)" },
      note.map { "'\($0)'" }, evidence,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension FactModel {
  var shown: String { "\(name): \(value)\(isStated ? "" : " (nothing stated)")" }
}

extension ChooserRuleModel {
  var shown: String {
    let extras = [("with", with), ("avoid", avoid)].filter { !$0.1.isEmpty }
      .map { "; \($0.0) \($0.1.map(\.title).joined(separator: ", "))" }.joined()
    return "\(answers.joined(separator: ", ")) → \(choose.shown)\(extras): \(because)"
  }
}

extension GroupModel {
  var shown: [String] { ["[\(title)]"] + cards.map(\.shown) }
}

extension PlanRestModel {
  var shown: String { "\(title) \(url) \(count), \(time ?? "no time")" }
}

extension BodyModel {
  var rendered: String {
    var page = ByteSink()
    html.write(into: &page)
    return WaymarkTests.text(page.array)
  }
}
