/// The path and the query of what a request asks for (RFC 9112, section 3.2).
struct RequestTarget {
    let path: Substring
    /// Behind the question mark; `nil` where there is none.
    let query: Substring?

    init(_ target: String) {
        let origin = Self.withoutAuthority(target)
        if let mark = origin.firstIndex(ofByte: UInt8(ascii: "?")) {
            path = origin[..<mark]
            query = origin[origin.utf8.index(after: mark)...]
        } else {
            path = origin
            query = nil
        }
    }

    /// A proxy may send the whole URL: `http://host/path`.
    private static func withoutAuthority(_ target: String) -> Substring {
        if target.utf8.first == UInt8(ascii: "/") { return target[...] }
        guard let scheme = target.firstRange(of: "://") else { return target[...] }
        let rest = target[scheme.upperBound...]
        return rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
    }
}
