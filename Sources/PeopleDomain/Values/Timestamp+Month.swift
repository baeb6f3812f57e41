extension Timestamp {
    /// The calendar month in UTC, counted from January of the year 0: one more with each month.
    public var month: Int {
        let date = CalendarDate(
            daysSince1970: Int(millisecondsSince1970.quotientAndModulus(dividingBy: 86_400_000).quotient))
        return date.year * 12 + date.month - 1
    }
}
