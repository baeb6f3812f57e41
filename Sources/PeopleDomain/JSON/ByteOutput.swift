/// Memory that bytes are written to, one behind the other, and that grows when it is full.
///
/// An array would be asked at each byte whether somebody else holds it too.
///
/// - Invariant: `memory` is this value's alone, and its first `count` bytes are written. The value can't be copied, so
///   the memory is freed once.
struct ByteOutput: ~Copyable {
    private var memory: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(capacity: Int) { memory = .allocate(capacity: max(capacity, 64)) }

    deinit { memory.deallocate() }

    mutating func append(_ byte: UInt8) {
        makeRoom(1)
        memory[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(count: bytes.count) { _ = $0.update(fromContentsOf: bytes) }
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Adds as many bytes as `count` says, all of which `fill` writes.
    @inline(__always)
    mutating func append(count added: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        makeRoom(added)
        fill(UnsafeMutableBufferPointer(rebasing: memory[count..<count + added]))
        count += added
    }

    /// What was written.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(rebasing: memory[..<count])) }

    @inline(__always)
    private mutating func makeRoom(_ wanted: Int) {
        if memory.count - count < wanted { grow(by: wanted) }
    }

    @inline(never)
    private mutating func grow(by wanted: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * memory.count, count + wanted))
        _ = larger.update(fromContentsOf: memory[..<count])
        memory.deallocate()
        memory = larger
    }
}
