/// How many tokens a text is, roughly: models differ, and a little too many is the safe side.
enum TokenEstimate {
    static func tokens(_ text: String) -> Int { text.utf8.count / 3 + 1 }
}
