import PeopleDomain

/// One step of a write, shaped like the use case that needs it. A value and not a closure, so that a backend can group
/// it with others, send it in a pipeline, repeat it and print it.
///
/// Custom fields are checked before, in the application; a change names the revision of the schema that they were
/// checked against, and fails with ``StorageError/staleSchema`` where the schema has moved on. A patch that changes no
/// custom field is not held to it.
public enum Change: Hashable, Sendable {
    // MARK: People

    /// Creates a person, and the company that is named if the organization has none of that name.
    /// Fails with `conflict(.emailTaken)`, `conflict(.customFieldValueTaken)`, or `notFound(.company)` for an existing
    /// company that is not there.
    case createPerson(PersonDraft, schema: Revision)
    /// Changes what the patch names and merges custom fields. Fails with `notFound(.person)`,
    /// `conflict(.activeUserAccount)` for another email of a full user, `conflict(.emailTaken)`,
    /// `conflict(.customFieldValueTaken)`, or `notFound(.company)`.
    case updatePerson(Person.ID, PersonPatch, schema: Revision)
    /// Changes the person who matches as ``updatePerson(_:_:schema:)`` does, or creates one where nobody does as
    /// ``createPerson(_:schema:)`` does, and fails as these do; with ``StorageError/incomplete(_:)`` where there is nothing to
    /// create from, `conflict(.emailTaken)` or `conflict(.customFieldValueTaken)` where the scope does not see who matches,
    /// and `conflict(.customFieldNotUnique)`, which writes nothing either.
    case upsertPerson(PersonUpsert, schema: Revision)
    /// Puts a person with the notes about it into the trash. Fails with `notFound(.person)`, or
    /// `conflict(.activeUserAccount)` for a full user.
    case deletePerson(Person.ID)
    /// Takes a person out of the trash, with its notes, to the place where it stood; without its company where that is
    /// gone, and without the custom fields that are named. Fails with `notFound(.person)` where it is not in the trash,
    /// or `conflict(.emailTaken)`.
    case restorePerson(Person.ID, dropping: Set<CustomFieldKey>, schema: Revision)
    /// Removes a person for good, from the trash or from among the others, with its notes and its history, and its name
    /// from the mentions in other notes. Fails as ``deletePerson(_:)`` does.
    case erasePerson(Person.ID)
    /// Merges another person into one, which gets what it lacks, the notes, and whoever was merged into that other before;
    /// from then on the other's id leads to it. Fails with `notFound(.person)` of either, or `conflict(.activeUserAccount)`
    /// where the other is a full user.
    /// - Precondition: two people.
    case mergePerson(Person.ID, with: Person.ID, preferring: MergePreference)
    /// Undoes the merge of another person into one, or the last merge: brings the other back as it was, to its place, with
    /// those of its notes that are still there, and takes from the one what the merge gave it and nobody changed since.
    /// Fails with `notFound(.person)`, `conflict(.notMerged)`, `conflict(.emailTaken)` where somebody has an address that
    /// one of them gets back, or `conflict(.activeUserAccount)` where a user would lose its address.
    /// What the company's deletion or a change of the custom fields took away since, stays away.
    case unmergePerson(Person.ID, from: Person.ID?)

    // MARK: Companies

    /// Fails with `conflict(.companyNameTaken)` or `conflict(.customFieldValueTaken)`.
    case createCompany(CompanyDraft, schema: Revision)
    /// Fails with `notFound(.company)`, `conflict(.companyNameTaken)` or `conflict(.customFieldValueTaken)`.
    case updateCompany(Company.ID, CompanyPatch, schema: Revision)
    /// Changes the company of that name as ``updateCompany(_:_:schema:)`` does, or creates it where there is none as
    /// ``createCompany(_:schema:)`` does. Fails with `conflict(.companyNameTaken)`, or ``StorageError/incomplete(_:)``
    /// where there is nothing to create from.
    case upsertCompany(CompanyUpsert, schema: Revision)
    /// Puts a company with the notes about it into the trash, and unlinks its people. Fails with `notFound(.company)`.
    case deleteCompany(Company.ID)
    /// Takes a company out of the trash as ``restorePerson(_:dropping:schema:)`` does, and links again whom its deletion
    /// unlinked, but for those who have a company now. Fails with `notFound(.company)` or `conflict(.companyNameTaken)`.
    case restoreCompany(Company.ID, dropping: Set<CustomFieldKey>, schema: Revision)
    /// Removes a company for good, as ``erasePerson(_:)`` does, and unlinks its people. Fails with `notFound(.company)`.
    case eraseCompany(Company.ID)

