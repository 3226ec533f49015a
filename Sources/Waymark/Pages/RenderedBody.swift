import Escaping
import Markup

/// A body with its holes filled: writes itself straight into the page, copying the finished stretches and putting each
/// reference's attributes between them.
struct RenderedBody: HTML {
  private let source: (site: Site, document: Int)?

  static let empty = RenderedBody(source: nil)

  private init(source: (site: Site, document: Int)?) { self.source = source }

  init(of document: Int, in site: Site) { source = (site, document) }

  var isEmpty: Bool { source.map { $0.site.curriculum.documents[$0.document].body.html.bytes.isEmpty } ?? true }

  func write(into page: inout ByteSink) {
    guard let (site, document) = source else { return }
    let html = site.curriculum.documents[document].body.html
    var copied = 0
    for hole in html.holes {
      page.append(contentsOf: html.bytes[copied..<hole.offset])
      site.writeAttribute(ofReference: hole.reference, in: document, into: &page)
      copied = hole.offset
    }
    page.append(contentsOf: html.bytes[copied...])
  }
}
