// An embedder imports one module and has what its services take and give. Only here, since what a module hands on is an
// interface that it has to keep.
@_exported public import PeopleApplication
@_exported public import PeopleDomain
@_exported public import PeopleStorage
