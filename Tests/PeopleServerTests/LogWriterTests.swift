import Foundation
import Testing

@testable import PeopleServer

@Suite struct LogWriterTests {
    @Test func writesLinesInOrder() throws {
        let pipe = Pipe()
        let writer = LogWriter(file: pipe.fileHandleForWriting.fileDescriptor)
        for number in 0..<1000 { writer.write("\(number)\n") }
        writer.flush()
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: try #require(try pipe.fileHandleForReading.readToEnd()), as: UTF8.self)
        #expect(text == (0..<1000).map { "\($0)\n" }.joined())
    }

    /// A pipe holds 64 KiB and then makes its writer wait: this test would never end if whoever logs waited with it.
    @Test func neverWaitsForAReaderAndCountsWhatIsLost() throws {
        let pipe = Pipe()
        let writer = LogWriter(file: pipe.fileHandleForWriting.fileDescriptor, capacity: 100_000)
        let line = String(repeating: "x", count: 999) + "\n"
        for _ in 0..<1000 { writer.write(line) }
        let reader = Thread {
            writer.flush()
            try? pipe.fileHandleForWriting.close()
        }
        reader.start()
        let text = String(decoding: try #require(try pipe.fileHandleForReading.readToEnd()), as: UTF8.self)
        let written = text.split(separator: "\n").count { $0.first == "x" }
        let lost = text.matches(of: /… (\d+) lines/).compactMap { Int($0.output.1) }.reduce(0, +)
        #expect(lost > 0)
        #expect(written + lost == 1000)
    }
}
