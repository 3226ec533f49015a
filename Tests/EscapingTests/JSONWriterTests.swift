import Escaping
import Testing

@Suite struct JSONWriterTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func putsCommasWhereTheyBelong() {
    let text = written { json in
      json.object { json in
        json.field("id", "a<b")
        json.field("hours", 2)
        json.field("empty", [] as [String])
        json.field("tags", ["x", "y"])
        json.field("label", ifPresent: nil)
        json.field("note", ifPresent: "n")
        json.key("list")
        json.array { json in
          json.value(1)
          json.object { _ in }
          json.array { _ in }
          json.object { $0.field("a", true) }
          json.null()
          json.value(false)
        }
        json.key("nested")
        json.object { $0.field("b", 0.5) }
        json.field("last", false)
      }
    }
    #expect(
      text
        == #"{"id":"a\u003cb","hours":2,"empty":[],"tags":["x","y"],"note":"n","#
        + #""list":[1,{},[],{"a":true},null,false],"nested":{"b":0.5},"last":false}"#)
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (2, "2"), (-3, "-3"), (0.1, "0.1"), (1e15, "1000000000000000"), (1e300, "1e+300"),
    (5e-324, "5e-324"), (1.5e-7, "1.5e-07"),
  ])
  func writesNumbersAsJSONHasThem(number: Double, expected: String) {
    #expect(written { $0.value(number) } == expected)
  }

  @Test func writesIntegersWhole() {
    let text = written { $0.array([Int.min, Int.max]) { $0.value($1) } }
    #expect(text == "[-9223372036854775808,9223372036854775807]")
  }

  @Test func escapesValues() {
    let text = written { $0.object { $0.field("a", "</script>\u{2028}\"\n") } }
    #expect(text == #"{"a":"\u003c/script\u003e\u2028\"\n"}"#)
  }

  @Test func breaksLinesBetweenElements() {
    let text = written { json in
      json.array([1, 2]) { json, number in
        json.value(number)
        json.newline()
      }
      json.newline()
    }
    #expect(text == "[1\n,2\n]\n")
  }
}
