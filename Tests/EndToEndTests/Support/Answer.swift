/// An answer as it came over the wire.
struct Answer: Sendable {
    let status: Int
    /// Names in lower case, as they came.
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    let json: JSON

    subscript(header name: String) -> String? {
        headers.first { $0.name == name.lowercased() }?.value
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
        json = (try? JSON(body)) ?? .null
    }

    /// Reads one answer off a connection, and holds it against the description of the API.
    ///
    /// - Parameter isBodiless: the answer to a HEAD, which tells a length and sends nothing.
    init(from connection: RawConnection, isBodiless: Bool = false) throws {
        var head: [String]
        repeat {
            guard let bytes = try connection.read(through: "\r\n\r\n") else {
                throw Failure("the connection ended without an answer")
            }
            head = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map { String($0) }
            // An interim answer (100) is followed by the real one.
        } while head.first?.hasPrefix("HTTP/1.1 1") == true
        let statusLine = head.removeFirst().split(separator: " ")
        guard statusLine.count >= 2, statusLine[0].hasPrefix("HTTP/1."), let status = Int(statusLine[1]) else {
            throw Failure("not a status line: \(statusLine)")
        }
        let headers = head.compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        var body: [UInt8] = []
        if !isBodiless && status != 204 && status != 304 {
            if let length = headers.first(where: { $0.name == "content-length" }).flatMap({ Int($0.value) }) {
                body = try connection.read(count: length)
            } else if headers.contains(where: { $0.name == "transfer-encoding" }) {
                while let line = try connection.read(through: "\r\n") {
                    guard let size = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else {
                        throw Failure("not a chunk: \(line)")
                    }
                    body += try connection.read(count: size)
                    _ = try connection.read(count: 2)
                    if size == 0 { break }
                }
            }
        }
        self.init(status: status, headers: headers, body: body)
        APIDescription.check(self, to: connection.requests.next())
    }
}
