package extract_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/extract"
)

// iksan is a city of the gazetteer; the sentences are of this test's making.
var iksan = extract.Hints{PublishedAt: period("2021-05-20"), RefArea: "52140"}

func period(s string) metrics.TimePeriod {
	p, err := metrics.ParseTimePeriod(s)
	if err != nil {
		panic(err)
	}
	return p
}

func TestRules(t *testing.T) {
	tests := []struct {
		rule string
		text string
		want []string
	}{
		{
			"the noun before the figure is what it counts", "현재 익산시의 사회적경제조직은 312개다.",
			[]string{"social-economy-organizations 52140 2021-05 actual 312 count exact"},
		},
		{
			"the noun that the figure modifies is what it counts", "시는 지난해 말 기준 27개의 마을기업을 두고 있다.",
			[]string{"village-enterprises 52140 2020-12 actual 27 count exact"},
		},
		{
			"a noun that no catalogue knows is no indicator", "지난해 사회적기업 박람회에는 시민 3,200명이 다녀갔다.",
			nil,
		},
		{
			"figures behind 각각 go to the nouns in their order", "마을기업과 자활기업은 각각 14개·9개로 조사됐다.",
			[]string{"village-enterprises 52140 2021-05 actual 14 count exact", "self-reliance-enterprises 52140 2021-05 actual 9 count exact"},
		},
		{
			"the total of a list is of what the sentence begins with",
			"익산시 사회적경제기업은 사회적기업 31곳, 마을기업 12곳, 협동조합 140곳 등 모두 183곳이다.",
			[]string{
				"social-enterprises 52140 2021-05 actual 31 count exact", "village-enterprises 52140 2021-05 actual 12 count exact",
				"cooperatives 52140 2021-05 actual 140 count exact", "social-economy-organizations 52140 2021-05 actual 183 count exact",
			},
		},
		{
			"a growth stands beside the level that it led to",
			"지난해 사회적경제기업 제품 구매액은 47억 원으로 2019년 40억 원보다 17.5% 늘었다.",
			[]string{
				"public-procurement 52140 2020 actual 4700000000 KRW exact", "public-procurement 52140 2019 actual 4000000000 KRW exact",
				"public-procurement 52140 2020 change 17.5 percent exact",
			},
		},
		{
			"a fall is negative", "사회적경제조직은 지난해 말 290개로 전년보다 4.6% 줄었다.",
			[]string{"social-economy-organizations 52140 2020-12 actual 290 count exact", "social-economy-organizations 52140 2020-12 change -4.6 percent exact"},
		},
		{
			"a rate of attainment is no growth and no share", "올해 공공구매는 목표 60억 원의 71.5%를 채웠다.",
			[]string{"public-procurement 52140 2021 target 6000000000 KRW exact"},
		},
		{
			"a cap for each is never the whole", "시는 공동체 한 곳당 최대 500만 원의 보조금을 지원한다.",
			nil,
		},
		{
			"another area's figure is that area's", "춘천시의 사회적경제기업은 지난해 말 기준 251개다.",
			[]string{"social-economy-organizations 51110 2020-12 actual 251 count exact"},
		},
		{
			"one enterprise's sales are not the city's", "한 사회적기업은 지난해 매출 3억 원을 올렸다.",
			nil,
		},
		{
			"new ones are not all of them", "시는 올해 마을기업 5곳을 새로 세운다.",
			nil,
		},
		{
			"a change that two amounts lead to has the period of the later one",
			"올해 상반기 사회적경제기업 제품 구매액은 61억 2천만 원이다. 지난해 같은 기간에는 48억 원을 사는 데 그쳐, 한 해 사이 27.5%가 늘었다.",
			[]string{
				"public-procurement 52140 2021-S1 actual 6120000000 KRW exact", "public-procurement 52140 2020-S1 actual 4800000000 KRW exact",
				"public-procurement 52140 2021-S1 change 27.5 percent exact",
			},
		},
		{
			"a sentence without a noun goes on about the whole of the list before it",
			"올해 4월 말 기준 사회적경제기업은 90개 업체로, 협동조합 60곳, 사회적기업 20곳, 마을기업 10곳 순이다. 2018년만 해도 41개였으나 2019년 63개로 늘었다.",
			[]string{
				"social-economy-organizations 52140 2021-04 actual 90 count exact", "cooperatives 52140 2021-04 actual 60 count exact",
				"social-enterprises 52140 2021-04 actual 20 count exact", "village-enterprises 52140 2021-04 actual 10 count exact",
				"social-economy-organizations 52140 2018 actual 41 count exact", "social-economy-organizations 52140 2019 actual 63 count exact",
			},
		},
		{
			"a target beside a running total is the year's", "올해 4월 말까지 사회적경제 제품을 22억 원 구매해 목표 50억 원의 44%를 채웠다.",
			[]string{"public-procurement 52140 2021-01/2021-04 actual 2200000000 KRW exact", "public-procurement 52140 2021 target 5000000000 KRW exact"},
		},
		{
			"those who are given something are not all", "시는 사회적경제기업 30개사에 홍보 영상을 지원한다.",
			nil,
		},
		{
			"a part of what no catalogue knows is a part", "빈 가게 22곳 가운데 열네 곳이 문을 열었다. 이 중 마을 주민이 함께 차린 협동조합이 4곳이다.",
			nil,
		},
		{
			"the area that a noun carries is the figure's, and its part's own", "전라북도 사회적경제기업은 1,600개이며, 이 가운데 익산시가 380개다.",
			[]string{"social-economy-organizations 52000 2021-05 actual 1600 count exact", "social-economy-organizations 52140 2021-05 actual 380 count exact"},
		},
		{
			"a stock that describes who is helped is there already", "시는 1천700여 개 사회적경제기업의 부담을 덜 계획이다.",
			[]string{"social-economy-organizations 52140 2021-05 actual 1700 count approx"},
		},
		{
			"a budget of a year that goes on is a plan", "도시재생사업 예산은 올해 45억 원이다.",
			[]string{"urban-regeneration-budget 52140 2021 plan 4500000000 KRW exact"},
		},
		{
			"what is decided is a plan", "시는 내년에 사회적경제기업에 인건비 12억 원을 지원할 계획이다.",
			[]string{"fiscal-support 52140 2022 plan 1200000000 KRW exact"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			compare(t, catalogued(extractText(t, "익산시, 사회적경제로 봄을 맞다\n\n"+tt.text+"\n", iksan).Observations), tt.want)
		})
	}
}

