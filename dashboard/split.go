package dashboard

import (
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// definitions is the group of scopes that define the whole in another way.
const definitions = "def"

// frame is what series must have in common to be drawn in one figure.
type frame struct {
	indicator string
	label     string
	unit      metrics.Unit
	group     string
	change    bool
}

// Figures splits series into figures that may each share their axes, in this
// order: the whole (actual, target and plan), its parts by group of scopes,
// changes. Other definitions of a state stand beside the whole, as lines of
// their own. An unknown indicator or area is ErrNotFound.
func Figures(catalog metrics.Catalog, areas metrics.Areas, lang string, series []metrics.Series) ([]Figure, error) {
	sel, err := newSelection(catalog, areas, lang, series)
	if err != nil {
		return nil, err
	}
	var order []frame
	frames := map[frame][]subject{}
	for _, s := range sel.subjects {
		f := frameOf(s)
		if frames[f] == nil {
			order = append(order, f)
		}
		frames[f] = append(frames[f], s)
	}
	var levels, changes []Figure
	for _, f := range order {
		fig, err := selection{lang: lang, subjects: frames[f]}.figure(f.title(frames[f], lang))
		if err != nil {
			return nil, err
		}
		fig.ID = f.id(frames[f][0].indicator)
		if f.change {
			changes = append(changes, fig)
		} else {
			levels = append(levels, fig)
		}
	}
	return append(levels, changes...), nil
}

func frameOf(s subject) frame {
	f := frame{indicator: s.Indicator, label: s.Label, unit: s.Unit, change: s.Kind == metrics.Change}
	group := scopeGroup(s.Scope)
	beside := group == definitions && (s.drawing == atDates || s.drawing == cumulating)
	if !f.change && !beside {
		f.group = group
	}
	return f
}

// scopeGroup is the part of a scope before its colon; "" for the total.
func scopeGroup(scope string) string {
	if scope == metrics.TotalScope {
		return ""
	}
	group, _, _ := strings.Cut(scope, ":")
	return group
}

// title is "" where the figure's own title serves.
func (f frame) title(subjects []subject, lang string) string {
	if f.change {
		return ""
	}
	if f.group == "" {
		if ind := subjects[0].indicator; f.unit != ind.Unit() {
			return ind.Name.In(lang) + " (" + NewAxisUnit(metrics.Decimal{}, f.unit, lang).Label + ")"
		}
		return ""
	}
	sel := selection{subjects: subjects}
	if !sel.varies(func(s subject) string { return s.Scope }) {
		return subjects[0].name(lang) + " (" + subjects[0].scopeName(lang) + ")"
	}
	return subjects[0].name(lang) + " " + groupName(f.group, lang)
}

func (f frame) id(ind metrics.Indicator) string {
	id := f.indicator
	if f.group != "" {
		id += "-" + f.group
	}
	if f.change {
		id += "-change"
	}
	if f.unit != ind.Unit() {
		id += "-" + strings.ToLower(string(f.unit))
	}
	return id
}
