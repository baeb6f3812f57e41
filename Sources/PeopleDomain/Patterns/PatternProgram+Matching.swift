extension PatternProgram {
    /// Whether the whole of a text leads from the first state to the last.
    ///
    /// Goes through the text once, in all states at once that it can be in: at most as many steps a character as there
    /// are states.
    func matches(_ text: String.UnicodeScalarView) -> Bool {
        var present = StateList(count: states.count)
        var next = StateList(count: states.count)
        var waiting: [Int] = []
        enter(0, of: &present, isAtBeginning: true, isAtEnd: text.isEmpty, &waiting)
        var rest = text.makeIterator()
        var following = rest.next()
        while let scalar = following {
            following = rest.next()
            next.removeAll()
            for index in present.states {
                guard case .character(let set) = states[index], set.contains(scalar) else { continue }
                enter(index + 1, of: &next, isAtBeginning: false, isAtEnd: following == nil, &waiting)
            }
            swap(&present, &next)
            if present.states.isEmpty { return false }
        }
        return present.states.contains { if case .accept = states[$0] { true } else { false } }
    }

    /// Adds a state, and those that it leads to without a character.
    ///
    /// - Parameter waiting: room for states that are yet to be added; empty before and after.
    private func enter(
        _ first: Int, of list: inout StateList, isAtBeginning: Bool, isAtEnd: Bool, _ waiting: inout [Int]
    ) {
        waiting.append(first)
        while let index = waiting.popLast() {
            guard list.insert(index) else { continue }
            switch states[index] {
            case .character, .accept: break
            case .fork(let one, let other):
                waiting.append(other)
                waiting.append(one)
            case .jump(let target): waiting.append(target)
            case .beginning: if isAtBeginning { waiting.append(index + 1) }
            case .end: if isAtEnd { waiting.append(index + 1) }
            }
        }
    }
}

/// States, each once. To empty it costs nothing.
private struct StateList {
    private(set) var states: [Int] = []
    /// For each state, in which round it was last inserted.
    private var rounds: [Int]
    private var round = 1

    init(count: Int) { rounds = Array(repeating: 0, count: count) }

    /// Whether it was not there.
    mutating func insert(_ state: Int) -> Bool {
        if rounds[state] == round { return false }
        rounds[state] = round
        states.append(state)
        return true
    }

    mutating func removeAll() {
        states.removeAll(keepingCapacity: true)
        round += 1
    }
}
