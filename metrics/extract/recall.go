package extract

import (
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// areal gives a figure that follows the name of an area alone what the
// sentences before, or else the title, count: 춘천시 243개, 원주시 221개.
func (v *solver) areal(f *figure) (subject, bool) {
	before, ok := f.prev()
	if !ok || before.kind != areaItem || before.area == metrics.Nation {
		return subject{}, false
	}
	n := v.index[f.sentence]
	for k := n - 1; k >= 0 && k >= n-2; k-- {
		if sub, ok := v.topicOf(v.sentences[k], f); ok {
			return sub, true
		}
	}
	for _, s := range v.sentences[:min(n, titleReach)] {
		if !s.headline {
			continue
		}
		if sub, ok := v.topicOf(s, f); ok {
			return sub, true
		}
	}
	return subject{}, false
}

// headed gives a count in a line without a noun of its own what its heading counts:
// 1. 사회적경제기업 현황, and below it 총 356개소.
func (v *solver) headed(f *figure) (subject, bool) {
	if f.subject.label != "" || f.sentence.heading == nil {
		return subject{}, false
	}
	sub, ok := v.topicOf(f.sentence.heading, f)
	if !ok || !counted(v.lexicon.indicators[sub.indicator]) || v.excluded(f, claim{name: name{indicator: sub.indicator}, at: -1}) {
		return subject{}, false
	}
	sub.sure, sub.named = inHeading, false
	return sub, true
}

// inHeading is how sure a subject is that only the heading names.
const inHeading = 0.85

// topicOf gives the first subject that a sentence names and that may have f.
func (v *solver) topicOf(s *sentence, f *figure) (subject, bool) {
	for i := range s.items {
		if s.items[i].kind != mentionItem {
			continue
		}
		for _, n := range s.items[i].names {
			if v.accepts(n.indicator, f) {
				return subject{indicator: n.indicator, scope: n.scope, sure: sureHead * 0.93, named: true}, true
			}
		}
	}
	return subject{}, false
}

// titled gives a figure whose sentence has no word for what it counts the one
// indicator of the title that may have it.
func (v *solver) titled(f *figure) subject {
	found := subject{indicator: other}
	for _, s := range v.sentences[:min(len(v.sentences), titleReach)] {
		if !s.headline {
			continue
		}
		for _, it := range s.items {
			for _, n := range it.names {
				if !v.accepts(n.indicator, f) || n.scope != "" || n.indicator == found.indicator {
					continue
				}
				if found.indicator != other {
					return f.subject
				}
				found = subject{indicator: n.indicator, sure: sureTitle}
			}
		}
	}
	if found.indicator == other {
		return f.subject
	}
	c := claim{name: name{indicator: found.indicator}, at: -1}
	factor, ok := v.context(f, c)
	if !ok || v.excluded(f, c) {
		return f.subject
	}
	found.sure *= factor
	return found
}

// targetReach is how many sentences back it finds another target, titleReach
// how many a headline is looked for in.
const (
	targetReach = 60
	titleReach  = 40
)

// recallReach is how many sentences back a bare target finds its subject.
const recallReach = 10

// recall gives a target that is called no more than that (올해 목표는 60억원)
// the subject of the last figure in its unit.
func (v *solver) recall(f *figure) subject {
	n := v.index[f.sentence]
	for k := n - 1; k >= 0 && k >= n-targetReach; k-- {
		for _, g := range slices.Backward(v.sentences[k].figures) {
			if g.Unit == f.Unit && g.kind.kind == metrics.Target && g.subject.indicator != other {
				sub := g.subject
				sub.noun = 0
				sub.sure = min(sub.sure, 0.85)
				return sub
			}
		}
	}
	for k := n - 1; k >= 0 && k >= n-recallReach; k-- {
		for _, g := range slices.Backward(v.sentences[k].figures) {
			if g.Unit == f.Unit && g.kind.kind != metrics.Change && g.subject.indicator != other && g.subject.named {
				sub := g.subject
				sub.noun = 0
				sub.sure = min(sub.sure, 0.85)
				return sub
			}
		}
	}
	return f.subject
}

// before gives the nearest earlier level figure of the sentence in the same
// unit.
func (v *solver) before(f *figure) *figure {
	for i := f.at - 1; i >= 0; i-- {
		if g := f.sentence.items[i].figure; g != nil && g.Unit == f.Unit && g.kind.kind != metrics.Change {
			return g
		}
	}
	return nil
}

// earlier gives the last level figure of the sentence before, or of the line
// that this one is a sub-line of, in the same unit.
func (v *solver) earlier(f *figure) *figure {
	for s, n := v.last(f.sentence), 0; s != nil && n < 3; s, n = v.last(s), n+1 {
		g, ok := centre(s, f.Unit)
		if !ok {
			continue
		}
		if g == nil || g.subject.indicator == other {
			return nil
		}
		return g
	}
	return nil
}

// centre gives the level figure of a sentence that the next one goes on about:
// the whole of a list, else the last in the unit; nil with true where several
// indicators stand side by side.
func centre(s *sentence, unit metrics.Unit) (*figure, bool) {
	var last *figure
	for _, g := range slices.Backward(s.figures) {
		if g.Unit != unit || g.kind.kind == metrics.Change {
			continue
		}
		if g.whole {
			return g, true
		}
		if last == nil {
			last = g
		}
	}
	if last == nil {
		return nil, false
	}
	for _, g := range s.figures {
		if g.Unit == unit && g.level() && g.subject.indicator != other && last.subject.indicator != other && g.subject.indicator != last.subject.indicator {
			return nil, true
		}
	}
	return last, true
}

// last gives the sentence with figures before s that s continues: of the same
// block, or the line that it stands under.
func (v *solver) last(s *sentence) *sentence {
	n := v.index[s]
	for k := n - 1; k >= 0 && k >= n-3; k-- {
		p := v.sentences[k]
		if p.headline || p.block != s.block && (p.level == 0 || p.level > s.level) {
			return nil
		}
		if len(p.figures) > 0 {
			return p
		}
	}
	return nil
}
