package dashboard

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// Board is the overview of an area.
type Board struct {
	Area   metrics.RefArea
	Title  string
	Cards  []Card
	Panels []Panel
}

// Card is the latest value of an indicator.
type Card struct {
	Indicator string
	Name      string
	// Scope names another definition or a part than the whole; "" for the whole.
	Scope string
	// Kind is "목표" or "계획" where nothing has been achieved yet, else "".
	Kind string
	// Value is the latest value in full with its qualifier, Exact its digits.
	Value string
	Exact string
	// Period is the value's period as shown.
	Period string
	// Basis is "시점 추정" for an assumed period, else "".
	Basis string
	// Source is its publisher and date.
	Source string
	// Conflict says that a source gives another value.
	Conflict bool
	// Change is nil where nothing comparable precedes.
	Change *Delta
	// Spark is a small line of the values so far, safe to put in a page.
	Spark template.HTML
	Link  Link
}

// Tone says whether a change is in the direction that the indicator wants.
type Tone string

// The tones.
const (
	Good Tone = "good"
	Bad  Tone = "bad"
	Even Tone = "even"
)

// Delta is the change from one value to the next.
type Delta struct {
	// Text is "+12개 (+4.1%)" with a true minus sign.
	Text string
	// Since is "2024. 1. 1. 대비".
	Since string
	// Sign is -1, 0 or 1.
	Sign int
	Tone Tone
}

// Panel is a figure of the board.
type Panel struct {
	ID     string
	Title  string
	Figure Figure
	// Attainments compare target and actual where both are of one period.
	Attainments []Attainment
}

// Attainment is a target met or not. Text is the whole of it in a sentence.
type Attainment struct {
	Period string
	Actual string
	Target string
	// Rate is "113.2%".
	Rate string
	// Part says that the actual covers only a part of the target's year.
	Part bool
	Met  bool
	Text string
}

// NewBoard lays out the overview of an area from its series; series of other
// areas are passed over. An unknown indicator or area is ErrNotFound; an area
// without series has a board without cards.
func NewBoard(
	catalog metrics.Catalog, areas metrics.Areas, lang, area string, series []metrics.Series,
) (Board, error) {
	place, err := areas.ByID(area)
	if err != nil {
		return Board{}, err
	}
	own := slices.DeleteFunc(slices.Clone(series), func(s metrics.Series) bool {
		return s.RefArea != area || s.Indicator == metrics.OtherIndicator
	})
	sel, err := newSelection(catalog, areas, lang, own)
	if err != nil {
		return Board{}, err
	}
	plan := defaultPlan()
	board := Board{
		Area: place, Title: place.In(lang) + " " + say(lang, "지표", "indicators"),
		Cards: newCards(sel, plan),
	}
	board.Panels, err = newPanels(sel, plan)
	return board, err
}

// of gives the part of the selection that is about some indicators.
func (sel selection) of(ids ...string) selection {
	var kept []subject
	for _, id := range ids {
		for _, s := range sel.subjects {
			if s.Indicator == id {
				kept = append(kept, s)
			}
		}
	}
	return selection{lang: sel.lang, subjects: kept}
}

// byWeight lists the indicators, those with the most statements first.
func (sel selection) byWeight() []string {
	stated := map[string]int{}
	for _, s := range sel.subjects {
		for _, p := range s.Points {
			stated[s.Indicator] += len(p.All())
		}
	}
	ids := sel.distinct(func(s subject) string { return s.Indicator })
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(stated[b], stated[a]) })
	return ids
}

func newCards(sel selection, plan boardPlan) []Card {
	var cards []Card
	shown := map[string]bool{}
	add := func(id string) {
		if card, ok := newCard(sel.of(id)); ok && !shown[id] {
			cards, shown[id] = append(cards, card), true
		}
	}
	for _, id := range plan.cards {
		add(id)
	}
	for _, id := range sel.byWeight() {
		if len(cards) < boardCards {
			add(id)
		}
	}
	return cards
}
