package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jipyo/jipyo/metrics/document"
)

// The paragraphs that the tests put page lines around.
const (
	lead   = "푸른시가 사회적기업의 판로를 넓히기 위해 올해 공공구매 목표를 40억 원으로 높여 잡았다고 3일 밝혔다."
	second = "시에 등록된 사회적기업은 5월 말 현재 64곳으로, 지난해 같은 때보다 아홉 곳이 늘어난 것으로 집계됐다."
	third  = "시 관계자는 “작은 기업이 오래 버틸 수 있도록 구매 담당자 교육을 해마다 두 차례 열겠다”고 말했다."
	title  = "푸른시, 사회적기업 공공구매 목표 40억 원으로 높인다"
)

// body gives the text of the blocks that belong to the release.
func body(text string) []string {
	var out []string
	for _, b := range document.Blocks(text, nil, "") {
		if b.Kind != document.Chrome {
			out = append(out, text[b.Span.Start:b.Span.End])
		}
	}
	return out
}

func page(lines ...string) string { return strings.Join(lines, "\n") }

func TestChromeIsCutFromTheBody(t *testing.T) {
	whole := []string{title, lead, second, third}
	tests := []struct {
		rule string
		in   string
		want []string
	}{
		{"menus and fields of a board", page("본문 바로가기 주메뉴 바로가기", "푸른시청 누리집 | 로그인 | English", "홈 > 시정소식 > 보도자료",
			title, "작성일 : 2021-06-03 | 작성자 : 공보관 | 조회 : 1,204", "첨부파일 : 보도자료.hwpx (31.7 KB)", lead, second, third,
			"이전글 | 푸른시, 관광객 90만 명 다녀가", "다음글 | 청년 예산 120억 원 편성", "이 페이지의 정보에 만족하십니까? 매우만족 5명 보통 2명",
			"(우)12345 푸른시 시청로 1 대표전화 1577-0000", "COPYRIGHT 2021. ALL RIGHTS RESERVED. 오늘 방문자 12,045명"), whole},
		{"a board with a line to each word", page("HOME", "시정소식", "보도자료", title, "작성자", "공보관", "작성일", "2021-06-03", "조회수", "231",
			lead, second, third, "목록", "이전글", "푸른시 도서관 장서 30만 권 시대", "매우만족", "만족", "보통", "담당자", "공보관 (043-123-1234)", "최종수정일", "2023-01-02"), whole},
		{"lists of a newspaper", page("푸른일보", "2021.06.04 (금)", "맑음 푸른 21.3℃", title, "홍길동 기자 | 입력 2021.06.03 09:42 | 댓글 3",
			lead, second, third, "홍길동 기자 hong@news.example", "저작권자 © 푸른일보 무단전재 및 재배포 금지", "많이 본 뉴스",
			"1 이웃시 예산 21억 확정", "2 하루 이용객 1만8천명 회복", "▶ 옆 동네 아파트 분양에 3천 명이 몰려 북새통을 이룬 것으로 전해졌다고 한다."), whole},
		{"a list of other articles inside the text", page(title, lead, "[관련기사]", "☞ 이웃시 마을기업 55곳 연매출 32억원", "☞ 초록군 예산 30억 확보", second, third), whole},
		{"a teaser of the first paragraph", page(title, strings.TrimSuffix(lead, "다.")+"다.【공보관】", title, lead, second, third), whole},
		{"photo captions", page(title, lead, "▲ 푸른시청 전경 (사진=푸른시)", second, third), whole},
		{"contact lines", page(title, lead, second, third, "< 자료제공부서 : 푸른시 일자리과 281-2872 >", "※ 붙임 : 실적 1부. 끝."), whole},
		{"advertising and share buttons", page("페이스북 트위터 카카오톡 URL복사", title, lead, "광고", second, third, "좋아요 12 화나요 1"), whole},
		{"byline before and behind a paragraph", page(title, "[푸른=가나뉴스] 홍길동 기자 = "+lead, second, third+" 홍길동 기자 hong@news.example"), whole},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, body(tt.in)); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBodyKeepsWhatLooksLikeChrome(t *testing.T) {
	tests := []struct{ rule, line string }{
		{"a survey that is the subject", "□ 이용자 만족도 조사에서는 92.4%가 주변에 권하겠다고 답했다."},
		{"an outline in nouns", " ○ 이공계 석박사 1천 명 유치"},
		{"a list of figures", " - 채무상담 : 1만4,223건"},
		{"a note with figures", " ※ 그 밖에 보건업 42개소(6.6%), 음식점업 28개소(4.4%) 등"},
		{"a percentage on its own", "142.9%"},
		{"a telephone in a sentence", "참여를 바라는 주민은 주민센터에서 신청하면 된다. 문의 760-2530."},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got := strings.Join(body(page(title, "□ "+lead, tt.line, "□ "+second, "□ "+third)), "\n")
			if want := strings.TrimLeft(tt.line, " □○-※"); !strings.Contains(got, want) {
				t.Errorf("body lost %q:\n%s", tt.line, got)
			}
		})
	}
}

func TestOutlineBelowTheLastSentenceIsBody(t *testing.T) {
	got := body(page(title, lead, "■ 행사 개요", "- 일시 : 2021. 6. 12.(토) 10:00", "- 예산 : 3천만 원", "※ 문의 : 일자리과(☎ 043-123-4567)", "가. 판매장 30곳 운영", "이전글 : 옆 시 예산 12억"))
	want := []string{title, lead, "행사 개요", "일시 : 2021. 6. 12.(토) 10:00", "예산 : 3천만 원", "판매장 30곳 운영"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}

func TestReleaseFormNamesItsTitle(t *testing.T) {
	got := body(page("보도자료", "푸른시", "제  목 : 푸른시, 사회적기업 육성 계획 발표", "담당부서 : 경제과(☎123-4567)", "□ 추진배경", " ○ 사회적기업 자생력 강화 필요", " ○ 사업비 : 50억 원(국비 20, 시비 30)"))
	want := []string{"푸른시, 사회적기업 육성 계획 발표", "추진배경", "사회적기업 자생력 강화 필요", "사업비 : 50억 원(국비 20, 시비 30)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}

func TestTextWithoutSentencesIsBody(t *testing.T) {
	got := body(page("푸른시 사회적기업 현황", "- 사회적기업 64곳", "- 마을기업 12곳", "2021.06.03"))
	want := []string{"푸른시 사회적기업 현황", "사회적기업 64곳", "마을기업 12곳"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("body (-want +got):\n%s", diff)
	}
}
