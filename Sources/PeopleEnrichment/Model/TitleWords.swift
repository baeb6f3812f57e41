import PeopleDomain

/// Words without which a phrase is no title of a job.
enum TitleWords {
    static func isTitle(_ text: String) -> Bool {
        let words = PersonName.words(text).map(\.folded)
        return (1...9).contains(words.count) && words.contains(where: all.contains)
    }

    private static let all: Set<String> = [
        // What somebody is.
        "accountant", "administrator", "adviser", "advisor", "agent", "analyst", "architect", "artist", "assistant",
        "associate", "attorney", "auditor", "baker", "biologist", "bookkeeper", "broker", "builder", "buyer", "captain",
        "carpenter", "chair", "chairman", "chairwoman", "chef", "chemist", "chief", "clerk", "coach", "composer",
        "consultant", "controller", "coordinator", "copywriter", "counsel", "courier", "curator", "dentist", "designer",
        "developer", "director", "dispatcher", "doctor", "driver", "economist", "editor", "electrician", "engineer",
        "evangelist", "executive", "farmer", "fellow", "founder", "cofounder", "geologist", "head", "illustrator",
        "instructor", "intern", "inventor", "investigator", "journalist", "judge", "lawyer", "lead", "leader",
        "lecturer",
        "librarian", "linguist", "maintainer", "maker", "manager", "marketer", "mathematician", "mechanic", "midwife",
        "musician", "notary", "nurse", "officer", "operator", "optician", "organizer", "orthodontist", "owner",
        "painter",
        "paralegal", "partner", "pastor", "pharmacist", "photographer", "physician", "physicist", "pilot", "planner",
        "plumber", "potter", "president", "principal", "producer", "professor", "programmer", "psychologist",
        "publisher",
        "receptionist", "recruiter", "reporter", "representative", "researcher", "restorer", "retoucher", "scientist",
        "secretary", "seller", "shepherd", "singer", "skipper", "sociologist", "solicitor", "specialist",
        "statistician",
        "strategist", "student", "supervisor", "surgeon", "surveyor", "tailor", "teacher", "technician", "technologist",
        "therapist", "trainer", "translator", "treasurer", "trustee", "tutor", "vet", "veterinarian", "vp", "winemaker",
        "writer", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo",
        // The same in other languages, folded.
        "abteilungsleiter", "abteilungsleiterin", "anwalt", "anwaltin", "architektin", "arzt", "arztin", "assistentin",
        "berater", "beraterin", "entwickler", "entwicklerin", "geschaftsfuhrer", "geschaftsfuhrerin", "ingenieur",
        "ingenieurin", "inhaber", "inhaberin", "leiter", "leiterin", "projektleiter", "projektleiterin", "redakteur",
        "redakteurin", "referent", "referentin", "ingenieure", "directeur", "directrice", "responsable", "developpeur",
        "developpeuse", "chercheur", "chercheuse", "fondateur", "fondatrice", "ingeniero", "ingeniera", "directora",
        "gerente", "desarrollador", "desarrolladora", "profesor", "profesora", "ontwikkelaar", "directeurin",
        "adviseur",
    ]
}
