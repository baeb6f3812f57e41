import PeopleDomain

extension StringProtocol {
    /// Without white space at its ends.
    var trimmedString: String { String(self).trimmingWhiteSpace() }
}
