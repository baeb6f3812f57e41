import PeopleDomain

extension Schema {
    static let note = record(
        [
            ("id", .id), ("content", .string(1...NoteContent.maximumLength).example("Met [@John Doe](person:…)")),
            ("entityType", .oneOf(["USER", "COMPANY"]).described("`USER` for a note about a person.")),
            ("entityId", .id.described("The person or company.")), ("dealId", Schema(["type": "null"])),
            ("createdByUserId", .id.orNull), ("organizationId", .id),
            ("notePeople", .array(mentionedPerson).described("The people that the content mentions, in order.")),
            ("noteCompanies", .array(mentionedCompany).described("The companies that the content mentions, in order.")),
        ] + times)

    private static let mentionedPerson = record([
        ("id", .id), ("firstName", .shown(FirstName.self)), ("lastName", .shown(LastName.self).orNull),
    ])

    private static let mentionedCompany = record([("id", .id), ("name", .shown(CompanyName.self))])

    static let newNote = request(required: ["content"], [("content", content)])

    static let noteChange = request(required: ["content"], [("content", content)]).readOnly(NoteBody.shownOnly)

    private static let content = string(1...NoteContent.maximumLength, pattern: something)
        .described(
            """
            Markdown, stored as it is sent. `[@John Doe](person:<id>)` and `[@Acme Inc](company:<id>)` mention a record; \
            a mention of one that is not there stays plain text.
            """
        )
        .example("Met [@John Doe](person:01890a5d-ac96-774b-bcce-b302099a8057) today.")
}
