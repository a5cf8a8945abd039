package web

import (
	"context"
	"fmt"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/metrics"
)

// releases is the part of the record that the release pages read.
type releases interface {
	// Releases lists the releases of an area, or of all for "", the latest
	// publication first; a limit of 0 is none.
	Releases(ctx context.Context, area string, limit int) ([]metrics.ReleaseLine, error)
	// Reading gives the current reading of a release, whose id may be cut;
	// ErrNotFound names the id.
	Reading(ctx context.Context, id metrics.ReleaseID) (metrics.Reading, error)
}

// releasesPage lists the releases held.
type releasesPage struct {
	frame
	Releases []releaseEntry
}

type releaseEntry struct {
	sourceHeader
	Href    string
	Figures int
}

func (s *server) releaseList(ctx context.Context, v view, _ *gin.Context) (string, any, error) {
	f, err := s.framed(ctx, v, "releases.title")
	if err != nil {
		return "", nil, err
	}
	area := ""
	if len(v.Areas) > 0 {
		area = f.Area.ID
	}
	list, err := s.store.Releases(ctx, area, 0)
	if err != nil {
		return "", nil, fmt.Errorf("release list: %w", err)
	}
	// The list knows no data version, so it does not claim to show one.
	f.Rev = 0
	page := releasesPage{frame: f}
	for _, r := range list {
		if v.knows(r.Source) {
			page.Releases = append(page.Releases, s.releaseEntry(f, r))
		}
	}
	return pageReleases, page, nil
}

func (s *server) releaseEntry(f frame, r metrics.ReleaseLine) releaseEntry {
	return releaseEntry{
		sourceHeader: s.sourceHeader(f, r.Source, r.RefArea), Href: f.Keep(releasePath(r.ReleaseID)), Figures: r.Published,
	}
}
