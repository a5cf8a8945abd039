package extract

import (
	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// figure is a quantity on its way to an observation. Its span is in the
// document's text.
type figure struct {
	korean.Quantity
	sentence *sentence
	// at is the place of the figure among the sentence's items.
	at int

	subject subject
	// of is the level figure that a change was read as a change of.
	of   *figure
	time timing
	kind modality
	area string
	// areaSure is how sure the area is, 0 to 1.
	areaSure float64
	// dropped says that another figure states the same fact in full.
	dropped bool
	// whole says that the figure is the sum of a list beside it.
	whole bool
	// checked says that arithmetic with other figures confirms this one.
	checked bool
	// repeated says that the document states the same fact again, or rounds it
	// in its headline.
	repeated bool
	// doubt is the reason, in Korean, why the figure waits for a person
	// whatever its confidence.
	doubt string
}

// subject is what a figure measures.
type subject struct {
	// indicator is a place in the catalogue, or other.
	indicator int
	scope     string
	label     string
	// sure is how sure the subject is, 0 to 1.
	sure float64
	// noun is the place of that word among the items of the sentence, 0 when
	// the subject was taken over.
	noun int
	// generic says that the word needed another one near it: 일자리, 매출.
	generic bool
	// named says that a word of the catalogue stands right at the figure.
	named bool
}

// other marks a figure of no catalogued indicator.
const other = -1

// timing is the period of a figure.
type timing struct {
	period metrics.TimePeriod
	basis  metrics.Basis
	form   korean.Form
	sure   float64
}

// modality is the kind of a figure, with the base and direction of a change.
type modality struct {
	kind metrics.Kind
	base metrics.Base
	fall bool
	// gap marks a distance from a target or a rate of attainment: of no
	// indicator, whatever stands beside it.
	gap  bool
	sure float64
}

// prev and next give the items beside the figure, false at the ends.
func (f *figure) prev() (item, bool) { return f.sentence.item(f.at - 1) }

func (f *figure) next() (item, bool) { return f.sentence.item(f.at + 1) }

// self is the figure's own item.
func (f *figure) self() item { return f.sentence.items[f.at] }

// item gives the i-th item, false outside the sentence.
func (s *sentence) item(i int) (item, bool) {
	if i < 0 || i >= len(s.items) {
		return item{}, false
	}
	return s.items[i], true
}

// bracketed reports whether the figure stands in a bracket: 1,320곳(3.8%).
func (f *figure) bracketed() bool {
	for _, c := range f.self().lead {
		if c == '(' || c == '（' {
			return true
		}
	}
	return false
}

// comparand reports whether the figure is what another is measured against:
// 1055개보다, 3,100명에서 3,700명으로, 819개의 4.3배, 지난해(17억 2천만원)보다.
func (f *figure) comparand() bool {
	self := f.self()
	if self.has("보다", "보다는", "보다도") || hasSuffixAny(self.bare(), "보다", "보다는") {
		return true
	}
	if next, ok := f.next(); ok {
		if self.has("의") && next.kind == figureItem && next.figure.Unit == metrics.Times {
			return true
		}
		if self.has("에", "과", "와", "") && next.kind == wordItem &&
			hasPrefixAny(next.text, "비해", "비교", "대비", "견주", "견줘") {
			return true
		}
	}
	return self.has("에서") && f.followedByLevel()
}

// followedByLevel reports whether a later figure of the same unit ends in
// 으로: the other end of 3,100명에서 3,700명으로.
func (f *figure) followedByLevel() bool {
	for _, g := range f.sentence.figures {
		if g.at > f.at && (g.Unit == f.Unit || g.Unit == metrics.Times && g.at <= f.at+4) {
			return true
		}
	}
	return false
}

// level reports whether the figure is an amount and not a relation of two.
func (f *figure) level() bool {
	return f.Unit != metrics.Percent && f.Unit != metrics.PercentPoint && f.Unit != metrics.Times
}
