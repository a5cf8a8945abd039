package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jipyo/jipyo/metrics"
)

// gazetteer finds areas by the names that releases use.
type gazetteer struct {
	areas metrics.Areas
	names map[rune][]place
}

// place is a name with the areas that have it: 중구 is several.
type place struct {
	text  string
	short bool
	ids   []string
}

// nationWords stand for the whole country.
var nationWords = []string{"전국", "우리나라", "대한민국"}

func newGazetteer(areas metrics.Areas) gazetteer {
	g := gazetteer{areas: areas, names: map[rune][]place{}}
	for _, a := range areas.All() {
		for _, n := range a.Names {
			if n.Form != "english" && a.ID != metrics.Nation {
				g.add(n.Name, n.Form == "short", a.ID)
			}
		}
		// 광주 북구 is written 광주시 북구 as often as 북구.
		if last := a.Name("usual"); strings.Contains(last, " ") {
			g.add(last[strings.LastIndex(last, " ")+1:], false, a.ID)
		}
	}
	for _, w := range nationWords {
		g.add(w, false, metrics.Nation)
	}
	return g
}

func (g *gazetteer) add(text string, short bool, id string) {
	first, _ := utf8.DecodeRuneInString(text)
	if utf8.RuneCountInString(text) < 2 {
		return
	}
	list := g.names[first]
	for i, p := range list {
		if p.text == text {
			if !slices.Contains(p.ids, id) {
				list[i].ids = append(list[i].ids, id)
			}
			return
		}
	}
	list = append(list, place{text: text, short: short, ids: []string{id}})
	slices.SortStableFunc(list, func(a, b place) int { return len(b.text) - len(a.text) })
	g.names[first] = list
}

// match gives the longest place name that starts text as a whole word, and how
// many bytes of text it takes.
func (g *gazetteer) match(text string) (place, int, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	for _, p := range g.names[first] {
		if !strings.HasPrefix(text, p.text) {
			continue
		}
		rest := text[len(p.text):]
		if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(r) {
			return p, len(p.text), true
		}
		if particle(rest) || strings.HasPrefix(rest, "지역") {
			return p, len(p.text), true
		}
	}
	return place{}, 0, false
}

// pick chooses among the areas of a name: the only one, else the home area,
// else one inside or beside it, or inside the area named just before; "" when
// none of these decides.
func (g *gazetteer) pick(p place, home, before string) string {
	if len(p.ids) == 1 {
		return p.ids[0]
	}
	if slices.Contains(p.ids, home) {
		return home
	}
	for _, id := range p.ids {
		if g.within(home, id) {
			return id
		}
	}
	for _, parent := range []string{before, home, g.parent(home)} {
		for _, id := range p.ids {
			if parent != "" && parent != metrics.Nation && g.parent(id) == parent {
				return id
			}
		}
	}
	return ""
}

func (g *gazetteer) parent(id string) string {
	a, err := g.areas.ByID(id)
	if err != nil {
		return ""
	}
	return a.Parent
}

// within reports whether area id is home or lies in it.
func (g *gazetteer) within(id, home string) bool {
	for n := 0; id != "" && n < 4; n++ {
		if id == home {
			return true
		}
		id = g.parent(id)
	}
	return false
}
