/// A pattern as it is understood: what ``PatternParser`` makes and ``PatternProgram`` is made of.
indirect enum PatternNode {
    /// One character of a set.
    case character(ScalarSet)
    /// `^`
    case beginning
    /// `$`
    case end
    /// One after the other; none is the empty text.
    case sequence([PatternNode])
    /// Any of them.
    case choice([PatternNode])
    /// At least `minimum` times; without a maximum, any number of times.
    case repetition(PatternNode, minimum: Int, maximum: Int?)
}
