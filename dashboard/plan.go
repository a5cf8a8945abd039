package dashboard

import "github.com/jipyo/jipyo/metrics"

// How many cards and panels a board has at least, as far as the data goes;
// what the plan does not fill is chosen by the number of observations.
const (
	boardCards  = 6
	boardPanels = 2
)

// view is how a panel draws its indicators.
type view string

const (
	// viewWhole draws the whole of each indicator on one axis.
	viewWhole view = "whole"
	// viewAttainment draws one indicator and tells how far targets were met.
	viewAttainment view = "attainment"
	// viewCommonDates sets indicators beside one another at the dates for
	// which at least two of them are stated.
	viewCommonDates view = "common dates"
)

// panelPlan is a panel that a board shows if there is data for it.
type panelPlan struct {
	id         string
	title      metrics.Localized
	view       view
	indicators []string
}

// boardPlan is what a board shows, in order of weight. Indicators without
// observations are passed over.
type boardPlan struct {
	cards  []string
	panels []panelPlan
}

func defaultPlan() boardPlan {
	return boardPlan{
		cards: []string{
			"social-economy-organizations", "public-procurement", "communities-supported",
			"financial-counseling-cases", "self-reliance-jobs", "fiscal-support",
			"bad-debt-burned", "apartment-communities",
		},
		panels: []panelPlan{
			{
				"procurement",
				metrics.Localized{Korean: "공공구매 목표와 실적", English: "Public procurement: target and actual"},
				viewAttainment,
				[]string{"public-procurement"},
			},
			{
				"organizations",
				metrics.Localized{Korean: "사회적경제조직 수", English: "Social economy organizations"},
				viewWhole,
				[]string{"social-economy-organizations"},
			},
			{
				"organizations-by-type",
				metrics.Localized{Korean: "유형별 사회적경제조직", English: "Social economy organizations by type"},
				viewCommonDates,
				[]string{"social-enterprises", "cooperatives", "village-enterprises", "self-reliance-enterprises"},
			},
			{
				"counselling",
				metrics.Localized{Korean: "금융복지 상담", English: "Financial welfare counselling"},
				viewWhole,
				[]string{"financial-counseling-cases-cumulative"},
			},
			{
				"communities",
				metrics.Localized{Korean: "지원 공동체와 아파트공동체", English: "Supported and apartment communities"},
				viewWhole,
				[]string{"communities-supported", "apartment-communities"},
			},
		},
	}
}
