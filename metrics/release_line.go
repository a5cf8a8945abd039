package metrics

// ReleaseLine is a release in a list.
type ReleaseLine struct {
	Source
	// RefArea is the area that was asked for; of all, the one that the
	// release is about.
	RefArea string
	// Observations counts what the release states there, of every status;
	// Published what of it is published.
	Observations int
	Published    int
}
