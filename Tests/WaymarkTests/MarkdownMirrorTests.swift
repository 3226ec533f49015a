import Testing

@testable import Waymark

struct MarkdownMirrorTests {
  private func mirror(_ site: TestSite, _ id: String) -> String? {
    site.site.mirror(of: site[id], in: site.files).map { text($0) }
  }

  @Test func makesLinksAbsoluteAndKeepsTheRest() {
    #expect(
      mirror(School.siteBelowPath, "lesson:css") == """
        # CSS

        > How pages look.

        It names [elements](https://example.org/docs/lessons/html/#tags).
        """)
    #expect(
      mirror(School.site, "article:second")
        == "# Second thoughts\n\nMore [words](https://example.org/articles/first/), and words again.\n")
  }

  @Test func makesEveryKindOfLinkAbsolute() {
    let site = TestSite(
      [
        ("lessons/b.md", "+++\ntitle = \"B\"\n+++\n"),
        ("lessons/hidden.md", "+++\ntitle = \"H\"\ndraft = true\n+++\n"),
        (
          "lessons/a.md",
          """
          +++
          title = "A"
          +++
          ## Here

          [id](lesson:b) [file](b.md "Title") <https://example.net/> [out](https://example.net/x) [own](#here)
          [hidden](hidden.md) [*reference*][r] [r] [r][] ![alt](plan.png) [list](/lessons/) [b.md](b.md)

          `[code](b.md)`

          [r]: b.md
          """
        ),
      ], assets: ["lessons/plan.png"])
    #expect(site.errors == "")
    #expect(
      mirror(site, "lesson:a") == """
        # A

        ## Here

        [id](https://example.org/lessons/b/) [file](https://example.org/lessons/b/ "Title") <https://example.net/> [out](https://example.net/x) [own](https://example.org/lessons/a/#here)
        [hidden](hidden.md) [*reference*](https://example.org/lessons/b/) [r](https://example.org/lessons/b/) [r](https://example.org/lessons/b/) ![alt](https://example.org/lessons/plan.png) [list](https://example.org/lessons/) [b.md](https://example.org/lessons/b/)

        `[code](b.md)`

        [r]: b.md
        """)
  }

  @Test func hasNoneForATopicWithoutAFile() { #expect(mirror(School.site, "topic:style-sheets") == nil) }

  @Test func listsAllPagesForPrograms() {
    let site = TestSite([
      ("site.toml", "title = \"T\"\ndescription = \"About T.\"\nbaseURL = \"https://example.org/docs/\""),
      ("articles/old.md", "+++\ntitle = \"Old\"\ndate = 2023-01-01\n+++\nOnce.\n"),
      (
        "articles/new.md",
        "+++\ntitle = \"New [1] *x*\"\ndate = 2024-01-01\ndescription = \"Today\\nand tomorrow.\"\n+++\n"
      ),
      ("lessons/a.md", "+++\ntitle = \"A\"\ntags = [\"no file\"]\n+++\n"),
      ("lessons/draft.md", "+++\ntitle = \"D\"\ndraft = true\n+++\n"),
    ])
    #expect(
      text(site.site.llmsText()) == """
        # T

        > About T.

        ## Lessons

        - [A](https://example.org/docs/lessons/a/index.md): A

        ## Articles

        - [New \\[1\\] \\*x\\*](https://example.org/docs/articles/new/index.md): Today and tomorrow.
        - [Old](https://example.org/docs/articles/old/index.md): Once.

        """)
  }

  /// What front matter says is text: nothing of it becomes Markdown.
  @Test func escapesTitlesAndDescriptions() {
    let site = TestSite([
      (
        "lessons/a.md",
        "+++\ntitle = '<script>*a*</script> &lt; [x](y) ~~z~~ C #'\ndescription = '- <img src=x> _u_'\n+++\nText.\n"
      )
    ])
    #expect(
      mirror(site, "lesson:a") == ##"""
        # \<script>\*a\*\</script> \&lt; \[x\](y) \~\~z\~\~ C \#

        > \- \<img src=x> \_u\_

        Text.

        """##)
    #expect(
      text(site.site.llmsText()).contains(
        ##"- [\<script>\*a\*\</script> \&lt; \[x\](y) \~\~z\~\~ C \#](https://example.org/lessons/a/index.md): \- \<img src=x> \_u\_"##
      ))
  }
}
