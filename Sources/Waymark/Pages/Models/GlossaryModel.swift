import Templates

/// The terms that pages define.
struct GlossaryModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var letters: [GlossaryLetterModel]
  /// Terms on all pages of the glossary.
  var total: Int
  var number: Int
  var count: Int
  var previous: String?
  var next: String?

  static let schema = Schema<Self>(
    "glossary",
    [
      .model("site", \.site), .model("page", \.page),
      .list("letters", \.letters),
      .integer("total", \.total),
      .integer("number", \.number),
      .integer("count", \.count),
      .optionalText("previous", \.previous),
      .optionalText("next", \.next),
    ])
}

/// The terms that begin with a letter; `#` for those that begin with none.
struct GlossaryLetterModel: TemplateModel {
  var letter: String
  var terms: [TermModel]

  static let schema = Schema<Self>("letter of a glossary", [.text("letter", \.letter), .list("terms", \.terms)])
}

struct TermModel: TemplateModel {
  var term: String
  var meaning: String
  /// Of the definition itself: `/lessons/http-basics/#term-status-code`.
  var url: String
  /// The page it stands on.
  var source: LinkModel

  static let schema = Schema<Self>(
    "term", [.text("term", \.term), .text("meaning", \.meaning), .text("url", \.url), .model("source", \.source)])
}
