import Testing

@testable import Waymark

struct ReaderDataTests {
  private static let files: [(path: String, text: String)] = [
    (
      "courses/web.md",
      """
      +++
      title = "The <web>"
      [[modules]]
      title = "One"
      lessons = ["c", "a"]
      [[modules]]
      title = "Two"
      lessons = ["b", "draft"]
      +++
      """
    ),
    ("lessons/a.md", "+++\ntitle = \"A\"\nminutes = 20\nformerly = [\"aa\", \"b\"]\n+++\n"),
    ("lessons/b.md", "+++\ntitle = \"B\"\nslug = \"other\"\nrequires = [\"a\", \"c\"]\n+++\n"),
    ("lessons/c.md", "+++\ntitle = \"C\"\nminutes = 5\n+++\n"),
    ("lessons/draft.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
    ("roadmaps/r/index.md", "+++\ntitle = \"R\"\nsteps = [\"s\"]\n+++\n"),
    ("roadmaps/r/s.md", "+++\ntitle = \"S\"\nhours = 1.5\nlessons = [\"b\", \"draft\"]\n+++\n"),
  ]

  private static let below = TestSite([("site.toml", "title = \"T\"\nbaseURL = \"https://example.org/docs/\"")] + files)

  @Test func numbersNodesAfterWhatTheyRequire() {
    let files = ReaderData(Self.below.site).files()
    #expect(files.map(\.path) == ["reader.json"])
    let version = JSONText(files[0].bytes)?["version"]?.text ?? ""
    #expect(version.count == 16)
    #expect(
      text(files[0].bytes).replacing(version, with: "V") == #"""
        {"format":1,"version":"V","count":4,"formerly":[["lesson:aa","lesson:a"]],"collections":[["course:web","The \u003cweb\u003e","/docs/courses/web/",[["One","one",[0,2]],["Two","two",[2,1]]]],["roadmap:r","R","/docs/roadmaps/r/",[["","",[3,1]]]]],"nodes":[
        ["lesson:c","C",5],
        ["lesson:a","A",20],
        ["lesson:b","B",0,[0,1],[],"/docs/lessons/other/"],
        ["step:r/s","S",90,[],[2]]]}

        """#)
  }

  @Test func splitsNodesOverPartsWhenTheyAreMany() {
    let files = ReaderData(Self.below.site).files(largestPart: 60)
    let version = JSONText(files[0].bytes)?["version"]?.text ?? ""
    #expect(
      files.map(\.path) == [
        "reader.json", "reader/\(version)/0.json", "reader/\(version)/1.json", "reader/\(version)/2.json",
      ])
    #expect(text(files[0].bytes).hasSuffix(",\"starts\":[0,2,3]}\n"))
    #expect(text(files[1].bytes) == "[\n[\"lesson:c\",\"C\",5],\n[\"lesson:a\",\"A\",20]]\n")
    #expect(text(files[2].bytes) == "[\n[\"lesson:b\",\"B\",0,[0,1],[],\"/docs/lessons/other/\"]]\n")
    #expect(text(files[3].bytes) == "[\n[\"step:r/s\",\"S\",90,[],[2]]]\n")
  }

  @Test func givesTheReasonOfWhatIsRequired() {
    let reasons = #"{ id = "a", because = "words come first" }, "c""#
    let files = Self.files.map { path, text in
      (
        path,
        path == "roadmaps/r/s.md" ? text : text.replacing(#"requires = ["a", "c"]"#, with: "requires = [\(reasons)]")
      )
    }
    let more = (
      "lessons/d.md", "+++\ntitle = \"D\"\nrequires = [{ id = \"b\", because = \"it \\\"is\\\" so\" }]\n+++\n"
    )
    let data = text(ReaderData(TestSite(files + [more]).site).files()[0].bytes)
    #expect(data.contains(#"["lesson:b","B",0,[0,1],[],"/lessons/other/",["","words come first"]]"#))
    #expect(data.contains(#"["lesson:d","D",0,[2],[],"/lessons/d/",["it \"is\" so"]]"#))
  }

  @Test func isThereWithoutALesson() {
    let files = ReaderData(TestSite([("index.md", "+++\ntitle = \"Home\"\n+++\n")]).site).files()
    #expect(text(files[0].bytes).hasSuffix("\"count\":0,\"formerly\":[],\"collections\":[],\"nodes\":[\n]}\n"))
  }

  @Test func leavesAuthorsFilesOfTheSameNameAlone() throws {
    let own = try #require(SitePath("static/sw.js"))
    #expect(Site.readerFiles(besides: [own]) == ["reader.json"])
    #expect(Site.readerFiles(besides: []) == ["reader.json", "sw.js"])
  }

  @Test func sendsTheServiceWorkerAwayUnlessTheSiteWantsIt() throws {
    let theme = TestSite.theme.assets
    let version = theme.folder.dropFirst("assets/".count)
    let rest = "importScripts(\"assets/\(version)/reader/worker.js\");\n"
    #expect(
      text(School.site.site.serviceWorker(theme)) == "self.waymark = { version: \"\(version)\", isOn: false };\n" + rest
    )
    let site = TestSite([("site.toml", "title = \"T\"\n[output]\noffline = true\n")])
    #expect(text(site.site.serviceWorker(theme)) == "self.waymark = { version: \"\(version)\", isOn: true };\n" + rest)
    #expect(theme.files.contains { $0.path == "assets/\(version)/reader/worker.js" })
    #expect(try site.html("/").contains(" data-offline>"))
    #expect(try !School.site.html("/").contains("data-offline"))
  }

  @Test func givesTheChooserAsData() throws {
    let chooser = try #require(School.site.comparison("programs").chooser)
    #expect(
      text(chooser.bytes) == #"""
        <script type="application/json" data-reader="rules">{"questions":[["budget","What can you pay?",[["low","Little"],["high","A lot"]]],["time","How much time have you?",[["weeks","Weeks"],["months","Months"]]]],"rules":[{"when":[0,-1],"choose":["Beta","/programs/beta/"],"with":[["Alpha","/programs/alpha/"]],"avoid":[],"because":"it costs nothing"},{"when":[1,0],"choose":["Alpha","/programs/alpha/"],"with":[],"avoid":[["Beta","/programs/beta/"]],"because":"reviews save time"},{"when":[-1,-1],"choose":["Alpha","/programs/alpha/"],"with":[],"avoid":[],"because":"it fits most"}]}</script>
        """#)
  }

  @Test func takesCommentsAndIndentationOutOfScripts() {
    let script = "// Why.\nconst a = 1; // gone\n\n\tif (a) {\n    f(`x`, 'y//z');\n  // gone\n}\n"
    #expect(text(ScriptText.squeezed(Array(script.utf8))) == "const a=1;if(a){f(`x`,'y//z');}\n")
    for open in ["const a = `\n  // text\n`;\n", "const a = 'b\\\n  // text';\n"] {
      #expect(text(ScriptText.squeezed(Array(open.utf8))) == open)
    }
  }

  @Test(arguments: [
    (#"f = (a) => g(a, "b, c", 'd = "e"');"#, #"f=(a)=>g(a,"b, c",'d = "e"');"#),
    ("return a + +b - -c;", "return a + +b - -c;"),
    ("x = a ? .5 : b", "x=a?.5:b"),
    ("`a , ${b , `c , ${ {d : 1} } , e`} , f` , g", "`a , ${b,`c , ${{d:1}} , e`} , f`,g"),
    (#"a = /[/ , "]+ , '/g, b = c / d / e"#, #"a=/[/ , "]+ , '/g,b=c / d / e"#),
    ("return /a , b/.test(c) ? 'x' : 1", "return /a , b/.test(c)?'x':1"),
    ("x = (a * 7) / (b * 60)", "x=(a * 7)/(b * 60)"),
    (#"a = "http://b , c" // "d"#, #"a="http://b , c""#),
    (#"'\'' , "\\" , 1"#, #"'\'',"\\",1"#),
  ]) func takesSpacesThatNothingNeedsOutOfScripts(script: String, squeezed: String) {
    #expect(text(ScriptText.squeezed(Array(script.utf8))) == squeezed + "\n")
  }

  /// A line that could be read in two ways keeps its spaces, and so do all others.
  @Test(arguments: [
    "if (a) /b , c/.test(d)", "a = 1 /* b , c", "} / a , b", "a = 'b , c", "a = /b , c", "a`, ${b , `c",
  ]) func leavesScriptsItCannotReadForCertain(line: String) {
    let script = "a = b , c;\n\(line)\n"
    #expect(text(ScriptText.squeezed(Array(script.utf8))) == script)
  }
}
