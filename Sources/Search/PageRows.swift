/// What a result shows of a page, as JSON: `["/lessons/http/","HTTP basics","lesson","beginner",["#verbs\tVerbs",…]]`.
///
/// The sections after the page's own are strings of anchor and heading, parted by a tab.
struct PageRow {
  let document: SearchDocument
  /// The sections that have an anchor; the others are the page's own.
  let sections: [SearchSection]

  init(_ document: SearchDocument) {
    self.document = document
    sections = document.sections.filter { !$0.anchor.isEmpty }
  }

  func append(to json: inout [UInt8]) {
    json.append(UInt8(ascii: "["))
    for text in [document.url, document.title, document.kind, document.level ?? ""] {
      json.appendString(text.utf8)
      json.append(UInt8(ascii: ","))
    }
    json.appendList(of: sections) { json, section in
      json.appendString((section.anchor + "\t" + section.heading).utf8)
    }
    json.append(UInt8(ascii: "]"))
  }
}
