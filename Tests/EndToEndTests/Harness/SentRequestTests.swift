import Testing

/// What is read off sent bytes is what the server reads of them.
@Suite struct SentRequestTests {
    @Test(
        "a target is a path, a whole URL, or nothing that is there",
        arguments: [
            ("/api/people?limit=1", "/api/people"), ("http://host:80/api/people?limit=1", "/api/people"),
            ("http://host", ""), ("*", "*"), ("//api", "//api"),
        ])
    func targets(target: String, path: String) {
        var requests = SentRequests()
        requests.add(Array("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        let request = requests.next()
        #expect(request?.path == path)
    }
}
