import Diagnostics
import Markup

/// `published = false` beside `draft`: both say whether the page is a draft.
package enum DraftAndPublished {
  static let rule = Rule(
    "draft-and-published", .warning, isWaivable: true, "A file says by one key, not two, whether it is a draft.")

  static func finding(_ published: SourceRange, draft: SourceRange) -> Diagnostic {
    Diagnostic(
      rule, "'published' and 'draft' both say whether this is a draft", at: published, label: "ignored",
      related: [.init(draft, "this decides")], help: "keep 'draft' and remove 'published'")
  }
}

extension FieldReader {
  /// Hugo's dates with Hugo's fall-backs (its `pagemeta` package), and whether the page is a draft.
  ///
  ///     date         ←  date, publishDate, lastmod
  ///     lastmod      ←  lastmod, date, publishDate
  ///     publishDate  ←  publishDate, date
  mutating func dates() -> (dates: Dates, isDraft: Bool) {
    let (published, isPublished) = published()
    let written = date("date")
    let publishDate = date("publishDate")
    let pubdate = date("pubdate")
    let publish = publishDate ?? pubdate ?? published
    let lastmod = date("lastmod")
    let modified = date("modified")
    let expiry = date("expiryDate")
    let unpublish = date("unpublishdate")
    var dates = Dates()
    dates.date = written ?? publish ?? lastmod ?? modified
    dates.lastModified = lastmod ?? modified ?? written ?? publish
    dates.publish = publish ?? written
    dates.expiry = expiry ?? unpublish
    return (dates, draft(unlessPublished: isPublished))
  }

  /// `published` is a date or, as in Jekyll, the opposite of `draft`.
  private mutating func published() -> (Timestamp?, Placed<Bool>?) {
    guard let entry = entry("published") else { return (nil, nil) }
    if case .boolean(let isPublished) = entry.value.value { return (nil, Placed(isPublished, at: entry.keyRange)) }
    return (timestamp("published", entry.value), nil)
  }

  private mutating func draft(unlessPublished published: Placed<Bool>?) -> Bool {
    guard let draft = boolean("draft") else { return published.map { !$0.value } ?? false }
    if let published, let key = table["draft"]?.keyRange {
      findings.report(DraftAndPublished.finding(published.range, draft: key))
    }
    return draft
  }
}
