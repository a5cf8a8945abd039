package extract

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// place gives the area that the figure is about and how sure that is: one
// named right before it (춘천시 243개), the topic of its sentence (서울의
// 사회적경제기업은), one that its noun carries (전국 공공기관), else home.
func (x *Extractor) place(f *figure, home string) (string, float64) {
	s := f.sentence
	words := 0
	for i := f.at - 1; i >= 0; i-- {
		it := s.items[i]
		switch it.kind {
		case areaItem:
			if it.area == home && words == 0 && (it.bare() == "" || it.topic()) {
				return home, 0.99
			}
			if id, sure := x.governing(s, i, f, words, home); id != "" {
				return id, sure
			}
			words++
		case figureItem:
			if !it.figure.comparand() && !it.figure.bracketed() {
				words += 2
			}
		case wordItem:
			if !isTransparent(it.text) {
				words++
			}
		case mentionItem:
			words++
		default:
		}
	}
	if x.national(f.subject.indicator) {
		return metrics.Nation, 0.99
	}
	return home, 0.99
}

// governing reports whether the area at i holds for a figure so many words on.
func (x *Extractor) governing(s *sentence, i int, f *figure, words int, home string) (string, float64) {
	it := s.items[i]
	if it.area == home || it.quoted && !f.quotedWith(i) {
		return "", 0
	}
	if next, ok := s.item(i + 1); ok && next.kind == areaItem && x.gazetteer.within(next.area, it.area) {
		return "", 0 // 서울 은평구: the narrower one speaks
	}
	nation := it.area == metrics.Nation
	ancestor := !nation && x.gazetteer.within(home, it.area)
	switch {
	case nation && (it.bare() != "" && it.bare() != "의" || ranking(s, i)):
		return "", 0
	case nation:
		if next, ok := s.item(i + 1); ok && f.at-i <= 8 && words <= 5 && !it.comma() && next.kind != figureItem {
			return it.area, 0.9
		}
		return "", 0
	case words == 0 && (it.bare() == "" || it.topic()):
		return it.area, 0.97
	case it.bare() == "" && nounBehind(f, i) && (!ancestor || !it.short):
		return it.area, 0.92 // 부산시 사회적경제기업 수는
	case ancestor && it.bare() == "":
		return "", 0
	case it.topic() && !it.short, it.has("의", "에서", "에서는") && words <= 4, strings.HasPrefix(it.tail, "지역"):
		return it.area, 0.88
	}
	return "", 0
}

// nounBehind reports whether the figure's noun follows the area at i, with no
// more than 전체 or the like between.
func nounBehind(f *figure, i int) bool {
	if f.subject.noun == i+1 {
		return true
	}
	next, ok := f.sentence.item(i + 1)
	return ok && f.subject.noun == i+2 && next.kind == wordItem && (isTransparent(next.text) || next.text == "내")
}

// quotedWith reports whether the figure stands in the same quotation as i.
func (f *figure) quotedWith(i int) bool { return f.self().quoted && f.at-i < 8 }

// ranking reports whether 전국 compares only: 전국 1위, 전국에서 세 번째.
func ranking(s *sentence, i int) bool {
	next, ok := s.item(i + 1)
	return ok && (hasPrefixAny(next.text, "최초", "처음", "최고", "최대", "최우수", "가장", "유일", "평균", "으뜸", "1위", "대상", "어디") || strings.HasSuffix(next.text, "번째"))
}

// national reports whether one of the indicator's own names begins with the
// nation, so that it is never of an area within it: 전국 사회연대 지방정부협의회.
func (x *Extractor) national(indicator int) bool {
	if indicator == other {
		return false
	}
	for _, w := range x.lexicon.indicators[indicator].Words {
		for _, nation := range nationWords {
			if w.Role == metrics.RoleName && strings.HasPrefix(w.Text, nation) {
				return true
			}
		}
	}
	return false
}

// names reports whether the item is a word of the indicator.
func (x *Extractor) names(it item, indicator int) bool {
	for _, n := range it.names {
		if n.indicator == indicator {
			return true
		}
	}
	return false
}
