package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// interfaceTokens are the words that web pages print around any text, and the
// names of a paper's sections. A line made of them says nothing of the release.
var interfaceTokens = wordSet(`로그인 로그아웃 회원가입 마이페이지 전체기사 지면보기 기사제보 독자투고 독자마당 구독 구독신청 정기구독 광고문의
	페이스북 트위터 트윗 카카오톡 카카오스토리 카톡 밴드 네이버밴드 네이버블로그 네이버 블로그 라인 인스타그램 유튜브 핀터레스트 텔레그램 SNS SNS공유 X
	URL복사 URL 복사 링크 링크복사 주소복사 글자 글자크기 글씨 글씨크기 크기 크게 작게 확대 축소 기본 보통 가 가+ 가- 글자확대 글자축소 본문글자
	인쇄 인쇄하기 프린트 프린터 출력 공유 공유하기 스크랩 스크랩하기 북마크 목록 목록보기 목록으로 수정 삭제 답변 글쓰기 등록 신고 이메일 메일 보내기 PDF
	본문 본문내용 바로가기 메뉴 주메뉴 대메뉴 전체메뉴 하단메뉴 사이드메뉴 좌측메뉴 누리집 누리집지도 사이트맵 대표홈페이지 홈페이지 홈 홈으로 HOME
	English ENGLISH KOREAN 한국어 中文 日本語 언어선택 언어선택▼ RSS 통합예약 통합검색 검색 검색어 검색어를 입력하세요 내용 제목 제목+내용 전체 상세보기 내용보기 게시판
	댓글 댓글쓰기 의견쓰기 의견 추천 추천하기 비추천 좋아요 훈훈해요 슬퍼요 화나요 공감 공감해요 후속기사 후속기사원해요 기대돼요 놀랐어요 이전 다음 닫기 열기 더보기 접기 펼치기 맨위로 위로 TOP top 팝업 배너 배너닫기 배너광고 광고 AD
	뉴스 오피니언 포토 포토뉴스 영상 동영상 정치 행정 경제 사회 문화 스포츠 연예 국제 지역 종합 사람 동네 교육 복지 생활 라이프 건강 부동산 사설 칼럼 기획 특집 인물 피플 의회 보건소 구청장실 시장실 군수실
	보도자료 보도/해명자료 시정소식 새소식 군정소식 구정소식 도정소식 공지사항 고시공고 채용공고 열린시정 정보공개 민원 참여 소통 소개 분야별정보 페이지 현재페이지 정보 건 총 명
	조회 조회수 작성일 작성자 등록일 번호 글번호 첨부파일 파일 다운로드 미리보기 바로보기 바로듣기 음성듣기 듣기 기사듣기 이미지 사진 원문보기 원문 보기 만족도 조사 매우만족 만족 불만족 매우불만족 매우 참여
	모바일웹 모바일 PC버전 이용약관 개인정보처리방침 개인정보 처리방침 저작권정책 저작권 정책 청소년보호정책 이메일무단수집거부 찾아오시는길 찾아오시는 길 오시는길 오늘 방문자 오늘방문자 Total Today TODAY TOTAL 메모 내메모 내서재 키워드 태그 about 스팸방지 자세히 알림 설정 언론사 구독하기 기자 님 다른기사 기사 다른 네티즌`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// isInterface: nearly all tokens are words of the interface; numbers, dates and
// counters between them count for neither side.
func isInterface(s string) bool {
	if strings.Contains(s, "℃") || strings.Contains(s, "미세먼지") && strings.Contains(s, "㎍") {
		return true
	}
	var known, other int
	for _, t := range strings.FieldsFunc(s, separates) {
		switch {
		case interfaceTokens[t], interfaceTokens[strings.TrimRightFunc(t, isCounting)]:
			known += utf8.RuneCountInString(t)
		case strings.TrimFunc(t, isCounting) == "":
		default:
			other += utf8.RuneCountInString(t)
		}
	}
	if known+other == 0 {
		return !strings.ContainsFunc(s, unicode.IsDigit) || utf8.RuneCountInString(s) < 4
	}
	return known > 0 && known*5 >= (known+other)*3
}

func separates(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("|ㅣ·•,>〉<〈[]()【】/:+▲▼◀▶☞★☆▣◈©&=", r)
}

func isCounting(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune(".,:-~∼%건명개회위점수년월일", r)
}

// isOtherArticles: the head of a list of other articles.
func isOtherArticles(l line) bool {
	if l.runes > 60 || !containsAny(l.text, "기사", "뉴스", "많이", "핫", "이슈", "관련 글", "관련글", "댓글", "의견", "HOT", "PHOTO", "포토", "랭킹", "베스트", "참조", "커뮤니티", "추천", "주요") {
		return false
	}
	s := strings.Trim(l.text, "[]<>〈〉【】()▶☞■●▣◈ ")
	return hasPrefixAny(s, "관련기사", "관련 기사", "관련뉴스", "관련 뉴스", "관련글", "관련 글", "연관기사", "많이 본", "많이본", "가장 많이",
		"인기기사", "인기 기사", "인기뉴스", "인기 뉴스", "실시간 인기", "실시간인기", "실시간 뉴스", "최신기사", "최신 기사", "최신뉴스", "최신 뉴스",
		"주요기사", "주요 기사", "주요뉴스", "주요 뉴스", "추천기사", "추천 기사", "추천뉴스", "추천 뉴스", "이 시각", "이시각", "이 시간", "오늘의 ", "포토뉴스", "핫뉴스", "핫이슈", "핫 이슈",
		"네티즌 의견", "댓글", "PHOTO", "HOT", "이슈", "기자의 다른", "같은 섹션", "섹션 주요", "랭킹뉴스", "베스트", "참조 정보", "참조정보", "참조 지식", "커뮤니티") &&
		(l.runes < 25 || strings.Contains(s, "1위"))
}

// isNeighbour: the links to the next and the previous article of a board.
func isNeighbour(s string) bool {
	s = strings.TrimLeft(s, "▲▼△▽<>[]∧∨^ ")
	if hasPrefixAny(s, "이전글", "다음글", "이전 글", "다음 글", "이전기사", "다음기사", "이전 기사", "다음 기사", "윗글", "아랫글") {
		return true
	}
	for _, w := range []string{"이전", "다음"} {
		if rest, ok := strings.CutPrefix(s, w); ok && (strings.HasPrefix(rest, " |") || strings.HasPrefix(rest, " :") || strings.HasPrefix(rest, "\t")) {
			return true
		}
	}
	return false
}

// isPhotoCredit: the caption of a picture, or who took it.
func isPhotoCredit(l line) bool {
	s := l.text
	if containsAny(s, "사진=", "사진 =", "사진제공", "사진 제공", "/사진", "[사진", "(사진", "<사진", "자료사진", "그래픽=", "이미지=") {
		return l.runes < 120
	}
	mark := strings.ContainsAny(l.sign.mark, "▲△▶◀■")
	if (mark || l.sign.rank == 0) && l.runes < 30 && strings.ContainsAny(s, "©ⓒ") && !containsAny(s, "무단", "저작", "금지", "ights", "IGHTS", "opyright", "OPYRIGHT") {
		return true
	}
	return mark && l.runes < 120 && containsAny(s, "촬영", "모습", "전경", "조감도", "현장 사진", "ⓒ", "©", "포스터")
}

// isRights: the line that claims the copyright and ends a page's text.
func isRights(s string) bool {
	return containsAny(s, "무단전재", "무단 전재", "무단복제", "재배포", "저작권자", "ll rights reserved", "LL RIGHTS RESERVED", "ll Rights Reserved",
		"opyright", "OPYRIGHT", "저작권법", "공공누리", "저작권 정책", "저작권정책", "개인정보처리방침", "개인정보 처리방침", "이용약관") ||
		strings.ContainsAny(s, "©ⓒ")
}

// isImprint: what a paper must print of itself.
func isImprint(s string) bool {
	n := 0
	for _, w := range []string{"등록번호", "제호", "발행인", "편집인", "청소년보호", "발행일", "대표전화", "사업자", "인터넷신문", "저작권법"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n >= 3
}

// isSurvey: the question whether the page was of use.
func isSurvey(s string) bool {
	if containsAny(s, "까?", "까요?", "나요?") && containsAny(s, "만족", "도움이", "기사에 대해") && containsAny(s, "페이지", "정보", "내용", "자료", "기사") {
		return true
	}
	n := 0
	for _, w := range []string{"매우만족", "매우 만족", "보통", "불만족", "만족도"} {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n >= 2 && !hasSentence(s)
}

// isByline: who wrote it, in a line of its own.
func isByline(s string) bool {
	if utf8.RuneCountInString(s) > 80 {
		return false
	}
	if strings.Contains(s, "@") && strings.Contains(s, ".") {
		return true
	}
	at := strings.Index(s, "기자")
	if at < 0 {
		return false
	}
	rest := strings.TrimLeft(s[at+len("기자"):], "명 ")
	before := strings.TrimLeft(s[:at], "/[<(=ⓒ ")
	return before == "" || hasSuffixWord(before) && (rest == "" || strings.ContainsAny(rest[:1], "|[]()=/<>.0123456789") ||
		hasPrefixAny(rest, "입력", "등록", "승인", "송고", "다른", "구독", "페이스북", "기자", "·") || len(rest) < 20)
}

// hasSuffixWord: at most six short words, as a name with its paper has.
func hasSuffixWord(s string) bool {
	words := strings.Fields(s)
	return len(words) <= 6 && len(s) < 90 && !containsAny(s, "시민기자", "명예기자", "을 ", "를 ", "에 ", "은 ", "는 ")
}
