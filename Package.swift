// swift-tools-version: 6.2
import PackageDescription

// The arrows between modules are the design: a module may import only what is listed for it here.
// `make lint` builds with `--explicit-target-dependency-import-check error`, so an undeclared import fails.
let package = Package(
  name: "waymark-site-generator",
  products: [.executable(name: "waymark", targets: ["WaymarkCLI"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C shims: one a library.
    .target(
      name: "CCmarkGFM",
      linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CTOML"),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .target(name: "CPlatform"),
    .target(name: "CTheme"),

    // The way of the data, in order.
    .target(name: "Escaping"),
    .target(name: "Parallel", dependencies: ["CPlatform"]),
    .target(name: "Diagnostics", dependencies: ["Escaping"]),
    .target(name: "Diagrams", dependencies: ["Diagnostics", "Escaping"]),
    .target(name: "Highlighting"),
    .target(
      name: "Markup",
      dependencies: ["CCmarkGFM", "CLibYAML", "CTOML", "Diagrams", "Diagnostics", "Escaping", "Highlighting"]),
    .target(name: "ContentGraph", dependencies: ["Markup", "Diagnostics", "Parallel"]),
    .target(name: "Templates", dependencies: ["Diagnostics", "Escaping"]),
    .target(name: "Search", dependencies: ["CXXHash", "Escaping", "Parallel"]),
    .target(
      name: "Waymark",
      dependencies: [
        "Markup", "ContentGraph", "Diagrams", "Templates", "Search", "Diagnostics", "Escaping", "Parallel", "CPlatform",
        "CTheme", "CXXHash",
      ]),
    .executableTarget(
      name: "WaymarkCLI",
      dependencies: [
        "Waymark", "Diagnostics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // At a fixed address, as Go's programs are: 47,000 addresses need not be put right at each start, and their pages
      // stay unwritten (a third of the time of `waymark --version`, 1 MiB). The C libraries are still placed at random.
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel", "CPlatform"]),
    .testTarget(name: "EscapingTests", dependencies: ["Escaping"]),
    .testTarget(name: "DiagramsTests", dependencies: ["Diagrams", "Diagnostics"]),
    .testTarget(name: "HighlightingTests", dependencies: ["Highlighting"], exclude: ["Fixtures"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "Diagnostics"], exclude: ["Fixtures"]),
    .testTarget(
      name: "ContentGraphTests", dependencies: ["ContentGraph", "Markup", "Diagnostics"],
      exclude: ["QueriesFixtures", "networkx_oracle.py"]),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Diagnostics", "Escaping"],
      exclude: ["jinja.json", "jinja_cases.py", "jinja_oracle.py", "jinja_random.py"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Parallel"], exclude: ["Fixtures"]),
    .testTarget(
      name: "WaymarkTests",
      dependencies: [
        "Waymark", "ContentGraph", "Markup", "Templates", "Escaping", "Diagnostics", "Parallel", "CPlatform", "CTheme",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu17,
  cxxLanguageStandard: .gnucxx17
)
