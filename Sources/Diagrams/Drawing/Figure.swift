/// What surrounds a picture on a page: the figure, the region that scrolls, the caption and the picture in words.
///
///     <figure class="diagram"><div class="diagram-view" role="group" aria-labelledby="wm-diagram-1" tabindex="0">
///     <svg role="img" aria-labelledby="wm-diagram-1" …><title id="wm-diagram-1">…</title>…</svg></div>
///     <figcaption><span aria-hidden="true">…</span><ul class="visually-hidden"><li>…</li></ul></figcaption></figure>
struct Figure {
  var id: String
  var kind: StaticString
  var title: String
  var width: Double
  var height: Double
  var drawing: SVGBuffer
  /// The picture in sentences.
  var words: [String]
  /// Whether the order of the sentences matters.
  var isOrdered = false

  /// Free room around the drawing.
  static let margin = 6.0

  func write(into html: inout [UInt8]) {
    var out = SVGBuffer(capacity: drawing.bytes.count + 1024)
    out.raw("<figure class=\"diagram diagram-")
    out.raw(kind)
    out.raw("\"><div class=\"diagram-view\" role=\"group\" aria-labelledby=\"")
    out.text(id)
    out.raw("\" tabindex=\"0\">\n")
    writeSVG(isImage: true, into: &out)
    out.raw("</div>\n<figcaption><span aria-hidden=\"true\">")
    out.text(title)
    out.raw(isOrdered ? "</span><ol class=\"visually-hidden\">" : "</span><ul class=\"visually-hidden\">")
    for sentence in words {
      out.raw("<li>")
      out.text(sentence)
      out.raw("</li>")
    }
    out.raw(isOrdered ? "</ol></figcaption></figure>\n" : "</ul></figcaption></figure>\n")
    html.append(contentsOf: out.bytes)
  }

  /// The picture alone: one image, or something whose boxes are links, which is named by what it stands in. Its measure is in `em`, so that it grows with the reader's letters.
  func writeSVG(isImage: Bool, into out: inout SVGBuffer) {
    out.raw("<svg")
    if isImage {
      out.raw(" role=\"img\"")
      out.attribute("aria-labelledby", id)
    }
    out.raw(" viewBox=\"")
    out.number(-Figure.margin)
    out.raw(" ")
    out.number(-Figure.margin)
    out.raw(" ")
    out.number(width + 2 * Figure.margin)
    out.raw(" ")
    out.number(height + 2 * Figure.margin)
    out.raw("\" width=\"")
    out.number((width + 2 * Figure.margin) / 16)
    out.raw("em\" height=\"")
    out.number((height + 2 * Figure.margin) / 16)
    out.raw("em\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" text-anchor=\"middle\"><title id=\"")
    out.text(id)
    out.raw("\">")
    out.text(title)
    out.raw("</title>")
    out.append(drawing)
    out.raw("</svg>")
  }
}
