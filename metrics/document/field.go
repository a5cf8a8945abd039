package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The labels of the fields that boards and papers print above and below a text.
// A loose label is also a common word: it needs a colon or a figure behind it.
var (
	firmLabels = []string{
		"작성일", "등록일", "게시일", "배포일", "보도일", "발행일", "수정일", "최종수정", "최종편집", "기사입력", "기사승인", "최초등록", "최초입력",
		"담당부서", "담당자", "작성자", "글쓴이", "등록자", "조회수", "첨부파일", "글번호", "자료제공", "제공부서", "문의처", "문의사항", "연락처", "대표전화", "전화번호",
		"담당기관", "보도시점", "보도일시", "배포일시", "주관부서", "소관부서", "제공일", "키워드", "해시태그", "관리부서", "관리자", "콘텐츠", "등록번호", "발행인", "편집인", "제호", "청소년보호", "추천수", "구독자수", "공개일", "제공자",
	}
	looseLabels = []string{
		"문의", "전화", "팩스", "담당", "부서", "과장", "팀장", "첨부", "파일", "사진", "출처", "태그", "Tel", "TEL", "tel", "FAX", "Fax", "E-mail", "이메일",
		"홈페이지", "누리집", "웹사이트", "댓글", "페이스북", "조회", "입력", "수정",
	}
	// An outline names the parts of an event by the same words: they are fields
	// only without a sign.
	formLabels = []string{
		"승인", "송고", "등록", "작성", "배포", "보도", "날짜", "일자", "일시", "추천", "번호", "매수", "쪽수", "분류", "구분", "카테고리", "제목", "주소", "정보", "사업자",
		"편집", "발행", "기관명", "글쓴날", "히트", "Hit", "Date", "지면",
	}
)

// isField: a label with its value, several of them in one line, or a head such
// as "경기도 보도자료".
func isField(l line) bool {
	s := strings.TrimLeft(l.text, "<〈[(【▶■□○●·•※ 　")
	compact := s
	if strings.Contains(s[:min(len(s), 20)], " ") {
		compact = spacedOut(s)
	}
	if hasPrefixAny(compact, firmLabels...) || strings.HasPrefix(compact, "보도자료") && !strings.Contains(compact, "다.") {
		return true
	}
	if head, _, ok := strings.Cut(s, "보도자료"); ok && utf8.RuneCountInString(head) <= 14 && !strings.ContainsAny(head, ",‘“'\"") {
		return true
	}
	return labelled(compact, looseLabels) || l.sign.rank == 0 && labelled(compact, formLabels) || manyFields(s)
}

// labelled reports whether s is a label alone, or one with a value behind it.
func labelled(s string, labels []string) bool {
	for _, label := range labels {
		rest, ok := strings.CutPrefix(s, label)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		first, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || strings.ContainsRune(":：|\t☎", first) || unicode.IsDigit(first) {
			return true
		}
	}
	return false
}

// spacedOut closes up a label that was spread over the line ("담 당 부 서").
func spacedOut(s string) string {
	words := strings.Fields(s[:min(len(s), 60)])
	single := 0
	for single < len(words) && utf8.RuneCountInString(words[single]) == 1 {
		single++
	}
	if single < 2 {
		return s
	}
	return strings.Join(words[:single], "") + " " + strings.Join(words[single:], " ")
}

// manyFields: two labels or more between bars or wide gaps, wherever they stand.
func manyFields(s string) bool {
	if !strings.ContainsAny(s, "|ㅣ/\t:") && !strings.Contains(s, "  ") && !strings.Contains(s, "조회") && !strings.Contains(s, "입력") {
		return false
	}
	n := 0
	for _, label := range []string{"작성일", "등록일", "등록 ", "입력 ", "입력:", "수정 ", "승인 ", "조회", "댓글", "작성자", "담당부서", "첨부", "추천", "배포", "기자", "☎", "기사입력", "공감", "스크랩", "발행", "좋아요"} {
		if strings.Contains(s, label) {
			n++
		}
	}
	return n >= 2
}

// isContact: a telephone line or the address of an office.
func isContact(l line) bool {
	s := l.text
	phone := hasPhone(s)
	switch {
	case strings.Contains(s, "☎"), phone && containsAny(s, "전화", "문의", "Tel", "TEL", "팩스", "FAX", "연락", "담당", "과장", "팀장", "주무관", "예약", "제보"):
		return l.sign.rank != rankNote || !endsPredicate(strings.TrimRight(s, ".")) && strings.HasPrefix(s, "문의") || strings.Contains(s, "☎")
	case strings.Contains(s, "우)") || strings.Contains(s, "우편번호"):
		return true
	case phone:
		return l.runes < 40
	}
	return isAddress(s)
}

// isAddress: a postcode of five digits beside a street with its number.
func isAddress(s string) bool {
	if !containsAny(s, "로 ", "길 ", "로", "길") || l5(s) < 0 {
		return false
	}
	return containsAny(s, "시 ", "군 ", "구 ", "도 ") && containsAny(s, "청", "로 ", "길 ")
}

// l5 gives where a run of exactly five digits stands, or -1.
func l5(s string) int {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			run++
			continue
		}
		if run == 5 && (i == len(s) || s[i] != ',' && s[i] != '.') && (i-6 < 0 || s[i-6] != ',') {
			return i - 5
		}
		run = 0
	}
	return -1
}

// hasPhone: two or three groups of digits with hyphens, the last one of four.
func hasPhone(s string) bool {
	for at := 0; at < len(s); {
		n := strings.IndexByte(s[at:], '-')
		if n < 0 {
			return false
		}
		at += n + 1
		before, after := 0, 0
		for i := at - 2; i >= 0 && s[i] >= '0' && s[i] <= '9'; i-- {
			before++
		}
		for i := at; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			after++
		}
		if before >= 2 && before <= 4 && after == 4 {
			return true
		}
	}
	return false
}

// dateOnly: a line of nothing but a date, a time and a weekday.
func dateOnly(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if utf8.RuneCountInString(s) > 40 || !unicode.IsDigit(first) && !strings.ContainsRune("([’'", first) {
		return false
	}
	rest := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune(".-/:,~()[]년월일시분초오전후", r) {
			return -1
		}
		return r
	}, s)
	if strings.Trim(rest, "화수목금토") == "" || rest == "요" || utf8.RuneCountInString(rest) == 2 && strings.HasSuffix(rest, "요") {
		return strings.ContainsAny(s, ":년월") || hasYear(s)
	}
	return false
}

// isMasthead: a line with a full date and its weekday, as on top of a printed
// page or a release form.
func isMasthead(s string) bool {
	return utf8.RuneCountInString(s) < 60 && (hasYear(s) || strings.Contains(s, "년") && strings.Contains(s, "월")) &&
		containsAny(s, "요일", "(월)", "(화)", "(수)", "(목)", "(금)", "(토)", "(일)")
}

// hasYear: four digits before a full stop, hyphen or slash.
func hasYear(s string) bool {
	run := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			run++
			continue
		}
		if run == 4 && strings.ContainsRune(".-/", r) {
			return true
		}
		run = 0
	}
	return false
}
