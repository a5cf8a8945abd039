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
	for _, s := range v.sentences[:n] {
		if !s.headline {
			continue
		}
		if sub, ok := v.topicOf(s, f); ok {
			return sub, true
		}
	}
	return subject{}, false
}

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

// recallReach is how many sentences back a bare target finds its subject.
const recallReach = 10

// recall gives a target that is called no more than that (올해 목표는 60억원)
// the subject of the last figure in its unit.
func (v *solver) recall(f *figure) subject {
	n := v.index[f.sentence]
	for k := n - 1; k >= 0 && k >= n-recallReach; k-- {
		for _, g := range slices.Backward(v.sentences[k].figures) {
			if g.Unit == f.Unit && g.kind.kind != metrics.Change && g.subject.indicator != other && g.subject.named {
				sub := g.subject
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
		for _, g := range slices.Backward(s.figures) {
			if g.Unit != f.Unit || g.kind.kind == metrics.Change {
				continue
			}
			if g.subject.indicator == other {
				return nil
			}
			return g
		}
	}
	return nil
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
