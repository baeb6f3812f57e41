/// A path as robots.txt writes it: `*` stands for anything, `$` at the end for the end (RFC 9309, section 2.2.3).
struct RobotsPattern: Hashable, Sendable {
    /// What stands between the stars.
    private let parts: [[UInt8]]
    private let isWhole: Bool
    /// How specific it is: the longest pattern that matches is the one that counts.
    let length: Int

    /// - Parameter written: in any form; it is compared in the normalized one.
    init(_ written: some StringProtocol) {
        isWhole = written.hasSuffix("$")
        let text = RequestTarget.escaped(isWhole ? String(written.dropLast()) : String(written))
        parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
        length = text.utf8.count + (isWhole ? 1 : 0)
    }

    /// - Parameter budget: bytes that may still be compared; less than nothing where that was not enough, and the answer means
    ///   nothing then.
    func matches(_ target: [UInt8], budget: inout Int) -> Bool {
        guard let first = parts.first, target.starts(with: first) else { return false }
        budget -= first.count
        guard parts.count > 1 else { return !isWhole || target.count == first.count }
        var position = first.count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.find(part, in: target, from: position, budget: &budget) else { return false }
            position = found + part.count
        }
        let last = parts[parts.count - 1]
        if isWhole { return target.count - position >= last.count && target.suffix(last.count).elementsEqual(last) }
        return Self.find(last, in: target, from: position, budget: &budget) != nil
    }

    private static func find(_ part: [UInt8], in target: [UInt8], from start: Int, budget: inout Int) -> Int? {
        guard let first = part.first else { return start }
        var position = start
        while position + part.count <= target.count {
            budget -= 1
            if target[position] == first {
                budget -= part.count
                if target[position..<position + part.count].elementsEqual(part) { return position }
            }
            if budget < 0 { return nil }
            position += 1
        }
        return nil
    }
}
