/// Issues ids of version 7 (RFC 9562, section 5.7) and the time that belongs to each, both in strictly rising order.
///
/// The order holds within one generator, even where the clock stands still or goes back: the time never falls behind
/// the last one given, and the 74 bits behind it count on (section 6.2, method 2: monotonic random).
public struct IdentifierGenerator: Sendable {
    private var time = Timestamp(millisecondsSince1970: 0)
    private var tail: (high: UInt64, low: UInt64) = (0, 0)

    public init() {}

    /// Continues behind an id that was issued earlier, by this process or another.
    public init<Entity>(after last: Identifier<Entity>, at time: Timestamp) {
        self.time = time
        tail = (last.high & 0xFFF, last.low & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// Goes on behind an id of another generator, unless it is there already.
    public mutating func skip<Entity>(past id: Identifier<Entity>, at time: Timestamp) {
        let other = IdentifierGenerator(after: id, at: time)
        if (time, other.tail.high, other.tail.low) > (self.time, tail.high, tail.low) { self = other }
    }

    /// The next id, and the time that it was issued for: `now`, or the time of the last id where that is later.
    public mutating func next<Entity>(
        _: Entity.Type = Entity.self, now: Timestamp, using random: inout some RandomNumberGenerator
    ) -> (id: Identifier<Entity>, time: Timestamp) {
        if now > time {
            time = now
            // The top bit of the counter starts at zero, so that a millisecond has room to count.
            tail = (UInt64.random(in: 0..<0x800, using: &random), random.next() >> 2)
        } else {
            // A random step keeps the next id from being guessed.
            tail.low += UInt64.random(in: 1...0xFFFF_FFFF, using: &random)
            if tail.low > 0x3FFF_FFFF_FFFF_FFFF {
                tail = (tail.high + 1, tail.low & 0x3FFF_FFFF_FFFF_FFFF)
            }
            if tail.high > 0xFFF {
                time = Timestamp(millisecondsSince1970: time.millisecondsSince1970 + 1)
                tail.high = 0
            }
        }
        let milliseconds = UInt64(clamping: time.millisecondsSince1970) & 0xFFFF_FFFF_FFFF
        let id = Identifier<Entity>(high: milliseconds << 16 | 0x7000 | tail.high, low: 1 << 63 | tail.low)
        return (id, time)
    }
}
