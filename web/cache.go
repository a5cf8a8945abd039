package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

const (
	// cachedPages is how many rendered pages are kept.
	cachedPages = 512
	// largestCached is the size in bytes above which a page is not kept.
	largestCached = 1 << 20
)

// rendered is a page ready to send, valid as long as the record has the
// versions it was made from.
type rendered struct {
	versions string
	etag     string
	plain    []byte
	gzip     []byte
}

// newRendered hashes and packs a page.
func newRendered(versions string, body []byte) (rendered, error) {
	sum := sha256.Sum256(body)
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(body); err != nil {
		return rendered{}, err
	}
	if err := w.Close(); err != nil {
		return rendered{}, err
	}
	return rendered{versions: versions, etag: hex.EncodeToString(sum[:12]), plain: body, gzip: packed.Bytes()}, nil
}

// pageFunc fills a page and names its template.
type pageFunc func(ctx context.Context, v view, c *gin.Context) (name string, page any, err error)

// page serves a rendered page from the cache, or makes it. The answer depends
// on the address alone: no cookie, no header but Accept-Encoding.
func (s *server) page(f pageFunc) gin.HandlerFunc {
	return s.handle(func(c *gin.Context) error {
		v, err := parseView(c.Request)
		if err != nil {
			return err
		}
		return s.sendPage(c, v, f)
	})
}

func (s *server) sendPage(c *gin.Context, v view, f pageFunc) error {
	ctx := c.Request.Context()
	versions, err := s.fingerprint(ctx)
	if err != nil {
		return err
	}
	key := v.key()
	if kept, ok := s.cache.Get(key); ok && kept.versions == versions {
		sendRendered(c, kept)
		return nil
	}
	name, page, err := f(ctx, v, c)
	if err != nil {
		return err
	}
	body, err := s.pages.render(name, page)
	if err != nil {
		return err
	}
	out, err := newRendered(versions, body)
	if err != nil {
		return fmt.Errorf("page %s: %w", v.Path, err)
	}
	part, mayLack := page.(interface{ unfinished() bool })
	whole := !mayLack || !part.unfinished()
	if len(body) <= largestCached && whole {
		s.cache.Add(key, out)
	}
	sendRendered(c, out)
	return nil
}

// sendRendered answers 304 when the reader has the page. Each encoding has
// an ETag of its own, as a strong one must.
func sendRendered(c *gin.Context, r rendered) {
	h := c.Writer.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	body, tag := r.plain, `"`+r.etag+`"`
	if acceptsGzip(c.Request) {
		body, tag = r.gzip, `"`+r.etag+`-gz"`
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", tag)
	if matches(c.GetHeader("If-None-Match"), tag) {
		h.Del("Content-Encoding")
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	c.Data(http.StatusOK, htmlType, body)
}

// matches reads If-None-Match, which compares weakly.
func matches(header, tag string) bool {
	if header == "*" {
		return true
	}
	for part := range strings.SplitSeq(header, ",") {
		if strings.TrimPrefix(strings.TrimSpace(part), "W/") == tag {
			return true
		}
	}
	return false
}

// fingerprint is equal as long as no area's data version changed.
func (s *server) fingerprint(ctx context.Context) (string, error) {
	versions, err := s.store.Versions(ctx)
	if err != nil {
		return "", fmt.Errorf("data versions: %w", err)
	}
	areas := make([]string, 0, len(versions))
	for area := range versions {
		areas = append(areas, area)
	}
	slices.Sort(areas)
	var b strings.Builder
	for _, area := range areas {
		b.WriteString(area)
		b.WriteByte('=')
		b.WriteString(strconv.FormatInt(versions[area], 10))
		b.WriteByte(';')
	}
	return b.String(), nil
}
