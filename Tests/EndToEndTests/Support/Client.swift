/// Speaks HTTP/1.1 to a server on this machine, one connection a request.
struct Client: Sendable {
    let port: Int
    var key: String?

    init(port: Int, key: String? = nil) {
        self.port = port
        self.key = key
    }

    func with(key: String?) -> Client { Client(port: port, key: key) }

    func send(
        _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await send(method, path, bytes: body.map { Array($0.utf8) }, headers: headers)
    }

    func send(
        _ method: String, _ path: String, bytes: [UInt8]?, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await onOwnThread { try sendBlocking(method, path, bytes: bytes, headers: headers) }
    }

    /// For threads that may wait.
    func sendBlocking(
        _ method: String, _ path: String, bytes: [UInt8]? = nil, headers: [String: String] = [:]
    ) throws -> Answer {
        let connection = try RawConnection(port: port)
        connection.send(request(method, path, bytes: bytes, headers: headers))
        return try Answer(from: connection, isBodiless: method == "HEAD")
    }

    /// Sends bytes as they are, and reads the answer.
    ///
    /// - Returns: the answer, and whether the server then closed the connection.
    func sendRaw(_ bytes: [UInt8]) async throws -> (answer: Answer, isClosed: Bool) {
        try await onOwnThread {
            let connection = try RawConnection(port: port)
            connection.send(bytes)
            let answer = try Answer(from: connection)
            return (answer, connection.isClosedByPeer())
        }
    }

    func sendRaw(_ text: String) async throws -> (answer: Answer, isClosed: Bool) {
        try await sendRaw(Array(text.utf8))
    }

    /// The bytes of a request. A header of the caller replaces ours; an empty one takes it away.
    func request(
        _ method: String, _ path: String, bytes: [UInt8]? = nil, headers: [String: String] = [:]
    ) -> [UInt8] {
        var all = ["Host": "127.0.0.1:\(port)"]
        if let key { all["Authorization"] = "Bearer \(key)" }
        if let bytes {
            all["Content-Type"] = "application/json"
            all["Content-Length"] = "\(bytes.count)"
        }
        all.merge(headers) { _, new in new }
        let lines = all.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
        return Array("\(method) \(path) HTTP/1.1\r\n\(lines.joined())\r\n".utf8) + (bytes ?? [])
    }
}