    // MARK: Custom fields

    /// Fails with `conflict(.customFieldKeyTaken)` or `conflict(.tooManyCustomFields)`.
    case createCustomField(CustomFieldDraft)
    /// Fails with `notFound(.customField)`, `conflict(.customFieldInUse)` where records have an option that the patch
    /// takes away, or `conflict(.customFieldValuesShared)` where the field is to tell records apart and does not. Forced,
    /// it takes the option from them.
    case updateCustomField(CustomFieldDefinition.ID, of: EntityType, CustomFieldPatch, force: Bool)
    /// Fails with `notFound(.customField)`, or `conflict(.customFieldInUse)` where records have a value. Forced, it
    /// takes the value from them.
    case deleteCustomField(CustomFieldDefinition.ID, of: EntityType, force: Bool)

    // MARK: Notes

    /// Fails with `notFound` of the subject.
    case createNote(NoteContent, about: NoteSubject)
    /// Fails with `notFound(.note)` where the subject has no such note, or `notFound` of the subject.
    case updateNote(Note.ID, about: NoteSubject, NoteContent)
    /// Fails as ``updateNote(_:about:_:)`` does.
    case deleteNote(Note.ID, about: NoteSubject)

    // MARK: Access

    /// Makes a user of a person who exists. Fails with `notFound(.person)` or `conflict(.alreadyUser)`.
    case makeUser(Person.ID, isRestrictedToOwnRecords: Bool)
    /// Creates a person who is a user. Fails as ``createPerson(_:schema:)`` does.
    case createUser(PersonDraft, isRestrictedToOwnRecords: Bool, schema: Revision)
    /// Fails with `notFound(.user)` or `conflict(.tooManyAPIKeys)`.
    case createAPIKey(APIKeyDraft)
    /// From now on the key opens nothing. A key that was revoked before stays as it was, and that is no failure.
    /// Fails with `notFound(.apiKey)`, also where the key is not of the user that is named.
    case revokeAPIKey(APIKey.ID, of: User.ID?)

    // MARK: Jobs and what they find

    /// Puts a job for a person into the queue, to be begun at once; its outcome is the job, ``WriteEffect/created``. Where
    /// a job of the kind is alive for the person, it is that job, ``WriteEffect/unchanged``. Finished jobs of the person and
    /// kind beyond ``StorageLimits/maximumFinishedJobs`` are removed, the oldest first. Fails with `notFound(.person)`.
    case enqueueJob(JobKind, for: Person.ID)
    /// Ends a job that is alive, whoever has it: its lease is lost. A job that is over stays as it is, ``WriteEffect/unchanged``.
    /// Fails with `notFound(.job)`.
    case cancelJob(Job.ID)
    /// Puts a job that failed or was cancelled back into the queue, as if it had never been begun. Fails with
    /// `notFound(.job)`, also where its person is not there, `conflict(.jobNotOver)` for a job that is alive or has succeeded,
    /// or `conflict(.jobAlive)` where the person has another one of the kind.
    case retryJob(Job.ID)
    /// Ends one attempt of a job, and adds the tokens of its report to those of the month. Fails with `conflict(.leaseLost)`
    /// where the lease is not the job's last one or the job is over, also where its time is over and another worker
    /// has it; with `notFound(.job)`.
    case settleJob(JobLease, JobSettlement)
    /// Adds the tokens that an attempt used to those of the month, and does nothing to the job, ``WriteEffect/unchanged``: it was
    /// cancelled meanwhile, or is with another worker, and what it cost was spent all the same. Fails with `notFound(.job)`.
    case countTokens(Int, of: Job.ID)
    /// Stores what is known of a person, in place of what was: the profile's revision is that of the stored one, and the new
    /// one gets the next. Fails with `notFound(.person)`, or `conflict(.enrichmentChanged)` where the stored one has
    /// another revision. Has the outcome ``ChangeOutcome/enrichment(_:)``.
    case setEnrichment(EnrichmentProfile)

    // MARK: Conditions

    /// Changes nothing, and fails with ``StorageError/stale(_:)`` where the record is in none of these states, or with
    /// `notFound` where there is none. To be put before what it is a condition of, in a set of which a failure ends all.
    case expect(Set<RecordVersion>, of: ExpectedRecord)
    /// Changes nothing, and fails with ``StorageError/incomplete(_:)``: an input that was found wrong before, and has its
    /// place among the outcomes.
    case refuse(ValidationFailure)
}