func TestATableIsReadByItsHeads(t *testing.T) {
	text := "익산시, 공공구매 실적 공개\n\n시는 사회적경제기업 우선구매 실적을 밝혔다.\n\n" +
		"□ 연도별 공공구매 목표와 실적 (단위 : 억원, %)\n구분\t목표\t실적\t달성률\n2019년\t40\t44.5\t111.3\n2020년\t45\t47\t104.4\n"
	compare(t, catalogued(extractText(t, text, iksan).Observations), []string{
		"public-procurement 52140 2019 target 4000000000 KRW exact", "public-procurement 52140 2019 actual 4450000000 KRW exact",
		"public-procurement 52140 2020 target 4500000000 KRW exact", "public-procurement 52140 2020 actual 4700000000 KRW exact",
	})
}

func TestALineIsReadUnderItsHeading(t *testing.T) {
	text := "익산시, 자활사업을 돌아보다\n\n시는 자활사업 계획을 세웠다고 20일 밝혔다.\n\n□ 지난해 성과\n - 자활근로사업단 13개 운영, 주민 218명 참여\n\n□ 내년 계획\n - 자활 참여 주민 260명\n"
	compare(t, catalogued(extractText(t, text, iksan).Observations), []string{
		"self-reliance-workplaces 52140 2020 actual 13 count exact", "self-reliance-jobs 52140 2020 actual 218 persons exact",
		"self-reliance-jobs 52140 2022 plan 260 persons exact",
	})
}

func TestATotalRowIsOfWhatItsTypesArePartsOf(t *testing.T) {
	text := "익산시, 사회적경제 현황 공개\n\n사회적경제조직을 조사했다.\n\n□ 유형별 기업 수 (단위: 개소)\n유형\t2019년 말\t2020년 말\n사회적기업\t28\t33\n마을기업\t17\t19\n사회적협동조합\t14\t22\n합계\t59\t74\n"
	got := catalogued(extractText(t, text, iksan).Observations)
	for _, want := range []string{"social-economy-organizations 52140 2019-12 actual 59 count exact", "social-economy-organizations 52140 2020-12 actual 74 count exact"} {
		if !slices.Contains(got, want) {
			t.Errorf("missing: %s in %v", want, got)
		}
	}
}

func TestAHeadlineGivesWayToTheBody(t *testing.T) {
	text := "익산시 사회적경제조직 300개 넘어\n\n익산시는 20일 현재 사회적경제조직이 312개라고 밝혔다.\n"
	compare(t, catalogued(extractText(t, text, iksan).Observations), []string{
		"social-economy-organizations 52140 2021-05-20 actual 312 count exact",
	})
}

func TestAnIndicatorIsAddedByItsWordsAlone(t *testing.T) {
	added, err := metrics.NewCatalog([]metrics.Category{{ID: "green"}}, []metrics.Indicator{{
		ID: "trees-planted", Units: []metrics.Unit{metrics.Count}, Measure: metrics.Flow, Direction: metrics.Up, Category: "green",
		Name: metrics.Localized{Korean: "심은 나무"}, Words: []metrics.Word{{Lang: "ko", Text: "나무", Role: metrics.RoleName}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	merged, err := readCatalog(t).Merge(added)
	if err != nil {
		t.Fatal(err)
	}
	got, err := extract.New(merged, readAreas(t)).Extract(read(t, "익산시, 숲을 넓히다\n\n시는 지난해 나무 12만 그루를 심었다.\n"), iksan)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, catalogued(got.Observations), []string{"trees-planted 52140 2020 actual 120000 count exact"})
}

func TestWithoutADateOnlyDatedFiguresStand(t *testing.T) {
	got := extractText(t, "익산시, 사회적경제를 돌아보다\n\n2018년 말 사회적경제조직은 251개였다. 올해는 마을기업이 14곳이다.\n", extract.Hints{RefArea: "52140"})
	compare(t, catalogued(got.Observations), []string{"social-economy-organizations 52140 2018-12 actual 251 count exact"})
	for _, o := range got.Observations {
		if o.Status != metrics.Review || o.Reason == "" {
			t.Errorf("%s is %s, want review with a reason", statement(o), o.Status)
		}
	}
}

func TestATextOfNoAreaIsRefused(t *testing.T) {
	x := extract.New(readCatalog(t), readAreas(t))
	_, err := x.Extract(read(t, "오늘의 소식\n\n마을기업은 모두 14곳이라고 합니다.\n"), extract.Hints{PublishedAt: period("2021-05")})
	var user *metrics.UserError
	if !errors.Is(err, metrics.ErrInvalid) || !errors.As(err, &user) {
		t.Errorf("Extract of a text of no area = %v, want a UserError that is ErrInvalid", err)
	}
}
