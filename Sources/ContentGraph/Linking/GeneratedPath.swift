/// A URL path that no file of content has but the build makes.
package struct GeneratedPath: Hashable, Sendable {
  /// As it is put out: `/search/` for `/search`.
  package let path: String

  /// Nil for any other path, and for a plan where the site makes none.
  package init?(_ path: String, plans: Bool = true) {
    let folder = path.hasSuffix("/") ? path : path + "/"
    if Self.files.contains(path) {
      self.path = path
    } else if Self.folders.contains(folder) || plans && folder.hasPrefix("/plan/") && folder.utf8.count > 6 {
      self.path = folder
    } else {
      return nil
    }
  }

  private static let files: Set<String> = [
    "/sitemap.xml", "/index.xml", "/atom.xml", "/graph.json", "/graph.schema.json", "/llms.txt", "/404.html",
    "/robots.txt",
  ]

  private static let folders: Set<String> = [
    "/", "/search/", "/lessons/", "/articles/", "/programs/", "/criteria/", "/topics/", "/courses/", "/roadmaps/",
    "/comparisons/", "/glossary/", "/planner/", "/progress/",
  ]
}
