package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// departmentLabels stand before the office in charge.
var departmentLabels = []string{"담당부서", "제공부서", "자료제공부서", "소관부서", "주관부서", "관리부서", "자료제공", "부서", "담당", "문의", "작성자", "등록자"}

// department gives the office in charge as printed, "" when none is named.
func department(p frontPage) string {
	for _, lines := range [][]string{p.above, p.below} {
		for _, label := range departmentLabels {
			for _, line := range lines {
				if name := departmentIn(line, label); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

func departmentIn(line, label string) string {
	_, rest, ok := strings.Cut(line, label)
	if !ok {
		return ""
	}
	words := strings.FieldsFunc(rest, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":：/|,()<>〉☎[]·", r)
	})
	for _, w := range words[:min(len(words), 6)] {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "장"), "팀장")
		if strings.ContainsFunc(w, unicode.IsDigit) {
			return ""
		}
		for _, end := range []string{"과", "담당관", "관", "실", "단", "본부", "센터", "팀", "소"} {
			if n := utf8.RuneCountInString(w); strings.HasSuffix(w, end) && n >= 3 && n <= 20 && !containsAny(w, "기관", "사진") {
				return w
			}
		}
	}
	return ""
}

// newspaper tells whether the press published the text, and its name, "" when
// it does not say: a byline of a reporter, or the rights of somebody who is no
// public body.
func newspaper(p frontPage, areas metrics.Areas) (string, bool) {
	votes := map[string]int{}
	press := false
	vote := func(name string, weight int) {
		name = strings.Trim(name, " .,:|/-[]<>()【】")
		if n := utf8.RuneCountInString(name); n < 2 || n > 20 || len(mentions(name, areas, true)) > 0 && !document.IsPaper(name) {
			return
		}
		votes[name] += weight
	}
	for _, line := range append(append([]string{}, p.above...), p.below...) {
		if name, ok := rightsOf(line); ok {
			vote(name, 3)
			press = press || containsAny(line, "무단", "재배포") && !containsAny(line, "공공누리")
		}
		if containsAny(line, "기자", "@") && !containsAny(line, "기자회견", "출입기자", "이메일") {
			press = true
		}
		for i, w := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[]【】()=|/©ⓒ.,<>", r) }) {
			if document.IsPaper(w) && i < 4 && !strings.Contains(w, "@") && !containsAny(w, "보기", "오늘의", "많이", "포토뉴스", "핫뉴스") {
				vote(w, 1)
			}
		}
	}
	best := ""
	for _, line := range append(append([]string{}, p.above...), p.below...) {
		for name, n := range votes {
			if strings.Contains(line, name) && (n > votes[best] || n == votes[best] && name < best) {
				best = name
			}
		}
	}
	if votes[best] < 2 && !press && !strings.HasSuffix(best, "신문") && !strings.HasSuffix(best, "일보") {
		return "", false
	}
	return best, press || votes[best] >= 3 && document.IsPaper(best)
}

// rightsOf gives the holder of the rights that a line claims.
func rightsOf(line string) (string, bool) {
	at := strings.LastIndexAny(line, "©ⓒ")
	switch lower := strings.ToLower(line); {
	case at >= 0:
		_, n := utf8.DecodeRuneInString(line[at:])
		line = line[at+n:]
	case strings.Contains(line, "저작권자"):
		_, line, _ = strings.Cut(line, "저작권자")
	case strings.Contains(lower, "copyright"):
		line = line[strings.Index(lower, "copyright")+len("copyright"):]
	default:
		return "", false
	}
	line = strings.TrimLeft(line, " ():cC0123456789.-by")
	for _, stop := range []string{"무단", "저작", "All", "ALL", "all", "Corp", "Co.", ",", ".", "(", "|", ">", "제공"} {
		line, _, _ = strings.Cut(line, stop)
	}
	return strings.TrimSpace(line), strings.TrimSpace(line) != ""
}

// office gives the public body that issued the release, as a line of the page
// prints it, else by its usual name; "" when no area is known, or when a text
// without such a line is no outline and reports on its source.
func office(p frontPage, areas metrics.Areas, home string) string {
	area, err := areas.ByID(home)
	if err != nil {
		return ""
	}
	for _, line := range append(append([]string{}, p.above...), p.below...) {
		if !isOffice(line) {
			continue
		}
		for _, m := range mentions(line, areas, false) {
			if m.id == home {
				return m.printed
			}
		}
	}
	if !p.outline && (len(p.body) == 0 || reports(p.body[:min(len(p.body), leadParagraphs)])) {
		return ""
	}
	return area.Name("usual")
}

// reports tells the voice of the press, which names its source: 시에 따르면.
func reports(lead []string) bool {
	for _, text := range lead {
		if containsAny(text, "에 따르면", "자료를 보면") {
			return true
		}
	}
	return false
}
