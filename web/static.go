package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/dashboard/echarts"
	"github.com/jipyo/jipyo/metrics"
)

//go:embed static/css/*.css static/js/*.js static/fonts/*.woff2 static/icon.svg
var staticFS embed.FS

// staticTypes are the kinds of file that are served.
var staticTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".woff2": "font/woff2", ".svg": "image/svg+xml",
}

// asset is a file as it goes out; gzip is nil where it would not help.
type asset struct {
	contentType string
	plain       []byte
	gzip        []byte
}

// files are the static files under addresses that hold a hash of their
// content, so that they may be kept for ever.
type files struct {
	byPath map[string]asset
	// tree is the hash over all own files; the fonts are named relative to
	// the style sheets, so one hash stands for the whole tree.
	tree   string
	bundle string
}

func loadFiles() (files, error) {
	f := files{byPath: map[string]asset{}}
	sum := sha256.New()
	own := map[string]asset{}
	err := fs.WalkDir(staticFS, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := staticFS.ReadFile(name)
		if err != nil {
			return err
		}
		a, err := newAsset(path.Ext(name), content)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		sum.Write([]byte(name + "\n"))
		sum.Write(content)
		own[strings.TrimPrefix(name, "static/")] = a
		return nil
	})
	if err != nil {
		return files{}, fmt.Errorf("static files: %w", err)
	}
	f.tree = hex.EncodeToString(sum.Sum(nil))[:12]
	for name, a := range own {
		f.byPath["/"+f.tree+"/"+name] = a
	}
	b := echarts.Bundle()
	f.bundle = "/echarts-" + b.Hash + ".js"
	f.byPath[f.bundle] = asset{contentType: staticTypes[".js"], plain: b.JS, gzip: b.Gzip}
	return f, nil
}

func newAsset(ext string, content []byte) (asset, error) {
	contentType, ok := staticTypes[ext]
	if !ok {
		return asset{}, fmt.Errorf("type %q: %w", ext, metrics.ErrUnsupported)
	}
	a := asset{contentType: contentType, plain: content}
	if ext == ".woff2" {
		return a, nil
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return asset{}, err
	}
	if _, err := w.Write(content); err != nil {
		return asset{}, err
	}
	if err := w.Close(); err != nil {
		return asset{}, err
	}
	a.gzip = packed.Bytes()
	return a, nil
}

// URL is the address of one of our own files, such as css/app.css.
func (f files) URL(name string) string { return "/static/" + f.tree + "/" + name }

// Bundle is the address of the chart library.
func (f files) Bundle() string { return "/static" + f.bundle }

func (s *server) static(c *gin.Context) error {
	a, ok := s.files.byPath[c.Param("path")]
	if !ok {
		return s.noRoute(c)
	}
	c.Header("Cache-Control", "public, max-age=31536000, immutable")
	c.Header("Vary", "Accept-Encoding")
	body := a.plain
	if a.gzip != nil && acceptsGzip(c.Request) {
		c.Header("Content-Encoding", "gzip")
		body = a.gzip
	}
	c.Header("Content-Length", strconv.Itoa(len(body)))
	c.Data(http.StatusOK, a.contentType, body)
	return nil
}

// acceptsGzip reads Accept-Encoding; a weight of zero is a refusal.
func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q := strings.TrimSpace(params)
			return q != "q=0" && q != "q=0.0"
		}
	}
	return false
}
