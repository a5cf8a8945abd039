package extract_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document/plain"
	"github.com/jipyo/jipyo/metrics/extract"
)

// gazetteerOfTheTests has a province, its cities, and two districts of one name.
func gazetteerOfTheTests(t *testing.T) metrics.Areas {
	t.Helper()
	area := func(id, parent string, level metrics.AreaLevel, usual, official, short string) metrics.RefArea {
		names := []metrics.AreaName{{Form: "usual", Name: usual}, {Form: "official", Name: official}}
		if short != "" {
			names = append(names, metrics.AreaName{Form: "short", Name: short})
		}
		return metrics.RefArea{ID: id, Parent: parent, Level: level, Names: names}
	}
	areas, err := metrics.NewAreas([]metrics.RefArea{
		area("00000", "", metrics.LevelNation, "전국", "대한민국", ""),
		area("52000", "00000", metrics.LevelProvince, "전라북도", "전북특별자치도", "전북"),
		area("52110", "52000", metrics.LevelMunicipality, "전주시", "전라북도 전주시", "전주"),
		area("52710", "52000", metrics.LevelMunicipality, "완주군", "전라북도 완주군", "완주"),
		area("29000", "00000", metrics.LevelProvince, "광주시", "광주광역시", "광주"),
		area("29170", "29000", metrics.LevelMunicipality, "광주 북구", "광주광역시 북구", "북구"),
		area("26000", "00000", metrics.LevelProvince, "부산시", "부산광역시", "부산"),
		area("26320", "26000", metrics.LevelMunicipality, "부산 북구", "부산광역시 북구", "북구"),
		area("26380", "26000", metrics.LevelMunicipality, "사하구", "부산광역시 사하구", ""),
	})
	if err != nil {
		t.Fatal(err)
	}
	return areas
}

func headerOf(t *testing.T, text string) extract.Header {
	t.Helper()
	doc, err := plain.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	// A text that names no area is refused, with its header.
	result, _ := extract.New(metrics.Catalog{}, gazetteerOfTheTests(t)).Extract(doc, extract.Hints{})
	return result.Header
}

func TestHeaderOfTheShippedRelease(t *testing.T) {
	data, err := os.ReadFile("../../seed/releases/2019-07-17-jeonju-social-economy.txt")
	if err != nil {
		t.Fatal(err)
	}
	h := headerOf(t, string(data))
	if h.Title != "미래세대를 준비하는 전주, 사회적경제 키우다." || h.PublishedAt.String() != "2019-07-17" ||
		h.Publisher != "전주시" || h.RefArea != "52110" || h.Type != metrics.TypeRelease || h.Department != "공보담당관" {
		t.Errorf("header = %+v", h)
	}
}

// The text that the pages of the tests are built around.
const story = "전주시가 사회적기업의 판로를 넓히기 위해 올해 공공구매 목표를 40억 원으로 높여 잡았다고 3일 밝혔다.\n\n시에 등록된 사회적기업은 5월 말 현재 64곳으로 지난해 같은 때보다 아홉 곳이 늘었다."

const headline = "전주시, 사회적기업 공공구매 목표 높여 잡았다"

func TestPublicationIsTheReleasesOwnDay(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"a field of the board", headline + "\n작성일 : 2021-06-03 | 조회 : 12\n" + story + "\n최종수정일 : 2024-12-15", "2021-06-03"},
		{"entered, not changed", "전주일보\n2024.01.05 (금)\n" + headline + "\n입력 2021.06.03 09:42 | 수정 2021.06.05 10:00\n" + story, "2021-06-03"},
		{"a label on a line of its own", headline + "\n등록일\n2021. 6. 3.\n" + story, "2021-06-03"},
		{"a release form", "보 도 자 료\n배포일시 2021. 6. 3.(목) 총 3쪽\n" + headline + "\n" + story, "2021-06-03"},
		{"a calendar in three lines", "2021년\n  2021년 6월\n  6월 3일 (목)\n" + headline + "\n(2023.10.30. 14:42)\n" + story, "2021-06-03"},
		{"a short year", headline + "\n배포일 : ’21. 6. 3.\n" + story, "2021-06-03"},
		{"the day that the text tells decides between two", "2021.06.05 (토)\n" + headline + "\n2021. 6. 3.\n" + story, "2021-06-03"},
		{"the foundation of a paper is none", headline + "\n" + story + "\n발행인 : 홍길동 | 등록번호 : 전북 아 00000 | 등록일 : 2009-03-02", ""},
		{"a date in the text is none", headline + "\n" + story + " 2020년 3월 2일에 문을 연 곳도 있다.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := headerOf(t, tt.text).PublishedAt.String(); got != tt.want {
				t.Errorf("published %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPublisherIsAnOfficeOrAPaper(t *testing.T) {
	tests := []struct {
		rule, text, want string
		kind             metrics.SourceType
	}{
		{"the office of a form", "전주시 보도자료\n" + headline + "\n" + story, "전주시", metrics.TypeRelease},
		{"the office behind a text", headline + "\n" + story + "\n< 자료제공부서 : 전주시 일자리과 281-2872 >", "전주시", metrics.TypeRelease},
		{"the rights of a paper", headline + "\n" + story + "\n저작권자 © 만경일보 무단전재 및 재배포 금지", "만경일보", metrics.TypePress},
		{"the paper before a reporter", headline + "\n만경일보 홍길동 기자 | 입력 2021.06.03\n" + story, "만경일보", metrics.TypePress},
		{"a reporter without a paper", headline + "\n" + story + "\n/홍길동 기자 hong@news.example", "", metrics.TypePress},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if h := headerOf(t, tt.text); h.Publisher != tt.want || h.Type != tt.kind {
				t.Errorf("publisher %q, %s; want %q, %s", h.Publisher, h.Type, tt.want, tt.kind)
			}
		})
	}
}

func TestAreaIsTheOneTheReleaseIsAbout(t *testing.T) {
	in := func(from, to string) string { return strings.ReplaceAll(headline+"\n"+story, from, to) }
	tests := []struct{ rule, text, want string }{
		{"a city by its name", in("전주시", "완주군"), "52710"},
		{"a province by its short name", "전북 사회적기업 공공구매 목표 높여 잡았다\n" + strings.ReplaceAll(story, "전주시가", "전라북도가"), "52000"},
		{"a district behind its city", in("전주시", "부산 사하구"), "26380"},
		{"one of two districts of a name", in("전주시", "광주광역시 북구"), "29170"},
		{"not the city of the postal address", "전라북도 보도자료\n" + in("전주시", "전라북도") + "\n(우)12345 전주시 완산구 효자로 225 대표전화 063-000-0000", "52000"},
		{"none", in("전주시", "푸른시"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := headerOf(t, tt.text).RefArea; got != tt.want {
				t.Errorf("area %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSubtitleStandsBelowTheTitle(t *testing.T) {
	h := headerOf(t, headline+"\n- 지난해보다 5억 원 많아, 구매 담당자 교육도 열어 -\n\n1. 현황\n ○ "+strings.ReplaceAll(story, "\n\n", "\n ○ "))
	if h.Title != headline || h.Subtitle != "지난해보다 5억 원 많아, 구매 담당자 교육도 열어" {
		t.Errorf("title %q, subtitle %q", h.Title, h.Subtitle)
	}
}
