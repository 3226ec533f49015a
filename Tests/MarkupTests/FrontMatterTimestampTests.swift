import Markup
import Testing

struct FrontMatterTimestampTests {
  @Test(arguments: [
    ("2023-10-15T13:18:50-07:00", "2023-10-15T13:18:50-07:00"),
    ("2023-10-15T13:18:50-0700", "2023-10-15T13:18:50-07:00"),
    ("2023-10-15T13:18:50Z", "2023-10-15T13:18:50Z"),
    ("2023-10-15T13:18:50.123456Z", "2023-10-15T13:18:50Z"),
    ("2023-10-15T13:18:50", "2023-10-15T13:18:50"),
    ("2023-10-15 13:18:50", "2023-10-15T13:18:50"),
    ("2023-10-15 13:18:50 +05:30", "2023-10-15T13:18:50+05:30"),
    ("2023-10-15", "2023-10-15"),
    ("15 Oct 2023", "2023-10-15"),
    ("5 may 2023", "2023-05-05"),
    ("2024-02-29", "2024-02-29"),
  ])
  func readsWhatHugoReads(_ text: String, _ expected: String) {
    #expect(Timestamp(hugo: text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", "2023", "2023-10", "2023-1-5", "2023-02-29", "2023-13-01", "2023-10-15T", "2023-10-15T13:18",
    "2023-10-15T25:00:00",
    "2023-10-15T13:18:50+", "2023-10-15T13:18:50+24:00", "2023-10-15T13:18:50+05:60", "2023-10-15T13:18:50Z ",
    "15 October 2023",
    "15 Foo 2023", "Oct 15 2023", " 2023-10-15", "２023-10-15",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(Timestamp(hugo: text) == nil)
  }

  @Test func writesForFeedsAndPeople() throws {
    let timestamp = try #require(Timestamp(hugo: "2024-07-01T03:13:23+05:30"))
    #expect(timestamp.iso8601 == "2024-07-01T03:13:23+05:30")
    #expect(timestamp.rfc3339(inZone: 0) == "2024-07-01T03:13:23+05:30")
    #expect(timestamp.rfc822(inZone: 0) == "Mon, 01 Jul 2024 03:13:23 +0530")
    #expect(timestamp.englishLong == "1 July 2024")
  }

  @Test func fillsInTheZoneOnlyWhereThereIsNoOffset() throws {
    let day = try #require(Timestamp(hugo: "2024-02-29"))
    #expect(day.iso8601 == "2024-02-29")
    #expect(day.rfc3339(inZone: 0) == "2024-02-29T00:00:00Z")
    #expect(day.rfc3339(inZone: -90) == "2024-02-29T00:00:00-01:30")
    #expect(day.rfc822(inZone: 0) == "Thu, 29 Feb 2024 00:00:00 +0000")
    #expect(day.rfc822(inZone: -570) == "Thu, 29 Feb 2024 00:00:00 -0930")
    let old = try #require(Timestamp(hugo: "0033-04-03T15:00:00"))
    #expect(old.rfc3339(inZone: 0) == "0033-04-03T15:00:00Z")
    #expect(old.englishLong == "3 April 33")
  }

  @Test func makesADateOfAnInstant() {
    #expect(Timestamp(instant: 1_719_783_803, offset: 330).iso8601 == "2024-07-01T03:13:23+05:30")
    #expect(Timestamp(instant: 0, offset: 0).iso8601 == "1970-01-01T00:00:00Z")
    #expect(Timestamp(instant: -1, offset: 0).iso8601 == "1969-12-31T23:59:59Z")
    #expect(Timestamp(instant: 951_782_400, offset: 0).iso8601 == "2000-02-29T00:00:00Z")
    #expect(Timestamp(instant: .min / 4, offset: -60).iso8601 == "0000-01-01T00:00:00-01:00")
    #expect(Timestamp(instant: .max / 4, offset: 60).iso8601 == "9999-12-31T23:59:59+01:00")
  }

  @Test func agreesWithItselfOverFourCenturies() {
    for day in stride(from: -80_000, to: 80_000, by: 7) {
      let instant = day * 86400 + 3661
      let timestamp = Timestamp(instant: instant, offset: -210)
      #expect(timestamp.instant(inZone: 0) == instant)
      #expect(Timestamp(hugo: timestamp.iso8601) == timestamp)
    }
  }
}
