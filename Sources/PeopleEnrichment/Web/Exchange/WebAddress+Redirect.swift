import NIOHTTP1

extension WebAddress {
    /// Where an answer leads on; `nil` where it leads nowhere.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)`` for what is no address of the web, and from https to http: what was safe from
    ///   others would not be so any more.
    func redirect(by answer: Answer) throws(WebFailure) -> WebAddress? {
        guard [301, 302, 303, 307, 308].contains(answer.status), let location = answer.headers.first(name: "location")
        else { return nil }
        let next = try resolving(location)
        if scheme == .https && next.scheme == .http {
            throw .refusedAddress("The answer leads from https to http")
        }
        return next
    }
}
