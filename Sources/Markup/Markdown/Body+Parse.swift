import Diagnostics
import Diagrams

// The way of a body: Complexity refuses what would cost too much, MarkdownTree parses, BodyWriter goes over the tree once
// and writes HTML while it collects. The tree is gone when `parse` returns.

extension Body {
  /// Reads Markdown from `bodyStart` to the end of the file, whose line ends are `\n` and whose bytes are valid UTF-8.
  ///
  /// `hasTitle`: the page shows a title of its own as first-level heading, so first-level headings of the body move down.
  ///
  ///     ## Set-up {#setup}   →   <div class="heading"><h2 id="setup">Set-up</h2><a class="anchor" href="#setup" …
  package static func parse(
    _ source: SourceFile, from bodyStart: Int, hasTitle: Bool, options: MarkupOptions,
    reportingTo findings: inout Findings
  ) -> Body {
    parse(source, from: bodyStart, hasTitle: hasTitle, options: options, style: .site, reportingTo: &findings)
  }

  /// What reading a body may report, for the table of rules.
  package static var rules: [Rule] {
    [
      Complexity.rule, BodyWriter.definitionRule, BodyWriter.duplicateIDRule, HeadingAttributes.rule,
      BodyWriter.shortcodeRule,
      BodyWriter.rawHTMLRule, BodyWriter.reservedIDRule, BodyWriter.unsafeLinkRule,
    ] + FencedDiagram.rules
  }

  static func parse(
    _ source: SourceFile, from bodyStart: Int, hasTitle: Bool, options: MarkupOptions, style: Style,
    reportingTo findings: inout Findings
  ) -> Body {
    source.text.withUnsafeBufferPointer { text in
      let start = min(max(bodyStart, 0), text.count)
      let markdown = text.from(start, to: text.count)
      let range = SourceRange(file: source.id, start: start, end: text.count)
      let places = Places(of: text, from: start, file: source.id)
      if let excess = Complexity.excess(in: places, limits: options.limits) {
        findings.report(excess.diagnostic(in: places, limits: options.limits))
        return .empty(markdown: range)
      }
      return MarkdownTree.withParsed(markdown, style: style) { root in
        let isDemoted = hasTitle && hasFirstLevelHeading(root)
        var writer = BodyWriter(
          style: style, options: options, isDemoted: isDemoted, places: places, size: markdown.count)
        writer.write(below: root)
        findings.append(writer.findings)
        return writer.body(markdown: range)
      }
    }
  }

  private static func empty(markdown: SourceRange) -> Body {
    Body(
      markdown: markdown, html: HoledHTML(), headings: [], references: [], fences: [],
      sections: [TextSection(anchor: "", heading: "", text: [])], summary: Summary(htmlEnd: 0, isTruncated: false),
      wordCount: 0, isCJK: false, isDemoted: false)
  }

  private static func hasFirstLevelHeading(_ root: MarkdownNode) -> Bool {
    var walk = TreeWalk(below: root)
    while let step = walk.next() {
      switch step.kind {
      case .heading where step.isEntering:
        if step.node.headingLevel == 1 { return true }
        walk.skip(past: step.node)
      case .paragraph where step.isEntering, .table where step.isEntering: walk.skip(past: step.node)
      default: break
      }
    }
    return false
  }
}
