package dashboard

import (
	"slices"

	"github.com/jipyo/jipyo/metrics"
)

// newPanels draws the panels of the plan that have data, and fills up with
// the indicators that are stated most.
func newPanels(sel selection, plan boardPlan) ([]Panel, error) {
	var panels []Panel
	shown := map[string]bool{}
	add := func(p panelPlan) error {
		panel, err := newPanel(sel.of(p.indicators...), p)
		if err != nil || panel.Figure.Empty {
			return err
		}
		for _, id := range p.indicators {
			shown[id] = true
		}
		panels = append(panels, panel)
		return nil
	}
	for _, p := range plan.panels {
		if err := add(p); err != nil {
			return nil, err
		}
	}
	for _, id := range sel.byWeight() {
		if len(panels) >= boardPanels || shown[id] {
			continue
		}
		if err := add(panelPlan{id: id, view: viewWhole, indicators: []string{id}}); err != nil {
			return nil, err
		}
	}
	return panels, nil
}

// newPanel draws one panel; its figure is Empty where there is no data.
func newPanel(sel selection, plan panelPlan) (Panel, error) {
	panel := Panel{ID: plan.id, Title: plan.title.In(sel.lang), Figure: Figure{Empty: true}}
	if plan.view == viewCommonDates {
		panel.Figure = sel.atCommonDates(panel.Title)
		return panel, nil
	}
	if sel = sel.whole(); len(sel.subjects) == 0 {
		return panel, nil
	}
	fig, err := sel.figure(panel.Title)
	if err != nil {
		return Panel{}, err
	}
	panel.Figure, panel.Title = fig, fig.Title
	if plan.view == viewAttainment {
		panel.Attainments = attainments(sel)
	}
	return panel, nil
}

// whole keeps what stands for each indicator as a whole and can share the axes
// of the first: its total or, where it has none, its definitions. Beside one
// another indicators show what was, not what was planned.
func (sel selection) whole() selection {
	kept := selection{lang: sel.lang}
	several := sel.varies(func(s subject) string { return s.Indicator })
	for _, id := range sel.distinct(func(s subject) string { return s.Indicator }) {
		own := sel.of(id)
		stands := own.scoped("")
		if len(stands) == 0 {
			stands = own.scoped(definitions)
		}
		for _, s := range stands {
			if several && s.Kind != metrics.Actual {
				continue
			}
			if len(kept.subjects) == 0 || s.Unit == kept.subjects[0].Unit && s.drawing == kept.subjects[0].drawing {
				kept.subjects = append(kept.subjects, s)
			}
		}
	}
	return kept
}

// scoped are the subjects, changes apart, whose scope is of a group.
func (sel selection) scoped(group string) []subject {
	var kept []subject
	for _, s := range sel.subjects {
		if s.drawing != asChanges && scopeGroup(s.Scope) == group {
			kept = append(kept, s)
		}
	}
	return kept
}

// atCommonDates sets the indicators beside one another as bars, at the periods
// for which at least two of them are stated. Of several definitions of one
// indicator the one that is stated at most of these periods is drawn.
func (sel selection) atCommonDates(title string) Figure {
	actual := selection{lang: sel.lang}
	for _, s := range sel.subjects {
		if group := scopeGroup(s.Scope); s.Kind == metrics.Actual && (group == "" || group == definitions) {
			actual.subjects = append(actual.subjects, s)
		}
	}
	common := actual.commonPeriods()
	if len(common) == 0 {
		return Figure{Empty: true}
	}
	drawn := selection{lang: sel.lang}
	for _, id := range actual.distinct(func(s subject) string { return s.Indicator }) {
		best := slices.MaxFunc(actual.of(id).subjects, func(a, b subject) int {
			return len(within(a.Points, common)) - len(within(b.Points, common))
		})
		if best.Points = within(best.Points, common); len(best.Points) > 0 {
			best.drawing = sideBySide
			drawn.subjects = append(drawn.subjects, best)
		}
	}
	axis, periods := categoryAxis(sel.lang, slots(drawn))
	return drawn.on(axis, periods, title)
}

// commonPeriods are the periods for which two indicators or more are stated.
func (sel selection) commonPeriods() []metrics.TimePeriod {
	stated := map[metrics.TimePeriod][]string{}
	var common []metrics.TimePeriod
	for _, s := range sel.subjects {
		for _, p := range s.Points {
			ids := stated[p.Period]
			if slices.Contains(ids, s.Indicator) {
				continue
			}
			stated[p.Period] = append(ids, s.Indicator)
			if len(ids) == 1 {
				common = append(common, p.Period)
			}
		}
	}
	return common
}

func within(points []metrics.Point, periods []metrics.TimePeriod) []metrics.Point {
	return slices.DeleteFunc(slices.Clone(points), func(p metrics.Point) bool {
		return !slices.Contains(periods, p.Period)
	})
}
