extension Visibility {
  /// Hugo's `shouldBuild`.
  ///
  /// - Parameter zone: minutes east of UTC, for dates without an offset.
  package init(isDraft: Bool, dates: Dates, at moment: Moment, zone: Int) {
    if isDraft && !moment.includesDrafts {
      self = .draft
    } else if !moment.includesFuture, let publish = dates.publish, publish.instant(inZone: zone) > moment.now {
      self = .future
    } else if !moment.includesExpired, let expiry = dates.expiry, expiry.instant(inZone: zone) < moment.now {
      self = .expired
    } else {
      self = .visible
    }
  }
}
