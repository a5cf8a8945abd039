package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard/export"
	"github.com/jipyo/jipyo/metrics"
)

const csvType = "text/csv; charset=utf-8"

// fileName is the name of a download in Korean and, for readers that know no
// other, in ASCII; both without extension.
type fileName struct {
	full  string
	ascii string
}

// indicatorCSV is the indicator page as a table.
func (s *server) indicatorCSV(c *gin.Context, v view, id string) error {
	sub, err := s.subject(c.Request.Context(), v, id)
	if err != nil {
		return fmt.Errorf("indicator csv: %w", err)
	}
	years := yearsOf(sub.all)
	area, areaID := nameOf(sub.frame)
	return s.sendCSV(c, sub.frame, sub.catalog, sub.all, fileName{
		full:  joined(area, sub.Name(sub.indicator.Name), years),
		ascii: joined(areaID, sub.indicator.ID, years),
	})
}

// exportCSV is every observation that the query selects.
func (s *server) exportCSV(c *gin.Context) error {
	v, err := parseView(c.Request)
	if err != nil {
		return err
	}
	ctx := c.Request.Context()
	f, err := s.framed(ctx, v, "csv.all")
	if err != nil {
		return err
	}
	catalog, err := s.store.Catalog(ctx)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	q := v.query(nil)
	if len(v.Areas) > 0 {
		q.RefAreas = f.ids()
	}
	if err := narrow(&q, v, catalog); err != nil {
		return err
	}
	obs, err := s.store.Observations(ctx, q)
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	name := fileName{full: "지표", ascii: "indicators"}
	if len(v.Areas) > 0 {
		area, id := nameOf(f)
		name = fileName{full: joined(area, name.full), ascii: joined(id, name.ascii)}
	}
	years := yearsOf(obs)
	return s.sendCSV(c, f, catalog, obs, fileName{joined(name.full, years), joined(name.ascii, years)})
}

// narrow puts the indicators and scopes asked for into the query, former ids
// by their present one; those that the catalogue lacks are refused.
func narrow(q *metrics.Query, v view, catalog metrics.Catalog) error {
	among := catalog.Indicators
	if len(v.Indicators) > 0 {
		among = nil
	}
	for _, id := range v.Indicators {
		if id == metrics.OtherIndicator {
			q.Indicators = append(q.Indicators, id)
			continue
		}
		ind, err := catalog.Find(id)
		if err != nil {
			r := unknownIndicator(catalog, id, err)
			r.status = http.StatusBadRequest
			return r
		}
		among = append(among, ind)
		q.Indicators = append(q.Indicators, ind.ID)
	}
	for _, scope := range v.Scopes {
		if !hasScope(among, scope) {
			return unknownValue("scope", scope, scopesOf(among))
		}
	}
	return nil
}

func hasScope(among []metrics.Indicator, scope string) bool {
	if scope == metrics.TotalScope {
		return true
	}
	for _, ind := range among {
		if _, ok := ind.Scope(scope); ok {
			return true
		}
	}
	return false
}

func scopesOf(among []metrics.Indicator) []string {
	list := []string{metrics.TotalScope}
	for _, ind := range among {
		for _, s := range ind.Scopes {
			if len(list) <= offersShown {
				list = append(list, s.ID)
			}
		}
	}
	return list
}

// sendCSV writes the whole table before it sends a byte, so that a fault is
// an error answer and never half a file.
func (s *server) sendCSV(c *gin.Context, f frame, catalog metrics.Catalog, obs []metrics.Observation, name fileName) error {
	var body bytes.Buffer
	names := export.Names{Catalog: catalog, Areas: f.allAreas, Lang: f.Lang}
	if err := export.CSV(&body, names, obs, export.Options{Excel: f.view.Excel}); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	sum := sha256.Sum256(body.Bytes())
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := c.Writer.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	if f.view.Rev > 0 {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if matches(c.GetHeader("If-None-Match"), tag) {
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return nil
	}
	h.Set("Content-Disposition", name.disposition("attachment", ".csv"))
	h.Set("X-Total-Count", strconv.Itoa(len(obs)))
	h.Set("Content-Length", strconv.Itoa(body.Len()))
	c.Data(http.StatusOK, csvType, body.Bytes())
	return nil
}

// disposition is RFC 6266's header of a type, with both names.
func (n fileName) disposition(kind, ext string) string {
	return kind + `; filename="` + n.ascii + ext + `"; filename*=UTF-8''` + url.PathEscape(n.full+ext)
}

// joined makes a file name of its parts: letters, digits, "-" and "_" alone.
func joined(parts ...string) string {
	for i, p := range parts {
		parts[i] = strings.Trim(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
				return r
			}
			return '-'
		}, p), "-")
	}
	return strings.Join(nonEmpty(parts...), "_")
}

func nameOf(f frame) (name, id string) {
	var names []string
	for _, a := range f.chosen {
		names = append(names, a.In(f.Lang))
	}
	return strings.Join(names, "-"), strings.Join(f.ids(), "-")
}

// yearsOf is the first and last year that observations are about.
func yearsOf(obs []metrics.Observation) string {
	if len(obs) == 0 {
		return ""
	}
	first, last := obs[0].Period.Start().Year(), obs[0].Period.End().Year()
	for _, o := range obs {
		first, last = min(first, o.Period.Start().Year()), max(last, o.Period.End().Year())
	}
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "-" + strconv.Itoa(last)
}
