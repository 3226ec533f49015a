/// What the site's settings say about reading its files.
package struct MarkupOptions: Sendable, Hashable {
  /// Raw HTML in Markdown is kept instead of dropped with a warning.
  package var allowsRawHTML = false
  /// The site's own host in lower case (`example.org`); links to it are not external. Empty: none.
  package var host = ""
  package var limits = Limits()

  package init() {}

  /// Bounds of one file. What goes over is an error that names the limit and the setting that raises it.
  package struct Limits: Sendable, Hashable {
    /// Bytes of a file. `[limits] fileBytes`
    package var fileBytes = 1 << 20
    /// Bytes of front matter. `[limits] frontMatterBytes`
    package var frontMatterBytes = 64 << 10
    /// Nesting of front matter's lists and tables.
    package var frontMatterDepth = 32
    /// Keys of front matter in all.
    package var frontMatterKeys = 1000

    package init() {}
  }
}
