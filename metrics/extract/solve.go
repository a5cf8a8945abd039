package extract

import (
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// weaker is how much a subject loses when it is taken over from an earlier
// figure of the sentence, or of the sentence before.
const (
	sameSentence = 0.98
	lastSentence = 0.82
)

// solve gives every figure of a sentence its subject: its own words first,
// then lists and totals, then what is taken over.
func (v *solver) solve(s *sentence) {
	for _, f := range s.figures {
		f.subject = subject{indicator: other}
		if f.level() || f.kind.kind != metrics.Change {
			v.level(f)
		}
	}
	v.distribute(s)
	v.totals(s)
	v.wholes(s)
	for _, f := range s.figures {
		if f.level() {
			v.veto(f)
		}
	}
	for _, f := range s.figures {
		if !f.level() && f.kind.kind == metrics.Change {
			v.change(f)
		}
		if !f.level() {
			v.veto(f)
		}
	}
}

// level decides a figure that is not a ratio of two others.
func (v *solver) level(f *figure) {
	if f.kind.kind == metrics.Change {
		v.change(f)
		return
	}
	sub, decided := v.subject(f)
	if sub.indicator != other && v.summed(f) && !v.distributed(f) {
		f.subject = subject{indicator: other, label: sub.label, sure: 1}
		return
	}
	f.subject = sub
	if decided {
		return
	}
	if g := v.before(f); g != nil {
		f.subject = g.subject
		f.subject.sure *= sameSentence
		f.subject.noun = 0
		return
	}
	if sub, ok := v.areal(f); ok {
		f.subject = sub
		return
	}
	if sub, ok := v.headed(f); ok {
		f.subject = sub
		return
	}
	if g := v.earlier(f); g != nil {
		f.subject = g.subject
		f.subject.sure *= lastSentence
		f.subject.noun = 0
		return
	}
	if f.kind.kind == metrics.Target {
		f.subject = v.recall(f)
	}
	if f.subject.indicator == other && f.subject.label == "" {
		f.subject = v.titled(f)
	}
}

func (v *solver) distributed(f *figure) bool {
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		if it.kind == wordItem && it.text == "각각" {
			return true
		}
		if it.kind != figureItem {
			return false
		}
	}
	return false
}

// change gives a change the subject of the level that it is a change of: its
// own noun when it has one, the figure that it modifies (65% 증가한 1,240건),
// the nearest level figure of the sentence, or of the sentence before.
func (v *solver) change(f *figure) {
	if g := f.modifies(); g != nil {
		if g.subject.indicator == other && g.subject.label == "" {
			v.level(g)
		}
		f.subject, f.of = g.subject, g
		f.subject.noun = 0
		return
	}
	sub, decided := v.subject(f)
	if sub.indicator != other && sub.named && v.fits(f, sub.indicator) {
		f.subject, f.of = sub, v.levelBefore(f, sub.indicator)
		return
	}
	for i := f.at - 1; i >= 0; i-- {
		it := f.sentence.items[i]
		g := it.figure
		if g == nil || g.kind.gap || f.level() && g.Unit != f.Unit {
			continue
		}
		if !f.level() && !v.relates(f, g) {
			continue
		}
		f.subject, f.of = g.subject, g
		f.subject.sure *= sameSentence
		f.subject.noun = 0
		if decided && sub.indicator != other {
			f.subject.sure *= 0.97
		}
		if f.subject.indicator != other && !slices.Contains(v.lexicon.indicators[f.subject.indicator].Units, f.Unit) && f.level() {
			f.subject = subject{indicator: other, label: sub.label}
		}
		return
	}
	if sub.indicator != other || decided {
		f.subject = sub
		return
	}
	if s := v.last(f.sentence); s != nil {
		for _, g := range slices.Backward(s.figures) {
			if g.level() && g.kind.kind == metrics.Actual && (!f.level() || g.Unit == f.Unit) && !g.comparand() {
				f.subject, f.of = g.subject, g
				f.subject.sure *= lastSentence
				f.subject.noun = 0
				return
			}
		}
	}
}

// levelBefore gives the nearest level figure of the indicator before f in its
// sentence that is no comparand.
func (v *solver) levelBefore(f *figure, indicator int) *figure {
	for i := f.at - 1; i >= 0; i-- {
		if g := f.sentence.items[i].figure; g != nil && g.level() && g.subject.indicator == indicator && !g.comparand() && g.kind.kind == metrics.Actual {
			return g
		}
	}
	return nil
}

// fits reports whether the level figure next before a ratio is in a unit of
// the indicator, so that the ratio may be its change; true when there is none.
func (v *solver) fits(f *figure, indicator int) bool {
	if f.level() {
		return true
	}
	for i := f.at - 1; i >= 0; i-- {
		if g := f.sentence.items[i].figure; g != nil && g.level() {
			return slices.Contains(v.lexicon.indicators[indicator].Units, g.Unit)
		}
	}
	return true
}

// relates reports whether a ratio or percentage may be a change of g: of an
// amount, or of a rate when it is in points.
func (v *solver) relates(f, g *figure) bool {
	if f.Unit == metrics.PercentPoint {
		return g.Unit == metrics.Percent
	}
	return g.level()
}

// modifies gives the level figure that a change describes: 65% 증가한 1,240건.
func (f *figure) modifies() *figure {
	s := f.sentence
	for i := f.at + 1; i < len(s.items) && i <= f.at+3; i++ {
		it := s.items[i]
		if it.kind == figureItem {
			if i > f.at+1 && it.figure.level() && hasSuffixAny(s.items[i-1].text, "한", "은", "난", "린", "른", "진", "던") {
				return it.figure
			}
			return nil
		}
		if it.comma() {
			return nil
		}
	}
	return nil
}
