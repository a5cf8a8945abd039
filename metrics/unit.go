package metrics

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Decimal is an exact decimal number; values stay decimals from text to export.
type Decimal = decimal.Decimal

// Unit is what a value is counted in (SDMX UNIT_MEASURE); the multiplier is
// always one, 22억 3천만원 is 2230000000 KRW.
type Unit string

// The units of the record.
const (
	KRW          Unit = "KRW"
	Count        Unit = "count"
	Persons      Unit = "persons"
	Cases        Unit = "cases"
	Percent      Unit = "percent"
	PercentPoint Unit = "percent_point"
	Times        Unit = "times"
)

// Qualifier says how exactly a value was stated.
type Qualifier string

// The qualifiers: approx is 여 or 약, at_most 이하 or 최대, average 평균.
const (
	Exact    Qualifier = "exact"
	Approx   Qualifier = "approx"
	AtLeast  Qualifier = "at_least"
	AtMost   Qualifier = "at_most"
	MoreThan Qualifier = "more_than"
	LessThan Qualifier = "less_than"
	Average  Qualifier = "average"
)

// Kind tells what happened from what is meant to happen.
type Kind string

// The kinds of observation.
const (
	Actual Kind = "actual"
	Target Kind = "target"
	Plan   Kind = "plan"
	Change Kind = "change"
)

// Base is what a change is measured against: one of the two below, a time
// period, or BaseUnstated; empty for the other kinds.
type Base string

// The bases that are not a time period.
const (
	BasePrevYear   Base = "prev-year"
	BasePrevPeriod Base = "prev-period"
	BaseUnstated   Base = "unstated"
)

// Basis says where a time period came from.
type Basis string

// The bases of a period: stated in the text, resolved from the publication
// date, inherited from a heading or neighbour, or assumed because none was given.
const (
	Stated    Basis = "stated"
	Relative  Basis = "relative"
	Inherited Basis = "inherited"
	Assumed   Basis = "assumed"
)

// Status is the state of review of an observation.
type Status string

// The review states. Outputs hold published ones unless asked for more.
const (
	Published Status = "published"
	Review    Status = "review"
	Rejected  Status = "rejected"
)

// ObsStatus is SDMX's OBS_STATUS.
type ObsStatus string

// The codes of CL_OBS_STATUS that the record uses.
const (
	ObsNormal        ObsStatus = "A"
	ObsProvisional   ObsStatus = "P"
	ObsEstimated     ObsStatus = "E"
	ObsBreak         ObsStatus = "B"
	ObsMissing       ObsStatus = "O"
	ObsNotApplicable ObsStatus = "M"
)

// Measure says how values of an indicator relate over time.
type Measure string

// The measures: a stock is a state at a date, a flow belongs to a stretch of
// time, a cumulative counts from a start.
const (
	Stock      Measure = "stock"
	Flow       Measure = "flow"
	Cumulative Measure = "cumulative"
	Ratio      Measure = "ratio"
	Mean       Measure = "average"
)

// Direction says whether more is better.
type Direction string

// The directions of an indicator.
const (
	Up      Direction = "up"
	Down    Direction = "down"
	Neutral Direction = "neutral"
)

// The accepted words of each coded column, in display order.
var (
	Units        = []Unit{KRW, Count, Persons, Cases, Percent, PercentPoint, Times}
	Qualifiers   = []Qualifier{Exact, Approx, AtLeast, AtMost, MoreThan, LessThan, Average}
	Kinds        = []Kind{Actual, Target, Plan, Change}
	Bases        = []Basis{Stated, Relative, Inherited, Assumed}
	Statuses     = []Status{Published, Review, Rejected}
	ObsStatuses  = []ObsStatus{ObsNormal, ObsProvisional, ObsEstimated, ObsBreak, ObsMissing, ObsNotApplicable}
	Measures     = []Measure{Stock, Flow, Cumulative, Ratio, Mean}
	Directions   = []Direction{Up, Down, Neutral}
	changeAnchor = []Base{BasePrevYear, BasePrevPeriod, BaseUnstated}
)

// ParseCode returns s as one of the accepted codes, or ErrInvalid with a
// message that lists them.
func ParseCode[T ~string](name, s string, accepted []T) (T, error) {
	if i := slices.Index(accepted, T(s)); i >= 0 {
		return accepted[i], nil
	}
	return "", fmt.Errorf("%s %q is none of %v: %w", name, s, accepted, ErrInvalid)
}

// ParseBase returns s as a base: empty, one of the named ones, or a time
// period; anything else is ErrInvalid.
func ParseBase(s string) (Base, error) {
	if s == "" || slices.Contains(changeAnchor, Base(s)) {
		return Base(s), nil
	}
	if _, err := ParseTimePeriod(s); err != nil {
		return "", fmt.Errorf("base %q is neither %v nor a time period: %w", s, changeAnchor, ErrInvalid)
	}
	return Base(s), nil
}
