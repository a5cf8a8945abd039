package extract

import (
	"math"

	"github.com/jipyo/jipyo/metrics"
)

// leastPublished is the reliability from which a figure is published without a
// person.
const leastPublished = 0.82

// bias and weights are the log odds of a figure being read rightly, and what
// each mark adds to them: logistic regression on annotated releases, where one
// that the rules had not been made on counts one and a half times, since on
// those that they were made on nearly everything is right.
const bias = 2.60

var weights = [marks]float64{
	doubtfulSubject: -0.70,
	doubtfulPeriod:  -0.37,
	doubtfulKind:    -0.77,
	doubtfulArea:    -0.01,
	confirmedBySum:  1.79,
	statedAgain:     0.33,
	inTable:         0.58,
	periodAssumed:   -1.74,
	periodInherited: -0.10,
	looseChange:     -1.27,
	isTarget:        -0.16,
	isPlan:          0.48,
	subjectTaken:    0.00,
	isMoney:         -0.84,
	inCrowd:         0.30,
	isRounded:       -0.16,
	otherArea:       -0.70,
	rivalPeriods:    0.16,
	rivalNames:      0.42,
	isBracketed:     0.54,
	isComparand:     -0.41,
	isGeneric:       -0.06,
	takenAndAssumed: -1.15,
}

// reliability is the chance, by the weights, that a figure with this evidence
// is read rightly.
func reliability(e [marks]float64, bias float64, weights [marks]float64) float64 {
	sum := bias
	for m, v := range e {
		sum += weights[m] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// confidence is the chance that subject, period, kind and area are all right.
func (f *figure) confidence() float64 { return reliability(f.evidence(), bias, weights) }

// meaning is the chance that all but an assumed period is right. Such a period
// says so wherever it is shown and is compared with nothing, so that it is no
// reason to hold a figure back.
func (f *figure) meaning() float64 {
	e := f.evidence()
	e[periodAssumed] = 0
	return reliability(e, bias, weights)
}

// judge gives the status of a figure and, unless published, the reason in the
// words of the reviewer.
func (f *figure) judge(published metrics.TimePeriod) (metrics.Status, string) {
	switch {
	case f.subject.indicator == other:
		return metrics.Review, "목록에 있는 지표의 값이 아닙니다."
	case published.IsZero():
		return metrics.Review, "발표일을 알 수 없습니다."
	case f.doubt != "":
		return metrics.Review, f.doubt
	case f.sentence.headline:
		return metrics.Review, "제목에만 나온 수치입니다."
	case f.meaning() >= leastPublished:
		return metrics.Published, ""
	}
	return metrics.Review, f.weakest()
}

// weakest says which of the four judgements is the least sure.
func (f *figure) weakest() string {
	least, reason := f.subject.sure, "어느 지표의 값인지 확실하지 않습니다."
	for _, c := range []struct {
		sure   float64
		reason string
	}{
		{f.time.sure, "어느 시점의 값인지 확실하지 않습니다."},
		{f.kind.sure, "실적·목표·계획·증감 가운데 어느 것인지 확실하지 않습니다."},
		{f.areaSure, "어느 지역의 값인지 확실하지 않습니다."},
	} {
		if c.sure < least {
			least, reason = c.sure, c.reason
		}
	}
	return reason
}
