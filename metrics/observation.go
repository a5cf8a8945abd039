package metrics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// OtherIndicator is the id under which figures of no catalogued indicator are
// kept, told apart by their label.
const OtherIndicator = "other"

// TotalScope is the scope of the whole, written "total" in tables and
// addresses.
const TotalScope = "total"

// Key names what an observation is a value of. Observations of one key, from
// every source, stand side by side; those of two keys are never joined.
type Key struct {
	Indicator string
	// Label tells figures of OtherIndicator apart; "" for the others.
	Label   string
	RefArea string
	// Scope is TotalScope or a slug of the indicator's own list.
	Scope  string
	Period TimePeriod
	Kind   Kind
	Unit   Unit
	Base   Base
}

// Observation is the value of one key as one source states it.
type Observation struct {
	// ID is 16 hex digits, the same for the same statement of the same source.
	ID string
	Key
	PeriodBasis Basis
	Value       Decimal
	Qualifier   Qualifier
	Status      Status
	// Reason says why a person must look; "" when published.
	Reason    string
	ObsStatus ObsStatus
	// Confidence is the extractor's own estimate, 0 to 1; 1 for imports.
	Confidence float64
	Source     Source
	// ReadingID is "" for an observation that belongs straight to a source.
	ReadingID string
	// Span is the sentence or table row in the reading's text, and Quote its
	// text: Text[Span] == Quote. Without a reading, Quote is as printed.
	Span  Span
	Quote string
	// Figure is the number within the text, and FigureText how it is printed.
	Figure     Span
	FigureText string
	// Comment is a remark on this observation (SDMX COMMENT_OBS).
	Comment string
	// Rev is the area's data version that added the observation.
	Rev int64
}

// NewObservationID hashes what makes a statement: its source, key, value and
// place. Two statements of one source differ in at least one of them.
func NewObservationID(o Observation) string {
	parts := []string{
		string(o.Source.ID), o.Indicator, o.Label, o.RefArea, o.Scope, o.Period.String(), string(o.Kind),
		string(o.Unit), string(o.Base), o.Value.String(), string(o.Qualifier), o.Quote,
		strconv.Itoa(o.Figure.Start),
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// Validate says in one sentence what rule the observation breaks: ErrInvalid.
func (o Observation) Validate() error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("observation %s: "+format+": %w", append(append([]any{o.ID}, args...), ErrInvalid)...)
	}
	switch {
	case o.Indicator == "" || o.RefArea == "" || o.Scope == "":
		return fail("indicator, area and scope are required, have %q, %q, %q", o.Indicator, o.RefArea, o.Scope)
	case o.Period.IsZero():
		return fail("a time period is required")
	case (o.Kind == Change) == (o.Base == ""):
		return fail("a base belongs to a change and only to a change, have kind %q and base %q", o.Kind, o.Base)
	case o.Label != "" && o.Indicator != OtherIndicator:
		return fail("a label belongs to indicator %q, have %q", OtherIndicator, o.Indicator)
	case o.Source.ID == "":
		return fail("a source is required")
	}
	checks := []error{
		code("unit", o.Unit, Units), code("kind", o.Kind, Kinds), code("qualifier", o.Qualifier, Qualifiers),
		code("period_basis", o.PeriodBasis, Bases), code("status", o.Status, Statuses),
		code("obs_status", o.ObsStatus, ObsStatuses),
	}
	for _, err := range checks {
		if err != nil {
			return fmt.Errorf("observation %s: %w", o.ID, err)
		}
	}
	return nil
}

func code[T ~string](name string, v T, accepted []T) error {
	_, err := ParseCode(name, string(v), accepted)
	return err
}
