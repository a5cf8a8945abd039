package extract

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/korean"
)

// Stems of the verbs of growth and fall, and of those that measure against a
// target.
var (
	rising  = []string{"늘", "느는", "증가", "많", "상승", "올랐", "오르", "오른", "올라", "올린", "높", "뛴", "뛰", "뛸", "불었", "불어", "커", "컸", "성장", "신장", "확대", "급증", "자란", "자라", "넘겼", "넘긴", "껑충", "치솟", "↑", "상향"}
	falling = []string{"줄", "감소", "적", "하락", "떨어", "내려", "내린", "낮", "감축", "급감", "축소", "빠졌", "↓", "하향"}
	missing = []string{"웃돌", "웃도", "밑돌", "밑도", "초과", "모자라", "모자란", "못미", "미달", "상회", "하회"}
)

// local decides what the words right at the figure say of its kind: a change
// with its direction, or a distance from a target. Level figures stay actual
// until the predicate is read.
func local(f *figure) modality {
	if g := attainment(f); g {
		return modality{kind: metrics.Actual, gap: true, sure: 1}
	}
	dir, sure := direction(f)
	switch {
	case f.Unit == metrics.Times, f.Unit == metrics.PercentPoint:
		sure = max(sure, 0.9)
	case dir == 0:
		return modality{kind: metrics.Actual, sure: 0.97}
	}
	return modality{kind: metrics.Change, base: base(f), fall: dir < 0, sure: sure}
}

// direction reads whether the figure is a growth (1), a fall (-1) or neither.
func direction(f *figure) (int, float64) {
	s, self := f.sentence, f.self()
	tail := self.bare()
	if f.level() && hasSuffixAny(tail, "으로", "로", "에서", "보다", "의", "까지", "다", "은", "는") && tail != "가량" {
		return 0, 0
	}
	if f.Unit == metrics.Percent && hasSuffixAny(tail, "으로", "로", "에서", "보다", "의", "인", "까지") {
		return 0, 0
	}
	if strings.ContainsAny(self.tail, "↑▲") {
		return 1, 0.95
	}
	if strings.ContainsAny(self.tail, "↓△▼") {
		return -1, 0.9
	}
	against := f.against()
	reach := 3
	if f.level() {
		reach = 1
		if against {
			reach = 12
		}
	}
	inside := false
	for i, n := f.at+1, 0; i < len(s.items) && n < reach; i, n = i+1, n+1 {
		it := s.items[i]
		if inside = f.level() && (inside || strings.ContainsAny(it.lead, "(（")); inside {
			inside = !strings.ContainsAny(it.tail, ")）")
			n--
			continue
		}
		if against && f.level() && (it.kind == figureItem || it.kind == periodItem || it.kind == areaItem) {
			continue
		}
		if it.kind == figureItem {
			if !against && !it.figure.bracketed() && !self.comma() {
				break
			}
			if g := it.figure; g.bracketed() || self.comma() && !g.level() {
				n--
				continue
			}
			break
		}
		if it.kind == periodItem || it.kind == areaItem || it.kind == mentionItem && f.level() && !against {
			if f.level() || self.comma() {
				if against && self.comma() {
					continue
				}
				break
			}
		}
		word := it.text
		if hasPrefixAny(word, falling...) && !hasPrefixAny(word, "적어도", "적극", "적용", "적립", "적합") {
			return -1, 0.97
		}
		if hasPrefixAny(word, rising...) && !hasPrefixAny(word, "많게는", "불과", "불구", "커뮤", "뛰어난", "늘어놓", "높여 잡", "높은 뜻") {
			return 1, 0.97
		}
		if word == "더" && against {
			return 1, 0.9
		}
		if n == 0 && f.level() && !against && it.kind == wordItem || clauseEnd(it) {
			break
		}
	}
	if g := f.bracketOf(); g != nil && g.kind.kind == metrics.Change && f.Unit == metrics.Percent {
		if g.kind.fall {
			return -1, 0.95
		}
		return 1, 0.95
	}
	return 0, 0
}

// against reports whether a comparison stands before the figure in its part of
// the sentence: 2017년 말 1055개보다 146개, 지난해보다, 전년 대비.
func (f *figure) against() bool {
	for i := f.at - 1; i >= 0 && i >= f.at-6; i-- {
		it := f.sentence.items[i]
		switch it.kind {
		case figureItem:
			if it.figure.comparand() {
				return !it.has("에서") // 3,100명에서 3,700명으로: the other end, no change
			}
			if !it.comma() {
				return false
			}
		case periodItem:
			if it.period.Form == korean.Base || it.has("보다", "보다는", "대비") {
				return true
			}
		case wordItem:
			if hasSuffixAny(it.text, "보다", "보다는", "대비") || hasPrefixAny(it.text, "대비", "비해", "비교", "견줘", "견주") {
				return true
			}
		default:
		}
	}
	return false
}

// bracketOf gives the figure that this one explains: 13.8% in 146개(13.8%).
func (f *figure) bracketOf() *figure {
	if !f.bracketed() {
		return nil
	}
	if it, ok := f.prev(); ok && it.kind == figureItem {
		return it.figure
	}
	return nil
}

// attainment reports whether a figure says how far a target was met: 목표의
// 75.7%, 목표 대비 123.3%, 달성률 188%, 목표를 12억 웃돌았다.
func attainment(f *figure) bool {
	s := f.sentence
	for i, n := f.at+1, 0; i < len(s.items) && n < 2; i, n = i+1, n+1 {
		if s.items[i].kind == wordItem && hasPrefixAny(s.items[i].text, missing...) {
			return true
		}
	}
	if f.Unit != metrics.Percent && f.Unit != metrics.PercentPoint {
		return false
	}
	for i, n := f.at-1, 0; i >= 0 && n < 4; i, n = i-1, n+1 {
		it := s.items[i]
		if containsAny(it.text, "달성률", "달성율", "집행률", "진도율", "이행률", "초과율") {
			return true
		}
		if strings.Contains(it.text+it.tail, "목표") && (hasSuffixAny(it.text, "의", "액의", "치의") || hasSuffixAny(it.bare(), "의") || followedBy(s, i, "대비", "보다")) {
			return true
		}
		if it.kind == figureItem {
			g := it.figure
			return n == 0 && it.has("의") && g.kind.kind == metrics.Target && !ofAll(g) || n == 0 && f.bracketed() && met(f)
		}
		if it.kind == wordItem && strings.HasPrefix(it.text, "목표") && metBy(f) {
			return true
		}
	}
	return f.bracketed() && met(f)
}

// ofAll reports whether a figure is called the total of everything, so that a
// percentage of it is a share and no attainment: 총구매 목표 4,870억 원의 14%.
func ofAll(g *figure) bool {
	for i := g.at - 1; i >= 0 && i >= g.at-3; i-- {
		if hasPrefixAny(g.sentence.items[i].text, "총", "전체") {
			return true
		}
	}
	return false
}

// met reports whether the sentence says right after the bracket that a target
// was filled.
func met(f *figure) bool {
	it, ok := f.next()
	return ok && hasPrefixAny(it.text, "채", "달성", "집행")
}

func metBy(f *figure) bool {
	it, ok := f.next()
	return ok && hasPrefixAny(it.text, "채웠", "채워", "넘겨", "넘긴", "넘겼", "초과", "달성")
}

func followedBy(s *sentence, i int, words ...string) bool {
	it, ok := s.item(i + 1)
	return ok && hasPrefixAny(it.text, words...)
}
