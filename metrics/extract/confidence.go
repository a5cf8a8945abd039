package extract

import "github.com/jipyo/jipyo/metrics"

// leastPublished is the confidence from which a figure is published without a
// person. It was set so that of the figures above it on the written releases
// nearly all are right.
const leastPublished = 0.90

// leastMeaning publishes a figure whose period is assumed: it says so wherever
// it is shown and is compared with nothing, so that its period is no reason to
// hold it back, and all the rest must be the surer.
const leastMeaning = 0.89

// confidence is the chance that subject, period, kind and area are all right,
// taken as independent. Arithmetic that confirms a figure takes most of the
// doubt from what it measures and how, none from when and where.
func (f *figure) confidence() float64 {
	return f.meaning() * f.time.sure
}

// meaning is the chance that all but the period is right.
func (f *figure) meaning() float64 {
	what, kind := f.subject.sure, f.kind.sure
	if f.kind.kind == metrics.Change && f.sentence.table == nil && f.modifies() == nil {
		kind *= looseChange
	}
	if f.checked {
		what += (1 - what) * confirmed
		kind += (1 - kind) * confirmed
	}
	return min(max(what*kind*f.areaSure, 0), 1)
}

// looseChange weakens a change that does not describe its level directly, as
// 65% 증가한 1,240건 does.
const looseChange = 0.9

// confirmed is the part of the doubt that a fitting sum or ratio removes.
const confirmed = 0.8

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
	case f.confidence() >= leastPublished, f.time.basis == metrics.Assumed && f.meaning() >= leastMeaning:
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
