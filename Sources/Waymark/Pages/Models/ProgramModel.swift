import Templates

struct ProgramModel: TemplateModel {
  var site: SiteModel
  var page: PageModel
  var body: BodyModel
  /// Format, pace, duration, cost … as stated; what the source leaves out says `not stated`.
  var facts: [FactModel]
  var mechanism: String?
  var strengths: [String]
  var weaknesses: [String]
  var bestFor: String?
  var rule: String?
  var pairsWith: [LinkModel]
  var topics: [LinkModel]
  /// The program's own row of the comparison.
  var ratings: [RatingModel]
  var comparisons: [LinkModel]
  /// Rules of choosers that lead here.
  var chosenBecause: [String]
  var mentionedBy: [LinkModel]

  static let schema = Schema<Self>(
    "program page",
    [
      .model("site", \.site), .model("page", \.page), .model("body", \.body),
      .list("facts", \.facts),
      .optionalText("mechanism", \.mechanism),
      .texts("strengths", \.strengths),
      .texts("weaknesses", \.weaknesses),
      .optionalText("best_for", \.bestFor),
      .optionalText("rule", \.rule),
      .list("pairs_with", \.pairsWith),
      .list("topics", \.topics),
      .list("ratings", \.ratings),
      .list("comparisons", \.comparisons),
      .texts("chosen_because", \.chosenBecause),
      .list("mentioned_by", \.mentionedBy),
    ])
}

struct FactModel: TemplateModel {
  var name: String
  var value: String
  var isStated: Bool

  static let schema = Schema<Self>(
    "fact", [.text("name", \.name), .text("value", \.value), .boolean("is_stated", \.isStated)])
}

/// A cell of a comparison with its headers.
struct RatingModel: TemplateModel {
  var program: LinkModel
  var criterion: LinkModel
  /// `yes`, `no`, `partial`, `unknown`, `level`, `number` or `text`: for style.
  var state: String
  /// What the cell says in words: `Yes`, `Unknown`, `6 months`.
  var text: String
  /// A shape beside the words, so that colour is not the only sign.
  var symbol: String
  var note: String?
  /// Number of its footnote on the comparison page; nil without a note.
  var noteNumber: Int?
  /// URL of what the cell rests on.
  var evidence: String?

  static let schema = Schema<Self>(
    "rating",
    [
      .model("program", \.program),
      .model("criterion", \.criterion),
      .text("state", \.state),
      .text("text", \.text),
      .text("symbol", \.symbol),
      .optionalText("note", \.note),
      .optionalInteger("note_number", \.noteNumber),
      .optionalText("evidence", \.evidence),
    ])
}
