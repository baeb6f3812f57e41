/// A pattern as an automaton: the states it can be in, and what leads from one to the next (Thompson, "Regular
/// Expression Search Algorithm", 1968; in the words of swtch.com/~rsc/regexp/regexp2.html).
struct PatternProgram: Sendable {
    enum State: Sendable {
        /// Takes a character of the set, and goes on to the next state.
        case character(ScalarSet)
        /// Goes on in both.
        case fork(Int, Int)
        case jump(Int)
        /// Goes on to the next state at the beginning, or at the end, of the text.
        case beginning
        case end
        /// The text is as it has to be, if it ends here.
        case accept
    }

    private(set) var states: [State] = []

    /// - Throws: ``FieldFault`` where it has too many states.
    init(_ node: PatternNode) throws(FieldFault) {
        try append(node)
        try emit(.accept)
    }

    private mutating func append(_ node: PatternNode) throws(FieldFault) {
        switch node {
        case .character(let set): try emit(.character(set))
        case .beginning: try emit(.beginning)
        case .end: try emit(.end)
        case .sequence(let nodes): for node in nodes { try append(node) }
        case .choice(let branches): try append(choice: branches[...])
        case .repetition(let node, let minimum, let maximum):
            try append(node, times: minimum)
            if let maximum {
                try append(optional: node, times: maximum - minimum)
            } else {
                try append(loop: node)
            }
        }
    }

    private mutating func emit(_ state: State) throws(FieldFault) {
        guard states.count < TextPattern.maximumStates else {
            throw FieldFault("is too long when its repetitions are written out")
        }
        states.append(state)
    }

    private mutating func append(_ node: PatternNode, times: Int) throws(FieldFault) {
        for _ in 0..<times {
            let before = states.count
            try append(node)
            // Nothing is nothing however often, and is not written out a billion times.
            if states.count == before { return }
        }
    }

    private mutating func append(choice branches: ArraySlice<PatternNode>) throws(FieldFault) {
        guard let first = branches.first else { return }
        guard branches.count > 1 else { return try append(first) }
        let fork = states.count
        try emit(.fork(fork + 1, fork + 1))
        try append(first)
        let jump = states.count
        try emit(.jump(jump + 1))
        states[fork] = .fork(fork + 1, states.count)
        try append(choice: branches.dropFirst())
        states[jump] = .jump(states.count)
    }

    /// Each time only where the one before was taken.
    private mutating func append(optional node: PatternNode, times: Int) throws(FieldFault) {
        var forks: [Int] = []
        for _ in 0..<times {
            forks.append(states.count)
            try emit(.fork(states.count + 1, states.count + 1))
            try append(node)
        }
        for fork in forks { states[fork] = .fork(fork + 1, states.count) }
    }

    private mutating func append(loop node: PatternNode) throws(FieldFault) {
        let fork = states.count
        try emit(.fork(fork + 1, fork + 1))
        try append(node)
        try emit(.jump(fork))
        states[fork] = .fork(fork + 1, states.count)
    }
}
