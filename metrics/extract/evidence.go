package extract

import (
	"math"

	"github.com/jipyo/jipyo/metrics"
)

// mark is one thing that speaks for or against a figure being read rightly.
type mark int

// The first four are how much doubt each judgement leaves, the rest are there
// or not.
const (
	doubtfulSubject mark = iota
	doubtfulPeriod
	doubtfulKind
	doubtfulArea
	confirmedBySum
	statedAgain
	inTable
	periodAssumed
	periodInherited
	looseChange
	isTarget
	isPlan
	subjectTaken
	isMoney
	inCrowd
	isRounded
	otherArea
	rivalPeriods
	rivalNames
	isBracketed
	isComparand
	isGeneric
	takenAndAssumed
	marks
)

// mostDoubt bounds what one judgement weighs.
const mostDoubt = 1.5

// crowd is how many figures of one sentence are many.
const crowd = 5

// evidence lists the marks of a figure, each 0 or 1 or the doubt of a judgement.
func (f *figure) evidence() [marks]float64 {
	var e [marks]float64
	for m, sure := range map[mark]float64{
		doubtfulSubject: f.subject.sure, doubtfulPeriod: f.time.sure, doubtfulKind: f.kind.sure, doubtfulArea: f.areaSure,
	} {
		e[m] = min(-math.Log(max(sure, 0.01)), mostDoubt)
	}
	periods, names := f.rivals()
	for m, there := range map[mark]bool{
		confirmedBySum: f.checked, statedAgain: f.repeated, inTable: f.sentence.table != nil,
		periodAssumed: f.time.basis == metrics.Assumed, periodInherited: f.time.basis == metrics.Inherited,
		looseChange: f.kind.kind == metrics.Change && (f.sentence.table != nil || f.modifies() == nil), isTarget: f.kind.kind == metrics.Target, isPlan: f.kind.kind == metrics.Plan,
		subjectTaken: !f.subject.named, isMoney: f.Unit == metrics.KRW, inCrowd: len(f.sentence.figures) >= crowd,
		isRounded: f.Qualifier != metrics.Exact, otherArea: f.areaSure < leastHome, rivalPeriods: periods, rivalNames: names,
		isBracketed: f.sentence.table == nil && f.bracketed(), isGeneric: f.subject.generic, takenAndAssumed: !f.subject.named && f.time.basis == metrics.Assumed, isComparand: f.sentence.table == nil && f.comparand(),
	} {
		if there {
			e[m] = 1
		}
	}
	return e
}

// leastHome is how sure the home area is.
const leastHome = 0.98

// rivals reports whether the part of the sentence before the figure has
// several periods, or the names of several indicators.
func (f *figure) rivals() (periods, names bool) {
	if f.sentence.table != nil {
		return false, false
	}
	seen, spoken := map[metrics.TimePeriod]bool{}, map[int]bool{}
	for _, it := range f.sentence.items[:f.at] {
		if it.kind == periodItem && !it.period.Period.IsZero() && !announced(it.period) {
			seen[it.period.Period] = true
		}
		for _, n := range it.names {
			spoken[n.indicator] = true
		}
	}
	return len(seen) > 1, len(spoken) > 3
}
