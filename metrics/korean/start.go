package korean

import "strings"

// openings are what a mention of time can begin with, digits and ticks aside,
// by their first syllable. They only spare the search; what a mention is, the
// readings say.
var openings = func() map[string][]string {
	words := strings.Fields(`민선 최근 지난 과거 연간 재작년 지지난 작년 올해 올 금년 내년 내후년 이달 이번 금월 전월 저번 다음 내달
		상반기 상·하 전반기 하반기 후반기 연말 연내 전년 전해 한 같은 그해 당해 이듬 동기 동월 이맘때 이 현재
		개소 출범 개관 개장 개원 개통 시행 도입 설립 창립 설치 운영 시작 착공 조성 문을`)
	by := map[string][]string{}
	for _, w := range words {
		by[syllable(w, 0)] = append(by[syllable(w, 0)], w)
	}
	return by
}()

// opens reports whether a mention of time may begin at i.
func opens(s string, i int) bool {
	if isDigit(s[i]) {
		return dated(s, i)
	}
	for _, w := range openings[syllable(s, i)] {
		rest, ok := strings.CutPrefix(s[i:], w)
		if ok && (len(w) > len("올") || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "해") || strings.HasPrefix(rest, "기간")) {
			return true
		}
	}
	return s[i] == tick[0]
}

// dated reports whether the digits at i are followed by what makes a date of
// them: a unit of time, a stop or a dash.
func dated(s string, i int) bool {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i < len(s) && s[i] == ' ' {
		i++
	}
	if i == len(s) {
		return false
	}
	switch s[i] {
	case '.', '~', '-', '/', '(', tick[0]:
		return true
	}
	switch syllable(s, i) {
	case "년", "월", "일", "분", "사", "회", "학", "상", "하", "연", "말", "부":
		return true
	}
	return false
}
