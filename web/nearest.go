package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/jipyo/jipyo/metrics"
)

// unknownIndicator is the 404 that offers the indicators named most alike.
func unknownIndicator(catalog metrics.Catalog, id string, cause error) *refusal {
	r := &refusal{status: http.StatusNotFound, cause: cause, detail: metrics.Localized{
		Korean:  fmt.Sprintf("지표 “%s”은(는) 없습니다. 비슷한 지표는 다음과 같습니다.", shorten(id)),
		English: fmt.Sprintf("There is no indicator “%s”. These are named alike:", shorten(id)),
	}}
	for _, ind := range nearest(catalog, id) {
		r.offers = append(r.offers, offer{
			metrics.Localized{Korean: ind.Name.Korean + " (" + ind.ID + ")", English: ind.Name.In(english) + " (" + ind.ID + ")"},
			indicatorPath(ind.ID),
		})
	}
	return r
}

// nearest orders indicators by how little their id, or one of their names,
// differs from what was asked for, and gives the first few.
func nearest(catalog metrics.Catalog, asked string) []metrics.Indicator {
	asked = strings.ToLower(shorten(asked))
	distance := map[string]int{}
	for _, ind := range catalog.Indicators {
		best := edits(asked, ind.ID)
		for _, name := range []string{ind.ID, strings.ToLower(ind.Name.Korean), strings.ToLower(ind.Name.English)} {
			if asked != "" && strings.Contains(name, asked) {
				best = 0
			}
		}
		distance[ind.ID] = best
	}
	list := slices.Clone(catalog.Indicators)
	slices.SortStableFunc(list, func(a, b metrics.Indicator) int { return cmp.Compare(distance[a.ID], distance[b.ID]) })
	return list[:min(len(list), offersShown)]
}

// edits is the Levenshtein distance of two words.
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(to)]
}
